// The audit log: who reads it, how it is narrowed, and whether it holds.
import { Api } from '../fixtures/api';
import { violations } from '../fixtures/look';
import { expect, test } from '../fixtures/test';

test('an auditor is appointed, reads who did what, and sees that the log holds', async ({ person, server }) => {
  const anders = await person('Anders Holm');
  await anders.open('/organization/people?search=yuki');
  await anders.page.getByRole('link', { name: 'Yuki Tanabe' }).click();
  await anders.page.getByLabel('Auditor').check();
  await anders.page.getByRole('button', { name: 'Save' }).click();
  await expect(anders.page.getByText('Saved.')).toBeVisible();

  const yuki = await person('Yuki Tanabe');
  await yuki.open('/');
  const { page } = yuki;
  await page.getByRole('link', { name: 'Organization' }).click();
  await expect(page.getByRole('heading', { name: 'Audit log', level: 1 })).toBeVisible();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.nth(1)).toContainText('Yuki Tanabe');
  await expect(rows.nth(1)).toContainText('signed in with a password');
  await expect(rows).toHaveCount(51);
  expect(await violations(page)).toEqual([]);

  // Older ones, and back.
  const first = await rows.nth(1).getByRole('cell').last().textContent();
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(rows.nth(1).getByRole('cell').last()).not.toHaveText(first ?? '');
  await expect(page).toHaveURL(/behind=/);
  await page.getByRole('link', { name: 'Newest' }).click();
  await expect(rows.nth(1).getByRole('cell').last()).toHaveText(first ?? '');

  await page.getByLabel('What', { exact: true }).selectOption('People and appointments');
  await expect(page).toHaveURL(/kind=people/);
  const appointed = rows.filter({ hasText: 'appointed Yuki Tanabe auditor' });
  await expect(appointed).toHaveCount(1);
  await appointed.getByRole('link', { name: 'Anders Holm' }).click();
  await expect(page.getByText('By Anders Holm')).toBeVisible();
  await expect(rows.filter({ hasText: 'added' })).toHaveCount(1);
  await page.getByLabel('Until').fill('2020-01-31');
  await page.getByLabel('Until').blur();
  await expect(page.getByText('Nothing is found')).toBeVisible();
  await page.getByRole('link', { name: 'Show everything' }).click();
  await expect(rows).toHaveCount(51);
  await expect(page.getByLabel('Until')).toHaveValue('');

  await page.getByRole('button', { name: 'Check all entries now' }).click();
  await expect(page.getByText(/All \d+ were compared .* and fit together/)).toBeVisible();
  await page.getByText('Hash of the last entry').click();
  await expect(page.locator('code')).toHaveText(/^[0-9a-f]{64}$/);

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download as CSV' }).click()]);
  expect(file.suggestedFilename()).toBe('audit-log.csv');
  await page.goto(`${server.url}/organization/audit?kind=export`);
  await expect(rows.nth(1)).toContainText('entries of this log out as a file');
  await page.getByRole('link', { name: 'Framework' }).first().click();
  await page.goBack();
  await expect(rows.nth(1)).toContainText('entries of this log out as a file');
});

test('nobody else sees the log', async ({ person, server }) => {
  const beatriz = await person('Beatriz Costa');
  await beatriz.open('/organization/settings');
  await expect(beatriz.page.getByRole('link', { name: 'Audit log' })).toHaveCount(0);
  await beatriz.page.goto(`${server.url}/organization/audit`);
  await expect(beatriz.page.getByRole('heading', { name: 'Page not found' })).toBeAttached();
  const answer = await (await Api.signIn(server, 'Beatriz Costa')).call('GET', '/audit');
  expect(answer.status).toBe(404);
  beatriz.complaints.splice(0, beatriz.complaints.length, ...beatriz.complaints.filter((one) => !/status of 404/.test(one)));
});
