// Without the network: what somebody has seen opens, says how old it is, and belongs to nobody else.
import { expect, test, type Person } from '../fixtures/test';
import { Written } from '../fixtures/written';

/** The device keeps these pages, and the whole program. */
async function keeps(one: Person, ...paths: string[]): Promise<void> {
  const missing = () =>
    one.page.evaluate(async (paths) => {
      if (!navigator.serviceWorker.controller) return ['no worker'];
      const answer = await (await fetch('/assets.json')).json();
      const files = await caches.open('waymark-files');
      const wanted: string[] = [answer.wasm, answer.css, ...([answer.pages, answer.following].flatMap(Object.values).flat() as string[])];
      const missing = [];
      for (const file of wanted) if (!(await files.match(file))) missing.push(file);
      const pages = (await caches.keys()).filter((name) => name.startsWith('waymark-pages-'));
      for (const path of paths) {
        const found = await Promise.all(pages.map(async (name) => (await caches.open(name)).match(path)));
        if (!found.some(Boolean)) missing.push(path);
      }
      return missing;
    }, paths);
  await expect.poll(missing, { timeout: 30_000 }).toEqual([]);
}

const banner = (one: Person) => one.page.getByText(/^The server cannot be reached\. What others have changed since your last visit, .*, is not shown\.$/);

test('the lists and the framework open without a network, and know of the path that was begun a moment ago', async ({ person, server }) => {
  const yuki = await person('Yuki Tanabe');
  await yuki.open('/path');
  // Without a controller there is nothing to ask; the next page has it.
  await yuki.open('/path');
  await yuki.page.getByLabel('What shall it be called?').or(yuki.page.locator('#title')).first().fill('Begun on the train');
  await yuki.page.getByRole('button', { name: 'Start', exact: false }).last().click();
  await expect(yuki.page).toHaveURL(/\/p\//);
  await yuki.hydrated();
  await expect(yuki.page.getByTestId('sync')).toHaveText('Saved');
  const path = new URL(yuki.page.url()).pathname;
  await keeps(yuki, '/', '/path', '/framework', path);

  await yuki.context.setOffline(true);
  const beyond = yuki.page.locator('#objectives-beyond');
  await beyond.focus();
  await yuki.page.keyboard.type('Written in a tunnel');
  await expect(yuki.page.getByTestId('sync')).toHaveText(/^Offline/);

  // By the links of the page itself.
  await yuki.page.locator('.rail a[href="/path"]').click();
  await expect(banner(yuki)).toBeVisible();
  await expect(yuki.page.getByRole('link', { name: 'Begun on the train' })).toBeVisible();
  await expect(yuki.page.getByText('No path yet')).toHaveCount(0);
  await yuki.hydrated();
  await yuki.page.locator('.rail a[href="/framework"]').click();
  await expect(yuki.page.locator('h1')).toBeVisible();
  await expect(banner(yuki)).toBeVisible();
  await yuki.hydrated();
  // And by their addresses.
  await yuki.open('/path');
  await expect(banner(yuki)).toBeVisible();
  await yuki.page.getByRole('link', { name: 'Begun on the train' }).click();
  await expect(yuki.page.locator('#objectives-beyond')).toHaveValue('Written in a tunnel');

  await yuki.context.setOffline(false);
  await expect(yuki.page.getByText('The server can be reached again.')).toBeVisible();
  await yuki.page.getByRole('button', { name: 'Show it as it is now' }).click();
  await yuki.hydrated();
  await expect(yuki.page.locator('.server--kept')).toHaveCount(0);
  await expect(yuki.page.locator('#objectives-beyond')).toHaveValue('Written in a tunnel');
  await expect(yuki.page.getByTestId('sync')).toHaveText('Saved');
});

test('a page that was never seen says so and leads to those that were', async ({ person }) => {
  const ines = await person('Ines Bauer');
  await ines.open('/people');
  await ines.open('/people');
  await keeps(ines, '/people', '/framework');
  await ines.context.setOffline(true);
  await ines.page.goto(`${ines.url}/framework/versions`);
  await expect(ines.page.getByRole('heading', { name: 'The server cannot be reached' })).toBeVisible();
  await ines.page.getByRole('link', { name: 'People I support' }).click();
  await ines.hydrated();
  await expect(ines.page.getByRole('heading', { name: 'People I support', level: 1 })).toBeVisible();
  await expect(banner(ines)).toBeVisible();
});

test('who signs out leaves nothing, and the next person at this browser sees nothing of theirs', async ({ person, server }) => {
  const written = await Written.start(server, 'Nobody else reads this');
  const tomas = await person('Tomás Oliveira');
  await tomas.open(written.path);
  await tomas.open(written.path);
  await keeps(tomas, written.path, '/path');
  await tomas.open('/me');
  await tomas.page.getByRole('button', { name: 'Sign out' }).click();
  await expect(tomas.page).toHaveURL(/\/sign-in/);
  await tomas.hydrated();
  const left = await tomas.page.evaluate(async () => (await caches.keys()).filter((name) => name !== 'waymark-files' && name !== 'waymark-state'));
  expect(left).toEqual([]);

  const priya = server.signIns.find((one) => one.name === 'Priya Raman')!;
  await tomas.page.getByLabel('Email').fill(priya.email);
  await tomas.page.getByLabel('Password').fill(priya.password);
  await tomas.page.getByRole('button', { name: 'Sign in' }).click();
  await expect(tomas.page.locator('.rail__me')).toContainText('Priya Raman');
  await tomas.hydrated();
  await keeps(tomas, '/', '/path', '/framework');
  await tomas.context.setOffline(true);
  await tomas.page.goto(tomas.url + written.path);
  await expect(tomas.page.getByRole('heading', { name: 'The server cannot be reached' })).toBeVisible();
  await expect(tomas.page.getByText('Nobody else reads this')).toHaveCount(0);
  await tomas.page.goto(`${tomas.url}/path`);
  await expect(tomas.page.locator('.rail__me')).toContainText('Priya Raman');
  await expect(tomas.page.getByText('Nobody else reads this')).toHaveCount(0);
});
