// What somebody takes out about themselves.
import { readFile } from 'node:fs/promises';
import { violations } from '../fixtures/look';
import { expect, test } from '../fixtures/test';

test('an employee downloads everything about them as one archive', async ({ person }) => {
  const leila = await person('Leila Haddad');
  await leila.open('/me');
  const { page } = leila;
  await expect(page.getByRole('heading', { name: 'My data' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download my data' }).click()]);
  expect(file.suggestedFilename()).toBe('my-data.zip');
  const bytes = await readFile((await file.path()) ?? '');
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  expect(bytes.includes('my-data.html') && bytes.includes('my-data.json')).toBe(true);
});
