// Passwords: choosing one by a link, and changing one's own.
import type { Browser } from '@playwright/test';
import { Api } from '../fixtures/api';
import type { Server } from '../fixtures/server';
import { expect, Person, reportViolations, test } from '../fixtures/test';

const ADDRESS = 'zoe@northlight.example';
const PASSWORD = 'a few words that nobody would guess';

/** Somebody who was added a moment ago, and the secret of their link. */
async function added(server: Server): Promise<{ api: Api; id: string; token: string }> {
  const api = await Api.signIn(server, 'Anders Holm');
  const made = await api.call('POST', '/people', { name: 'Zoë-Anaïs van der Meer', email: ADDRESS, title: 'Data Analyst' });
  expect(made.status, JSON.stringify(made.json)).toBe(201);
  const link = await api.call('POST', `/people/${made.json.id}/password-link`);
  expect(link.status, JSON.stringify(link.json)).toBe(201);
  return { api, id: made.json.id, token: link.json.token };
}

async function stranger(browser: Browser, server: Server): Promise<Person> {
  const context = await browser.newContext();
  await reportViolations(context);
  return new Person('a stranger', context, await context.newPage(), server.url);
}

test('who was added chooses a password by the link they were given, and is in', async ({ browser, server }) => {
  const { token } = await added(server);
  const zoe = await stranger(browser, server);
  const asked: string[] = [];
  zoe.page.on('request', (request) => asked.push(request.url()));
  await zoe.open(`/join#${token}`);
  const { page } = zoe;
  await expect(page.getByRole('heading', { name: 'Choose a password' })).toBeVisible();
  await expect(page.getByText('Zoë-Anaïs van der Meer')).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue(ADDRESS);
  await page.getByLabel('New password').fill('too short');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('at least 10 characters');
  // The browser complains about the status, which is what was asked for.
  zoe.complaints.splice(0, zoe.complaints.length, ...zoe.complaints.filter((one) => !/status of 422/.test(one)));
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Desk' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Zoë-Anaïs van der Meer' })).toBeVisible();
  expect(asked.filter((url) => url.includes(token)), 'the secret stands in the address of a request').toEqual([]);
  await page.goBack();
  expect(page.url(), 'the secret stays in the history').not.toContain(token);
  expect(zoe.complaints).toEqual([]);
  await zoe.context.close();
});

test('a link that was used says so, and so does one that is none', async ({ browser, server }) => {
  const { token } = await added(server);
  const chosen = await fetch(`${server.url}/api/v1/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, password: PASSWORD }),
  });
  expect(chosen.status).toBe(204);
  const zoe = await stranger(browser, server);
  for (const address of [`/join#${token}`, '/join#none', '/join']) {
    await zoe.page.goto('about:blank');
    await zoe.open(address);
    await expect(zoe.page.getByText('This link no longer works')).toBeVisible();
  }
  await zoe.page.getByRole('link', { name: 'Sign in' }).click();
  await zoe.page.getByLabel('Email').fill(ADDRESS);
  await zoe.page.getByLabel('Password').fill(PASSWORD);
  await zoe.page.getByRole('button', { name: 'Sign in' }).click();
  await expect(zoe.page.getByRole('heading', { name: 'Desk' })).toBeVisible();
  await zoe.context.close();
});

test('my password is changed by whoever knows the one of today, and my other sign-ins end', async ({ person, server }) => {
  const tomas = await person('Tomás Oliveira');
  const elsewhere = await Api.signIn(server, 'Tomás Oliveira');
  const today = server.signIns.find((one) => one.name === 'Tomás Oliveira')?.password ?? '';
  await tomas.open('/me');
  const { page } = tomas;
  await expect(page.getByRole('button', { name: 'End this sign-in' })).not.toHaveCount(0);
  const change = async (old: string): Promise<void> => {
    await page.getByLabel('Current password').fill(old);
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Change the password' }).click();
  };
  await change('not it at all');
  await expect(page.getByRole('region', { name: 'Password' }).getByRole('alert')).toContainText('not your current password');
  expect((await elsewhere.call('GET', '/me')).status).toBe(200);
  tomas.complaints.splice(0, tomas.complaints.length, ...tomas.complaints.filter((one) => !/status of 422/.test(one)));
  await change(today);
  await expect(page.getByRole('region', { name: 'Password' }).getByRole('alert')).toContainText('Your password is changed');
  await expect(page.getByText('This browser', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'End this sign-in' })).toHaveCount(0);
  await expect(page.getByLabel('New password')).toHaveValue('');
  expect((await elsewhere.call('GET', '/me')).status).toBe(401);
});
