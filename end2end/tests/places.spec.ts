// Going from page to page, and what must not be lost on the way or under the hands of the other.
import { Api } from '../fixtures/api';
import { Table } from '../fixtures/desk';
import { expect, test } from '../fixtures/test';
import { Written } from '../fixtures/written';

test('a link to a place within another page leads to the place', async ({ person, server }) => {
  const { written, expectations } = await Written.rating(server, 'Led to a place');
  expect(expectations.length).toBeGreaterThan(0);
  const tomas = await person('Tomás Oliveira');
  await tomas.open('/');
  const line = tomas.page.locator('li.row').filter({ hasText: 'Led to a place' });
  await line.getByRole('link').first().click();
  await tomas.page.waitForURL(new RegExp(`${written.path}#`));
  const place = tomas.page.locator(`section${new URL(tomas.page.url()).hash}`);
  await expect(place).toBeInViewport();
  expect(await tomas.page.evaluate(() => scrollY)).toBeGreaterThan(200);
});

test('the page that was asked for last is the one that is shown', async ({ person, server }) => {
  await Written.start(server, 'A desk that is not empty');
  const tomas = await person('Tomás Oliveira');
  await tomas.open('/');
  await tomas.page.route('**/lists/shelf', async (route) => {
    await new Promise((wait) => setTimeout(wait, 1_500));
    await route.continue();
  });
  await tomas.page.getByRole('link', { name: 'My path' }).click();
  await tomas.page.getByRole('link', { name: 'Tomás Oliveira' }).click();
  await expect(tomas.page.getByRole('heading', { level: 1 })).toHaveText('Where I am signed in');
  await tomas.page.waitForTimeout(2_000);
  expect(new URL(tomas.page.url()).pathname).toBe('/me');
  await expect(tomas.page.getByRole('heading', { level: 1 })).toHaveText('Where I am signed in');
  // Back is a step too: what was on its way is not wanted any more.
  await tomas.page.getByRole('link', { name: 'My path' }).click();
  await tomas.page.goBack();
  await expect(tomas.page).toHaveURL(/\/$/);
  await tomas.page.waitForTimeout(2_000);
  await expect(tomas.page).toHaveURL(/\/$/);
});

test('evidence that was written last is kept when the page is left, and before it is sealed', async ({ person, server }) => {
  const { written, expectations } = await Written.rating(server, 'Evidence');
  for (const id of expectations) {
    await written.tomas.call('PUT', `/proposals/${written.id}/ratings/${id}`, { level: 'reliably', evidence: 'old' });
  }
  const tomas = await Table.open(await person('Tomás Oliveira'), written.path);
  const first = () => tomas.page.locator(`#evidence-${expectations[0]}`);
  const kept = async () => (await written.tomas.call('GET', `/proposals/${written.id}`)).json.assessment.mine.ratings[expectations[0]!].evidence;
  await first().fill('left by a link');
  await tomas.page.getByRole('link', { name: 'Desk' }).first().click();
  await expect.poll(kept).toBe('left by a link');
  await tomas.page.goBack();
  await expect(first()).toHaveValue('left by a link');

  // Without the server it is told, and sealing waits.
  await tomas.page.route('**/proposal/act', (route) => route.abort());
  await first().fill('written while it was away');
  await expect(tomas.page.getByText('Not saved yet.')).toBeVisible();
  await expect(tomas.button('Seal my assessment')).toBeDisabled();
  await tomas.page.unroute('**/proposal/act');
  await expect.poll(kept).toBe('written while it was away');
  await expect(tomas.button('Seal my assessment')).toBeEnabled();
});

test('a choice that was not carried out does not stand there', async ({ person, server }) => {
  const written = await Written.start(server, 'Not carried out');
  await written.share('objectives', 'writing');
  const tomas = await Table.open(await person('Tomás Oliveira'), written.path);
  const control = tomas.page.locator('#objectives-sharing');
  await tomas.page.route('**/proposal/act', (route) => route.abort());
  await control.selectOption('private');
  await expect(tomas.page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
  await expect(control).toHaveValue('writing');
  await tomas.page.unroute('**/proposal/act');
  await tomas.share('objectives', 'private');
});

test('whoever writes in an item goes on writing when the other moves it', async ({ person, server }) => {
  const written = await Written.start(server, 'Moved about');
  await written.share('objectives', 'writing');
  const [tomas, ines] = [await Table.open(await person('Tomás Oliveira'), written.path), await Table.open(await person('Ines Bauer'), written.path)];
  const goals = (table: Table) => table.texts('objectives', 'goal');
  for (const words of ['One', 'Two', 'Three']) {
    await tomas.press('Add a goal');
    await expect(goals(tomas).last()).toBeFocused();
    await tomas.page.keyboard.type(words);
  }
  await expect(goals(ines)).toHaveCount(3);
  await expect(goals(ines).nth(2)).toHaveValue('Three');
  await goals(ines).first().focus();
  await ines.page.keyboard.press('End');
  await ines.page.keyboard.type(' mine');
  await tomas.page.getByRole('button', { name: 'Move down: Goal 1' }).click();
  await expect(goals(ines).nth(1)).toHaveValue('One mine');
  await ines.page.keyboard.type(' still');
  await tomas.page.getByRole('button', { name: 'Move up: Goal 3' }).click();
  await expect(goals(ines).nth(1)).toHaveValue('Three');
  await ines.page.keyboard.type(' here');
  await expect(goals(tomas).nth(2)).toHaveValue('One mine still here');
  await expect(ines.page.locator('.item .live-text__label').filter({ hasText: /^Goal/ })).toHaveText(['Goal 1', 'Goal 2', 'Goal 3']);
});

test('an answer that was begun is still there when the other was quicker', async ({ person, server }) => {
  const written = await Written.complete(server, 'Both answer');
  await written.sign();
  await written.submit();
  const marta = await Api.signIn(server, 'Marta Lindqvist');
  const rubric = { realistic: 'yes', creates_value: 'yes', evidence: 'not_yet' };
  const passage = { section: 'objectives', item: 'self', field: 'beyond', quote: 'Teach' };
  const decision = { kind: 'request_modifications', reason: 'Say whom.', path: '', rubric, requests: [{ passage, note: 'Whom?' }] };
  const decided = await marta.call('POST', `/proposals/${written.id}/versions/1/decisions`, decision);
  expect(decided.status, JSON.stringify(decided.json)).toBeLessThan(300);
  const at = `/proposals/${written.id}`;
  expect((await written.tomas.call('POST', `${at}/steps`, { step: 'reconvene' })).status).toBeLessThan(300);
  const ines = await Table.open(await person('Ines Bauer'), written.path);
  const answer = ines.section('reconvene').getByRole('textbox');
  await answer.fill('We thought of the new');
  const request = (await written.tomas.call('GET', at)).json.requests[0].request.id as string;
  const given = await written.tomas.call('PUT', `${at}/requests/${request}/resolution`, { kind: 'resolved', note: 'The new colleagues.' });
  expect(given.status, JSON.stringify(given.json)).toBeLessThan(300);
  await expect(ines.section('reconvene').getByText('The new colleagues.')).toBeVisible();
  await expect(ines.section('reconvene').getByText('We thought of the new', { exact: true })).toBeVisible();
});
