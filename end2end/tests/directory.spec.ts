// A directory that keeps people up to date: its token, what it owns, and what that makes of a person's page.
import { violations } from '../fixtures/look';
import { expect, test } from '../fixtures/test';

test('an administrator lets a directory in, and what it owns is locked on the page of whom it sends', async ({ person, server }) => {
  const anders = await person('Anders Holm');
  const { page } = anders;
  await anders.open('/organization/sign-in');
  const part = page.getByRole('region', { name: 'Directory' });
  await expect(part).toContainText('no directory can call');
  await part.getByRole('button', { name: 'Make a token for the directory' }).click();
  const shown = part.getByRole('textbox', { name: 'The new token of the directory' });
  await expect(shown).toHaveValue(/^wmp_[0-9a-f]{64}$/);
  const token = await shown.inputValue();
  await expect(part.getByRole('listitem')).toContainText('by Anders Holm');
  expect(await violations(page)).toEqual([]);
  const scim = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${server.url}/scim/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  const sent = await scim('POST', '/Users', { userName: 'bo@northlight.example', displayName: 'Bo Ek', title: 'Analyst' });
  expect(sent.status).toBe(201);
  const { id } = (await sent.json()) as { id: string };

  await anders.open(`/organization/people/${id}`);
  await expect(page.getByText('The directory owns what is locked here')).toBeVisible();
  for (const field of ['Name', 'Job title', 'Email']) await expect(page.getByLabel(field, { exact: true })).toBeDisabled();
  await expect(page.getByRole('button', { name: /Manager/ }).first()).toBeDisabled();
  await page.getByLabel('Leadership reviewer').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Saved.' })).toBeVisible();

  await anders.open('/organization/sign-in');
  await expect(part).toContainText('It sends one person.');
  await expect(page.getByRole('heading', { name: 'Appointments by group' })).toBeVisible();
  await part.getByRole('checkbox', { name: 'Job title' }).uncheck();
  await part.getByRole('button', { name: 'Save' }).click();
  await expect(part.getByRole('alert').filter({ hasText: 'Saved.' })).toBeVisible();
  await anders.open(`/organization/people/${id}`);
  await expect(page.getByLabel('Job title', { exact: true })).toBeEnabled();
  await expect(page.getByLabel('Name', { exact: true })).toBeDisabled();

  await anders.open('/organization/sign-in');
  expect(await page.content(), 'shown once').not.toContain(token);
  await part.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(part).toContainText('no directory can call');
  expect((await scim('GET', '/Users')).status).toBe(401);
});
