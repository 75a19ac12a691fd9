// What co-edits is fetched when a page can be read and used already: until it is here nothing is lost, and nothing pretends to be saved.
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
  test(`a path can be read and left while what co-edits it is ${how}, and is written in when it comes`, async ({ person, server }) => {
    const written = await Written.start(server, 'Slow beginnings');
    const tomas = await person('Tomás Oliveira', { serviceWorkers: 'block' });
    const engine = await without(tomas, 'proposal', how);
    const { page } = tomas;
    await tomas.open(written.path);
    await expect.poll(engine.asked).toBeGreaterThan(0);
    const field = page.locator(FIELD);
    await expect(field).toHaveAttribute('readonly', '');

    // What needs no engine works: away, and back to the same table.
    await page.locator('.rail a[href="/framework"]').click();
    await expect(field).toHaveCount(0);
    await page.goBack();
    await expect(field).toHaveAttribute('readonly', '');

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

test('what is done in the matrix before what co-edits it is here is not lost', async ({ person }) => {
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
