// A phone, and a window at 400 %: everything of a page can be reached, and what stands around it leaves it room.
import type { Page } from '@playwright/test';
import { Api } from '../fixtures/api';
import { sideways } from '../fixtures/look';
import type { Server } from '../fixtures/server';
import { expect, test } from '../fixtures/test';

const PHONE = { width: 390, height: 844 };
const ZOOMED = { width: 320, height: 256 };

const path = async (server: Server, who: string) => {
  const list = (await (await Api.signIn(server, who)).call('GET', '/proposals')).json as { id: string }[];
  return `/p/${list[0]!.id}`;
};

const PLACES: [string, string, (server: Server) => Promise<string>][] = [
  ['a path', 'Leila Haddad', (server) => path(server, 'Leila Haddad')],
  ['the matrix', 'Beatriz Costa', async () => '/framework/f/data'],
  ['a guided step', 'Beatriz Costa', async () => '/framework/steps/publish'],
  ['a version', 'Marta Lindqvist', async (server) => `${await path(server, 'Leila Haddad')}/v/1`],
];

/** What of the bar reaches out of the window, or is cut by the bar. */
const outside = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.topbar__end > *')]
      .filter((one) => one.offsetParent !== null && getComputedStyle(one).clipPath === 'none')
      .filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 1 && (box.left < 0 || box.right > document.documentElement.clientWidth);
      })
      .map((one) => one.textContent),
  );

for (const [name, who, at] of PLACES) {
  test(`on a phone everything in the bar of ${name} is in sight, and its name can be read`, async ({ person, server }) => {
    const one = await person(who, { viewport: PHONE });
    await one.open(await at(server));
    expect(await outside(one.page)).toEqual([]);
    const crumb = await one.page.locator('.crumbs [aria-current]').boundingBox();
    expect(crumb!.width).toBeGreaterThan(Math.min(200, (await one.page.locator('.crumbs [aria-current]').innerText()).length * 7));
    expect(await sideways(one.page)).toEqual([]);
  });
}

test('on a phone the guide comes up from below, as wide as the window', async ({ person, server }) => {
  const leila = await person('Leila Haddad', { viewport: PHONE });
  await leila.open(await path(server, 'Leila Haddad'));
  await leila.page.getByRole('button', { name: 'Guide and history' }).click();
  const sheet = leila.page.locator('#beside');
  await expect(sheet).toBeVisible();
  const box = (await sheet.boundingBox())!;
  expect(box.width).toBe(PHONE.width);
  expect(Math.round(box.y + box.height)).toBe(PHONE.height);
  expect(box.height).toBeGreaterThan(250);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(sheet).toBeHidden();
});

test('on a phone the bar of steps and of phases stands at where somebody is', async ({ person, server }) => {
  const beatriz = await person('Beatriz Costa', { viewport: PHONE });
  await beatriz.open('/framework/steps/publish');
  await expect(beatriz.page.locator('#to-publish')).toBeInViewport();
  const leila = await person('Leila Haddad', { viewport: PHONE });
  await leila.open(await path(server, 'Leila Haddad'));
  await expect(leila.page.locator('#to-milestones')).not.toBeInViewport();
  await leila.page.locator('#milestones textarea').first().focus();
  await expect(leila.page.locator('#to-milestones')).toBeInViewport();
});

test("on a phone the names in leadership's navigation have two lines at most", async ({ person }) => {
  const marta = await person('Marta Lindqvist', { viewport: PHONE });
  await marta.open('/reviews');
  const lines = await marta.page.locator('.rail__label').evaluateAll((all) =>
    all.map((one) => Math.round(one.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(one).lineHeight))),
  );
  expect(lines.length).toBe(6);
  expect(Math.max(...lines)).toBeLessThanOrEqual(2);
});

for (const [name, who, at] of PLACES) {
  test(`at 400 % nothing covers ${name}, and its beginning is in the first window`, async ({ person, server }) => {
    const one = await person(who, { viewport: ZOOMED });
    await one.open(await at(server));
    const heading = (await one.page.locator('h1').first().boundingBox())!;
    expect(heading.y).toBeLessThan(ZOOMED.height * 0.7);
    const sticks = await one.page.evaluate(() =>
      [...document.querySelectorAll('.rail, .topbar, .proposal__phases, .review__beside')].filter((one) =>
        ['sticky', 'fixed'].includes(getComputedStyle(one).position),
      ).map((one) => one.className),
    );
    expect(sticks).toEqual([]);
    expect(await sideways(one.page)).toEqual([]);
  });
}
