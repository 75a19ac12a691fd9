// Whoever looks something up elsewhere comes back to the place they left: document, connection, undo, scroll, focus, and what never was sent.
import { Written } from '../fixtures/written';
import { expect, test, type Person } from '../fixtures/test';

const BEYOND = '#objectives-beyond';

const chip = (one: Person) => one.page.getByTestId('sync');
const value = (one: Person) => one.page.locator(BEYOND).inputValue();

/** Counts the connections that a page opens and loses. */
function sockets(one: Person): { opened: number; closed: number } {
  const seen = { opened: 0, closed: 0 };
  one.page.on('websocket', (socket) => {
    seen.opened += 1;
    socket.on('close', () => (seen.closed += 1));
  });
  return seen;
}

/** Goes to a page by the navigation, and waits until it has taken the place of the one before. */
async function go(one: Person, name: string): Promise<void> {
  const before = await one.page.locator('h1').innerText();
  await one.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
  await expect(one.page.locator('h1')).not.toHaveText(before);
}

test('connection, presence, undo, scroll and focus outlive a look at the framework', async ({ server, person }) => {
  const written = await Written.start(server, 'Looked up in between');
  await written.share('objectives', 'writing');
  const [tomas, ines] = [await person('Tomás Oliveira'), await person('Ines Bauer')];
  const seen = sockets(tomas);
  await Promise.all([tomas.open(written.path), ines.open(written.path)]);
  await expect(tomas.page.locator(`${BEYOND}:not([readonly])`)).toBeVisible();
  await tomas.page.locator(BEYOND).click();
  await tomas.page.keyboard.type('before I looked it up');
  await expect(chip(tomas)).toHaveText('Saved');
  await expect(ines.page.locator('.avatars li')).toHaveCount(2);
  // From here on nobody may see him go.
  await ines.page.evaluate(() => {
    const avatars = document.querySelector('.avatars')!;
    const gone = new MutationObserver(() => avatars.querySelectorAll('li').length < 2 && document.body.setAttribute('data-left', ''));
    gone.observe(avatars, { childList: true, subtree: true });
  });
  const { opened } = seen;
  const scrolled = await tomas.page.evaluate(() => Math.round(scrollY));
  expect(scrolled).toBeGreaterThan(100);

  await go(tomas, 'Framework');
  expect(await tomas.page.evaluate(() => scrollY)).toBe(0);
  await go(tomas, 'Desk');
  await ines.page.locator(BEYOND).click();
  await ines.page.keyboard.press('End');
  await ines.page.keyboard.type(', and meanwhile Ines wrote');
  await expect(chip(ines)).toHaveText('Saved');
  await tomas.page.goBack();
  await tomas.page.goBack();

  await expect.poll(() => value(tomas)).toBe('before I looked it up, and meanwhile Ines wrote');
  await expect.poll(() => tomas.page.evaluate(() => Math.round(scrollY))).toBe(scrolled);
  await expect(tomas.page.locator(BEYOND)).toBeFocused();
  await tomas.page.keyboard.press('Control+z');
  await expect.poll(() => value(tomas)).toBe(', and meanwhile Ines wrote');
  await tomas.page.keyboard.press('Control+Shift+z');
  await expect.poll(() => value(tomas)).toContain('before I looked it up');
  await expect(chip(tomas)).toHaveText('Saved');
  await expect(ines.page.locator('body:not([data-left])')).toBeAttached();
  expect(seen).toEqual({ opened, closed: 0 });

  // Forward, and back by a link: that begins at the top, at the same table.
  await tomas.page.goForward();
  await expect(tomas.page.locator(BEYOND)).toHaveCount(0);
  await go(tomas, 'My path');
  await tomas.page.getByRole('link', { name: 'Looked up in between' }).first().click();
  await expect(tomas.page.locator(`${BEYOND}:not([readonly])`)).toBeAttached();
  expect(await tomas.page.evaluate(() => scrollY)).toBe(0);
  expect(seen).toEqual({ opened, closed: 0 });
});

test('back and forward without a network keep what was never sent', async ({ server, person }) => {
  const written = await Written.start(server, 'Never sent');
  await written.share('objectives', 'writing');
  const [tomas, ines] = [await person('Tomás Oliveira'), await person('Ines Bauer')];
  await ines.open(written.path);
  await tomas.open('/');
  await go(tomas, 'My path');
  await tomas.page.getByRole('link', { name: 'Never sent' }).first().click();
  await expect(tomas.page.locator(`${BEYOND}:not([readonly])`)).toBeAttached();
  await go(tomas, 'Framework');
  await tomas.page.goBack();
  await expect(tomas.page.locator(`${BEYOND}:not([readonly])`)).toBeAttached();

  // Both pages are kept on this device, with the program of the page that is opened from there.
  const kept = (paths: string[]) =>
    tomas.page.evaluate(async (paths) => {
      if (!navigator.serviceWorker.controller) return false;
      const found = await Promise.all(paths.map((path) => caches.match(path)));
      return found.every(Boolean) && (await (await caches.open('waymark-files')).keys()).some((file) => file.url.endsWith('/proposal.wasm'));
    }, paths);
  await expect.poll(() => kept([written.path, '/framework']), { timeout: 30_000 }).toBe(true);
  await tomas.context.setOffline(true);
  await tomas.page.locator(BEYOND).click();
  await tomas.page.keyboard.type('Written in a tunnel.');
  await expect(chip(tomas)).toHaveText(/^Offline, kept on this device/);
  for (let round = 0; round < 3; round += 1) {
    await tomas.page.goForward();
    // What this device keeps of the page is loaded: going on before that is there would end that, and not lead back.
    await expect(tomas.page.getByText(/^The server cannot be reached/).first()).toBeVisible();
    await tomas.page.waitForLoadState('load');
    await tomas.page.goBack();
    await expect.poll(() => value(tomas)).toBe('Written in a tunnel.');
  }
  await expect(chip(tomas)).toHaveText(/^Offline, kept on this device \([1-9]\d* changes?\)$/);
  await tomas.page.locator(BEYOND).click();
  await tomas.page.keyboard.press('End');
  await tomas.page.keyboard.type(' And behind it.');

  await tomas.context.setOffline(false);
  await expect(chip(tomas)).toHaveText('Saved', { timeout: 45_000 });
  await expect.poll(() => value(ines)).toBe('Written in a tunnel. And behind it.');
});
