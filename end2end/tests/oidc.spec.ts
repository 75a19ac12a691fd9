// Signing in at an identity provider, with one that somebody else wrote.
import type { Browser, BrowserContextOptions } from '@playwright/test';
import { Api } from '../fixtures/api';
import { violations } from '../fixtures/look';
import { IdentityProvider } from '../fixtures/provider';
import { freePort, Server } from '../fixtures/server';
import { expect, Person, reportViolations, test as base } from '../fixtures/test';

type Fixtures = { id: IdentityProvider; stranger: (options?: BrowserContextOptions) => Promise<Person> };

const test = base.extend<Fixtures>({
  id: async ({}, use) => {
    const id = new IdentityProvider(await freePort());
    await use(id);
    await id.stop();
  },
  server: async ({ demo, id }, use) => {
    const server = await Server.of(demo, (url) => id.for(url));
    for (const { name, email } of server.signIns) id.accounts[email] = { email, email_verified: true, name };
    await use(server);
    await server.remove();
  },
  stranger: async ({ browser, server }, use) => {
    const people: Person[] = [];
    await use(async (options) => {
      const stranger = await visit(browser, server, options);
      people.push(stranger);
      return stranger;
    });
    for (const one of people) {
      expect(one.complaints, 'a browser complained').toEqual([]);
      await one.context.close();
    }
  },
});

async function visit(browser: Browser, server: Server, options?: BrowserContextOptions): Promise<Person> {
  const context = await browser.newContext(options);
  await reportViolations(context);
  return new Person('a stranger', context, await context.newPage(), server.url);
}

/** Signs in at the provider, from the page where one is asked to. */
async function come({ page }: Person, account: string): Promise<void> {
  await page.getByRole('link', { name: 'Sign in with Northlight ID' }).click();
  await page.getByLabel('Account').fill(account);
  await page.getByRole('button', { name: 'Continue' }).click();
}

const TOMAS = 'tomas@northlight.example';
const ANDERS = 'anders@northlight.example';

