// Access tokens: made and shown once, listed, and revoked by their owner or an administrator.
import { violations } from '../fixtures/look';
import { expect, test, type Person } from '../fixtures/test';

/** How the interface for programs answers a program that has this token. */
async function asked({ url }: Person, token: string, path: string, method = 'GET'): Promise<number> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: method === 'GET' ? undefined : '{"title": "By a program"}',
  });
  return answer.status;
}

/** Makes a token on the page of one's sign-ins. */
async function make({ page }: Person, name: string): Promise<string> {
  await page.getByLabel('What it is for').fill(name);
  await page.getByRole('button', { name: 'Make a token' }).click();
  const shown = page.getByRole('textbox', { name: 'The new token' });
  await expect(shown).toHaveValue(/^wmk_[0-9a-f]{64}$/);
  return shown.inputValue();
}

test('somebody makes a token, a program uses it, and it is revoked', async ({ person }) => {
  const samuel = await person('Samuel Okoro');
  const { page } = samuel;
  await samuel.open('/me');
  const part = page.getByRole('region', { name: 'Access tokens' });
  await expect(part).toContainText('You have none yet');
  await expect(part.getByLabel('Look after people and settings'), 'he looks after nobody').toHaveCount(0);
  await part.getByRole('button', { name: 'Make a token' }).click();
  await expect(part.getByRole('alert').filter({ hasText: 'name' })).toBeVisible();
  const token = await make(samuel, 'Nightly export');
  expect(await violations(page)).toEqual([]);
  const row = part.getByRole('listitem').filter({ hasText: 'Nightly export' });
  await expect(row).toContainText('read · made just now, not used yet');
  expect([await asked(samuel, token, '/desk'), await asked(samuel, token, '/proposals', 'POST')]).toEqual([200, 403]);
  await page.reload();
  await samuel.hydrated();
  await expect(row).toContainText('last used just now');
  expect(await page.content(), 'shown once').not.toContain(token);
  await row.getByRole('button', { name: 'Revoke Nightly export' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(part).toContainText('You have none yet');
  expect(await asked(samuel, token, '/desk')).toBe(401);
  // A token that may write, and an end: what is chosen is what it is.
  await part.getByLabel('Change what I may change').check();
  await part.getByLabel('Read what I may read').uncheck();
  await part.getByLabel('Ends after').selectOption('30');
  const writes = await make(samuel, 'Starter');
  await expect(part.getByRole('listitem').filter({ hasText: 'Starter' })).toContainText('write');
  expect([await asked(samuel, writes, '/desk'), await asked(samuel, writes, '/proposals', 'POST')]).toEqual([403, 201]);
  samuel.complaints.splice(0, samuel.complaints.length, ...samuel.complaints.filter((one) => !/status of 422/.test(one)));
});

test('an administrator sees the tokens of a person and revokes one', async ({ person }) => {
  const [samuel, anders] = [await person('Samuel Okoro'), await person('Anders Holm')];
  await samuel.open('/me');
  const token = await make(samuel, 'Nightly export');
  const { page } = anders;
  await anders.open('/organization/people?search=samuel');
  await page.getByRole('link', { name: 'Samuel Okoro' }).click();
  const part = page.getByRole('region', { name: 'Access tokens' });
  await expect(part.getByRole('listitem')).toContainText('Nightly export');
  await part.getByRole('button', { name: 'Revoke Nightly export' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(part).toHaveCount(0);
  expect(await asked(samuel, token, '/desk')).toBe(401);
  await anders.open('/me');
  await expect(page.getByLabel('Look after people and settings')).toBeVisible();
});

test('another password ends every token', async ({ person, server }) => {
  const samuel = await person('Samuel Okoro');
  const { page } = samuel;
  await samuel.open('/me');
  const token = await make(samuel, 'Nightly export');
  const password = server.signIns.find((one) => one.name === 'Samuel Okoro')?.password ?? '';
  await page.getByLabel('Current password').fill(password);
  await page.getByLabel('New password').fill('a password of my own');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'your access tokens have ended' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Access tokens' })).toContainText('You have none yet');
  expect(await asked(samuel, token, '/desk')).toBe(401);
});
