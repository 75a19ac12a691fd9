// The engine is fetched without the page waiting for it: until it is here nothing is lost, and nothing goes on pretending to be saved.
import { hasStayed, stay } from '../fixtures/stay';
import { expect, test, type Person } from '../fixtures/test';
import { Written } from '../fixtures/written';

const FIELD = '#objectives-beyond';

/** Holds back the files that follow a page, or has them fail; gives how often they were asked for, and lets them come. */
async function without(one: Person, page: string, how: 'held' | 'failed') {
  const assets = await (await fetch(`${one.url}/assets.json`)).json();
  const files = new Set(assets.following[page] as string[]);
  expect(files.size).toBeGreaterThan(0);
  const is = (url: URL) => files.has(url.pathname);
  let [asked, open] = [0, () => {}];
  const come = new Promise<void>((resolve) => (open = resolve));
  await one.page.route(is, async (route) => {
    asked += 1;
    if (how === 'failed') return route.abort();
    await come;
    return route.continue();
  });
  const comes = async () => {
    open();
    if (how === 'failed') await one.page.unroute(is);
  };
  return { asked: () => asked, comes };
}

for (const how of ['held', 'failed'] as const) {
  test(`a path can be read and left while its engine is ${how}, and is written in when it comes`, async ({ person, server }) => {
    const written = await Written.start(server, 'Slow beginnings');
    const tomas = await person('Tomás Oliveira', { serviceWorkers: 'block' });
    const engine = await without(tomas, 'proposal', how);
    const { page } = tomas;
    await tomas.open(written.path);
    await expect.poll(engine.asked).toBeGreaterThan(0);
    await stay(page);
    const field = page.locator(FIELD);
    await expect(field).toHaveAttribute('readonly', '');
    await expect(page.getByTestId('sync')).not.toHaveText('Saved');

    // What needs no engine works: away, and back to the same table.
    await page.locator('.rail a[href="/framework"]').click();
    await expect(field).toHaveCount(0);
    await page.goBack();
    await expect(field).toHaveAttribute('readonly', '');

    expect(await hasStayed(page)).toBe(true);
    await engine.comes();
    await expect(field).not.toHaveAttribute('readonly', '', { timeout: 30_000 });
    await field.focus();
    await page.keyboard.type('Written late');
    await expect(page.getByTestId('sync')).toHaveText('Saved');
    const again = await person('Tomás Oliveira');
    await again.open(written.path);
    await expect(again.page.locator(FIELD)).toHaveValue('Written late');
  });
}

test('the matrix can be walked in before its engine is here, and the cell that was reached is the one that is written in', async ({ person }) => {
  const ines = await person('Ines Bauer', { serviceWorkers: 'block' });
  const engine = await without(ines, 'matrix', 'held');
  const { page } = ines;
  await ines.open('/framework/f/data');
  await expect.poll(engine.asked).toBeGreaterThan(0);
  // The grid is read and walked in.
  await page.locator('[id="at-data-2~clarity"]').click();
  await expect(page.locator('[id="at-data-2~clarity"]')).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('#own-data-2\\~clarity')).toHaveCount(0);
  await engine.comes();
  await expect(page.locator('#own-data-2\\~clarity')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type(' Later.');
  await expect(page.getByTestId('sync')).toHaveText('Saved');
  await ines.open('/framework/f/data');
  await expect(page.locator('[id="at-data-2~clarity"]')).toContainText('Later.');
});

test('what was written on the train is offered for copying when the section was closed before the engine came', async ({ person, server }) => {
  const written = await Written.start(server, 'Closed meanwhile');
  await written.share('objectives', 'writing');
  const ines = await person('Ines Bauer', { serviceWorkers: 'block' });
  const { page } = ines;
  await ines.open(written.path);
  const field = page.locator(FIELD);
  await expect(field).not.toHaveAttribute('readonly', '');
  await ines.context.setOffline(true);
  await field.focus();
  await page.keyboard.type('Thought of on the train');
  await expect(page.getByTestId('sync')).toHaveText(/^Offline, kept on this device/);
  await page.goto('about:blank');
  await ines.context.setOffline(false);

  const engine = await without(ines, 'proposal', 'held');
  await ines.open(written.path);
  await expect.poll(engine.asked).toBeGreaterThan(0);
  await expect(page.locator('#objectives')).not.toContainText('has not shared');
  await written.share('objectives', 'private');
  await page.locator('.rail a[href="/people"]').click();
  await expect(field).toHaveCount(0);
  await page.goBack();
  await expect(page.locator('#objectives')).toContainText('has not shared');
  await engine.comes();
  await expect(page.getByRole('textbox', { name: 'This could not be saved' })).toHaveValue('Thought of on the train');
});
