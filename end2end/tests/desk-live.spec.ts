// What waits for somebody comes and goes by itself: no page is loaded, and nothing else on it moves.
import type { Page } from '@playwright/test';
import { Api } from '../fixtures/api';
import { Table } from '../fixtures/desk';
import { expect, test } from '../fixtures/test';
import { Written } from '../fixtures/written';

const RUBRIC = { realistic: 'yes', creates_value: 'yes', evidence: 'yes' };
/** From a change to what is seen of it. */
const SOON = { timeout: 3_000 };

/** Marks the document: a page load would take the mark away. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { stayed: true }));
const stayed = (page: Page) => page.evaluate(() => 'stayed' in window);

const count = async (page: Page) => Number((await page.locator('.rail__count [aria-hidden]').textContent({ timeout: 1_000 }).catch(() => '0')) ?? '0');

test('a task appears on the desk and at the rail, and is gone when it is done, without a page load', async ({ person, server }) => {
  const written = await Written.complete(server, 'To be decided soon');
  await written.sign();
  const marta = await person('Marta Lindqvist');
  await marta.open('/');
  await mark(marta.page);
  const before = await count(marta.page);
  const line = marta.page.locator('li.row').filter({ hasText: 'To be decided soon' });
  await expect(line).toHaveCount(0);
  // Where somebody is stays where it is.
  const first = marta.page.locator('li.row a').first();
  await first.focus();
  await marta.page.evaluate(() => Object.assign(window, { focused: document.activeElement }));

  await written.submit();
  await expect(line.getByRole('link', { name: /^Review/ })).toBeVisible(SOON);
  await expect.poll(() => count(marta.page), SOON).toBe(before + 1);
  await expect(marta.page.getByRole('status').filter({ hasText: /waits? for you/ })).toHaveCount(1);
  expect(await marta.page.evaluate(() => (window as any).focused === document.activeElement)).toBe(true);

  // The other tab decides; the desk of this one empties.
  const api = await Api.signIn(server, 'Marta Lindqvist');
  const decided = await api.call('POST', `/proposals/${written.id}/versions/1/decisions`, { kind: 'approve', reason: 'Convincing.', rubric: RUBRIC });
  expect(decided.status).toBe(204);
  await expect(line.getByRole('link', { name: /^Review/ })).toHaveCount(0, SOON);
  await expect.poll(() => count(marta.page), SOON).toBe(before);
  expect(await stayed(marta.page)).toBe(true);
});

test('a decision arrives on the open path with a word, and at the rail of whatever page is open', async ({ person, server }) => {
  const written = await Written.complete(server, 'Waiting for an answer');
  await written.sign();
  await written.submit();
  const tomas = await Table.open(await person('Tomás Oliveira'), written.path);
  const ines = await person('Ines Bauer');
  await ines.open('/framework');
  for (const page of [tomas.page, ines.page]) await mark(page);
  const before = await count(ines.page);

  const marta = await Api.signIn(server, 'Marta Lindqvist');
  const passage = { section: 'objectives', item: 'clause-one', field: 'clause', quote: 'a domain' };
  const decision = { kind: 'request_modifications', reason: 'One thing is open.', rubric: RUBRIC, requests: [{ passage, note: 'Say which.' }] };
  expect((await marta.call('POST', `/proposals/${written.id}/versions/1/decisions`, decision)).status).toBe(204);

  const word = tomas.page.getByRole('status').filter({ hasText: 'Leadership asks for changes to this path.' });
  await expect(word).toBeVisible(SOON);
  await expect.poll(() => count(ines.page), SOON).toBe(before + 1);
  await word.getByRole('link', { name: 'Go to the decision' }).click();
  await expect(tomas.section('decision').getByText('One thing is open.')).toBeVisible();
  await word.getByRole('button', { name: 'Close' }).click();
  await expect(word).toHaveCount(0);
  for (const page of [tomas.page, ines.page]) expect(await stayed(page)).toBe(true);
});

test('a window that was out of sight knows what has changed meanwhile when it is looked at', async ({ person, server }) => {
  const marta = await person('Marta Lindqvist');
  await marta.open('/reviews');
  const hidden = (state: string) =>
    marta.page.evaluate((state) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await hidden('hidden');
  const written = await Written.complete(server, 'Came meanwhile');
  await written.sign();
  await written.submit();
  await expect(marta.page.getByText('Came meanwhile')).toHaveCount(0);
  await hidden('visible');
  await expect(marta.page.getByRole('link', { name: 'Came meanwhile' })).toBeVisible();
});
