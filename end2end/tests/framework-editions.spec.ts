// Those who write the framework see what everybody else reads, and know which of the two they see.
import { Matrix } from '../fixtures/matrix';
import { expect, test } from '../fixtures/test';

const OLD = 'Reads an existing model and extends it without breaking a report.';

test('an owner switches from the draft to what everybody reads, in the matrix, on a role and on the map', async ({ person }) => {
  const beatriz = await person('Beatriz Costa');
  const matrix = await Matrix.open(beatriz);
  const field = await matrix.enter('data-1', 'modelling');
  await field.fill('Reads every model there is.');
  await matrix.saved();
  const { page } = beatriz;
  const which = page.getByRole('navigation', { name: 'Which text is shown' });
  await expect(which.getByRole('link', { name: 'Draft' })).toHaveAttribute('aria-current', 'true');
  await which.getByRole('link', { name: 'What everybody reads (version 1)' }).click();
  await expect(page.getByRole('grid').getByText(OLD)).toBeVisible();
  await expect(page.getByText('Reads every model there is.')).toHaveCount(0);
  await expect(page.getByTestId('sync')).toHaveCount(0);
  await expect(which.getByRole('link', { name: /^What everybody reads/ })).toHaveAttribute('aria-current', 'true');
  await which.getByRole('link', { name: 'Draft' }).click();
  await expect(page.getByTestId('sync')).toHaveText('Saved');

  await beatriz.open('/framework/r/data-1');
  await expect(page.getByText('Reads every model there is.')).toBeVisible();
  await which.getByRole('link', { name: /^What everybody reads/ }).click();
  await expect(page.getByText(OLD)).toBeVisible();

  await beatriz.open('/framework/map');
  await expect(which).toBeVisible();
  await page.locator('svg a[href="/framework/r/data-3"]').focus();
  await page.getByRole('link', { name: 'See it in the matrix' }).click();
  await expect(page).toHaveURL(/\/framework\/f\/data#at-data-3~$/);
});

test('everybody else reads what is published, and is offered nothing else', async ({ person }) => {
  const tomas = await person('Tomás Oliveira');
  for (const at of ['/framework/f/data', '/framework/r/data-1', '/framework/map']) {
    await tomas.open(at);
    await expect(tomas.page.locator('h1')).toBeVisible();
    await expect(tomas.page.getByRole('navigation', { name: 'Which text is shown' })).toHaveCount(0);
  }
});

test('a map that is wider than its window says so until all of it is seen', async ({ person }) => {
  const tomas = await person('Tomás Oliveira', { viewport: { width: 1100, height: 800 } });
  await tomas.open('/framework/map');
  const told = tomas.page.getByText(/^The map is wider than this window/);
  await expect(told).toBeVisible();
  const small = await tomas.page.locator('.map__sheet text').evaluateAll((all) => {
    const scale = (text: SVGTextElement) => text.getScreenCTM()?.a ?? 1;
    return all.filter((text) => Number.parseFloat(getComputedStyle(text).fontSize) * scale(text as SVGTextElement) < 12).map((text) => text.textContent);
  });
  expect(small).toEqual([]);
  await tomas.page.getByRole('button', { name: 'Fit the whole map' }).click();
  await expect(told).toBeHidden();
});

test('the choice of a source begins at the one there is: Enter changes nothing', async ({ person }) => {
  const beatriz = await person('Beatriz Costa');
  const matrix = await Matrix.open(beatriz);
  await matrix.cell('data-2', 'modelling').click();
  await beatriz.page.keyboard.press('Alt+ArrowDown');
  await expect(beatriz.page.getByRole('button', { name: 'Associate Data Engineer (now)' })).toBeFocused();
  await beatriz.page.keyboard.press('Enter');
  await expect(beatriz.page.getByRole('dialog')).toHaveCount(0);
  await expect(matrix.cell('data-2', 'modelling').locator('.matrix__chip')).toHaveText(/Associate Data Engineer/);
});