test('who is known at the provider is in, where they wanted to go, and can sign out at both', async ({ stranger }) => {
  const tomas = await stranger();
  const { page } = tomas;
  await tomas.open('/path');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  expect(await violations(page)).toEqual([]);
  await come(tomas, TOMAS);
  await tomas.hydrated();
  await expect(page.getByRole('heading', { name: 'My path' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/path');
  // The provider is on the same host, so its own are among them.
  const ours = (await tomas.context.cookies(tomas.url)).filter((one) => one.name.startsWith('waymark'));
  expect(ours.map((one) => one.name), 'nothing is left of the way').toEqual(['waymark']);
  await tomas.open('/me');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('At Northlight ID you are still signed in')).toBeVisible();
  await tomas.hydrated();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Sign out there, too' }).click();
  await page.getByRole('button', { name: /sign me out/i }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.getByRole('link', { name: 'Sign in with Northlight ID' }).click();
  await expect(page.getByLabel('Account')).toBeVisible();
});

test('all of it works without scripts, and with a password as before', async ({ stranger, server }) => {
  const tomas = await stranger({ javaScriptEnabled: false });
  const { page } = tomas;
  await page.goto(`${server.url}/path`);
  await come(tomas, TOMAS);
  await expect(page.getByRole('heading', { name: 'My path' })).toBeVisible();
  await page.goto(`${server.url}/me`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('At Northlight ID you are still signed in')).toBeVisible();
  await page.getByLabel('Email').fill(TOMAS);
  await page.getByLabel('Password').fill(server.signIns.find((one) => one.email === TOMAS)?.password ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Desk' })).toBeVisible();
});

test('who is not let in is told why, and what they wanted is not forgotten', async ({ stranger, id }) => {
  id.accounts.unverified = { email: TOMAS, email_verified: false };
  id.accounts.nobody = { email: 'nobody@northlight.example', email_verified: true };
  for (const [account, why] of [['unverified', 'has not verified your email address'], ['nobody', 'Nobody here has your address yet'], ['', 'did not sign you in']] as const) {
    const one = await stranger();
    await one.open('/path');
    await come(one, account);
    await expect(one.page.getByRole('alert').first()).toContainText(why);
    expect(await violations(one.page)).toEqual([]);
    expect(await one.page.getByRole('link', { name: 'Sign in with Northlight ID' }).getAttribute('href')).toContain('path');
  }
  const late = await stranger();
  await late.open('/oidc/callback?code=one&state=another');
  await expect(late.page.getByText('was begun in another browser')).toBeVisible();
});

test('an administrator chooses who is added, what groups appoint to, and closes passwords', async ({ stranger, person, server, id }) => {
  const anders = await person('Anders Holm');
  await anders.open('/organization/people');
  await anders.page.getByRole('link', { name: 'Signing in' }).click();
  const { page } = anders;
  await expect(page.getByRole('heading', { name: 'Signing in' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Are added when they first come').check();
  await page.getByRole('button', { name: 'Add a group' }).click();
  await page.getByLabel('Group', { exact: true }).fill('career-framework');
  await page.getByLabel('Appoints to').selectOption({ label: 'Framework owner' });
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText('Saved.')).toBeVisible();
  // What somebody else changes meanwhile is not overwritten.
  const api = await Api.signIn(server, 'Anders Holm');
  const { settings } = (await api.call('GET', '/organization/sign-in')).json;
  expect(settings.groups).toEqual([{ group: 'career-framework', role: 'framework_owner' }]);
  expect((await api.call('PUT', '/organization/sign-in', { ...settings, unknown: 'add' })).status).toBe(200);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText('Somebody else changed this meanwhile')).toBeVisible();
  anders.complaints.splice(0, anders.complaints.length, ...anders.complaints.filter((one) => !/status of 409/.test(one)));
  await page.getByRole('button', { name: 'Show what is there now' }).click();
  // Whoever came with a password cannot close passwords.
  await page.getByLabel('With Northlight ID alone').check();
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByRole('alert').filter({ hasText: 'yourself first' })).toBeVisible();
  anders.complaints.splice(0, anders.complaints.length, ...anders.complaints.filter((one) => !/status of 409/.test(one)));

  id.accounts.joiner = { email: 'zoe@northlight.example', email_verified: true, name: 'Zoë van der Meer', groups: ['career-framework'] };
  const zoe = await stranger();
  await zoe.open('/sign-in');
  await come(zoe, 'joiner');
  await zoe.hydrated();
  await expect(zoe.page.getByRole('link', { name: 'Zoë van der Meer' })).toBeVisible();
  const { json: me } = await api.call('GET', '/people?search=zoe');
  expect(me.people[0].roles).toEqual(['framework_owner']);

  const again = await stranger();
  await again.open('/organization/sign-in');
  await come(again, ANDERS);
  await again.hydrated();
  await again.page.getByLabel('With Northlight ID alone').check();
  await again.page.getByRole('button', { name: 'Save' }).first().click();
  await expect(again.page.getByText('Saved.')).toBeVisible();
  const closed = await stranger();
  await closed.open('/sign-in');
  await expect(closed.page.getByRole('link', { name: 'Sign in with Northlight ID' })).toBeVisible();
  await expect(closed.page.getByLabel('Password')).toHaveCount(0);
  expect(await violations(closed.page)).toEqual([]);

  // An account that was made anew there is hers once the old one is taken away.
  await again.open(`/organization/people/${me.people[0].person.id}`);
  await again.page.getByRole('button', { name: 'Take it away' }).click();
  await again.page.getByRole('button', { name: 'Take it away and sign them out' }).click();
  await expect(again.page.getByText('The account is taken away.')).toBeVisible();
  id.accounts.anew = { email: 'zoe@northlight.example', email_verified: true };
  await closed.page.reload();
  await come(closed, 'anew');
  await closed.hydrated();
  await expect(closed.page.getByRole('link', { name: 'Zoë van der Meer' })).toBeVisible();
});
