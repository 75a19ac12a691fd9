// One application: going from page to page never loads a document, whatever the page, and what a page needs is fetched when it is gone to.
import type { Page } from '@playwright/test';
import { hasStayed, stay } from '../fixtures/stay';
import { expect, test, type Person } from '../fixtures/test';

/** Follows a link, by its address, and waits for the page behind it: its address, its heading, and that it is not the one before. */
async function follow(person: Person, link: string, heading?: string | RegExp): Promise<void> {
  const { page } = person;
  const before = await page.locator('h1').innerText();
  await page.locator(`a[href="${link}"]:visible`).first().click();
  if (heading) await expect(page.locator('h1')).toHaveText(heading);
  else await expect(page.locator('h1')).not.toHaveText(before);
  await expect(page).toHaveURL(new RegExp(`${link.replace(/[?]/g, '\\?')}(\\?|#|$)`));
  expect(await hasStayed(page), `${link} loaded a document`).toBe(true);
}

/** The address of the first visible link of a kind. */
async function address(page: Page, kind: RegExp): Promise<string> {
  const links = page.locator('a[href]:visible');
  await expect.poll(async () => (await all()).length, { message: `a link to ${kind}` }).toBeGreaterThan(0);
  async function all(): Promise<string[]> {
    const found = await links.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    return found.filter((href) => kind.test(href));
  }
  return (await all())[0]!;
}

test('somebody who manages and owns the framework walks over every page without loading a document', async ({ person }) => {
  const ines = await person('Ines Bauer');
  const { page } = ines;
  await ines.open('/');
  await stay(page);
  await follow(ines, '/path', 'My path');
  await follow(ines, '/people', 'People I support');

  // A proposal, which is co-edited, and a version of it.
  await page.getByRole('link', { name: /From asking good questions/ }).first().click();
  await expect(page.locator('h1')).toContainText('From asking good questions');
  await expect(page.getByTestId('sync')).toHaveText('Saved');
  expect(await hasStayed(page)).toBe(true);
  await page.locator('#tab-versions').click();
  await follow(ines, await address(page, /^\/p\/.+\/v\/1$/), /From asking good questions/);

  await follow(ines, '/framework');
  await follow(ines, await address(page, /^\/framework\/r\//));
  await follow(ines, '/framework');
  await follow(ines, '/framework/versions');
  await follow(ines, await address(page, /^\/framework\/versions\/1$/));
  await follow(ines, '/framework');
  await follow(ines, await address(page, /^\/framework\/f\/data$/));
  await expect(page.getByTestId('sync')).toHaveText('Saved');
  await follow(ines, '/framework/map');
  await page.goBack();
  await expect(page.getByTestId('sync')).toHaveText('Saved');
  await follow(ines, '/framework/steps');
  await follow(ines, await address(page, /^\/framework\/steps\/\w+$/));
  await follow(ines, '/framework');
  await follow(ines, '/framework/import');
  await follow(ines, '/me');
  await follow(ines, '/');

  // All the way back, too.
  for (let step = 0; step < 5; step += 1) {
    await page.goBack();
    await expect(page.locator('h1')).toHaveCount(1);
  }
  expect(await hasStayed(page), 'going back loaded a document').toBe(true);
});

test('a reviewer and somebody who is asked do, too', async ({ person }) => {
  const [marta, priya] = [await person('Marta Lindqvist'), await person('Priya Raman')];
  await marta.open('/');
  await stay(marta.page);
  await follow(marta, '/reviews', 'Reviews');
  await follow(marta, await address(marta.page, /^\/p\/.+\/v\/\d+$/), /From asking good questions/);
  await follow(marta, '/framework');
  await follow(marta, '/', 'Desk');

  await priya.open('/');
  await stay(priya.page);
  await follow(priya, await address(priya.page, /^\/c\//));
  await follow(priya, '/', 'Desk');
});

test('every page is alive when it says so: what it needs was named in the document', async ({ person }) => {
  const ines = await person('Ines Bauer', { serviceWorkers: 'block' });
  const { page } = ines;
  await ines.open('/people');
  const proposal = await address(page, /^\/p\//);
  const following = new Map([['/framework/f/data', 'matrix'], ['/framework/steps', 'steps'], [proposal, 'proposal']]);
  for (const path of ['/', '/people', '/framework', '/framework/map', '/framework/f/data', '/framework/steps', '/framework/import', proposal]) {
    await ines.open(path);
    const [named, fetched] = await page.evaluate(async (kind) => {
      const named = [...document.querySelectorAll<HTMLLinkElement>('link[rel=preload][as=fetch]')].map((link) => link.href);
      const fetched = performance.getEntriesByType('resource').map((entry) => entry.name);
      const { following } = await (await fetch('/assets.json')).json();
      // No page waits for its engine.
      const later = ((following[kind ?? ''] ?? []) as string[]).map((file) => new URL(file, location.href).href);
      return [named, fetched.filter((name) => name.endsWith('.wasm') && !later.includes(name))];
    }, following.get(path));
    expect([...new Set(fetched)].sort(), path).toEqual(named.sort());
    // Once each: what was named ahead is what is used.
    expect(fetched.length, path).toBe(named.length);
  }
});

test('code of a page that cannot be fetched leads to an ordinary page load, and is tried again', async ({ person }) => {
  const ines = await person('Ines Bauer', { serviceWorkers: 'block' });
  const { page } = ines;
  await ines.open('/framework/f/data');
  await stay(page);
  let refused = 0;
  await page.route(/\/map[^/]*\.wasm$/, (route) => {
    refused += 1;
    return route.abort();
  });
  await page.locator('a[href="/framework/map"]:visible').first().click();
  await expect(page).toHaveURL(/\/framework\/map$/);
  await expect.poll(() => hasStayed(page).catch(() => true)).toBe(false);
  // The page is there to be read, and does not say that it listens.
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page.locator('html[data-hydrated]')).toHaveCount(0);
  expect(refused).toBeGreaterThan(0);
  await page.unroute(/\/map[^/]*\.wasm$/);
  await ines.hydrated();
  await stay(page);
  await follow(ines, '/framework');
});
