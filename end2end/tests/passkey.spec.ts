// Passkeys, with an authenticator that Chromium plays.
import type { BrowserContextOptions, CDPSession, Page } from '@playwright/test';
import { violations } from '../fixtures/look';
import { Server } from '../fixtures/server';
import { expect, Person, reportViolations, test as base } from '../fixtures/test';

type Fixtures = { stranger: (options?: BrowserContextOptions) => Promise<Person> };

/** Browsers take passkeys of a name, and of no address of numbers. */
const named = (url: string): string => url.replace('127.0.0.1', 'localhost');

const test = base.extend<Fixtures>({
  server: async ({ demo }, use) => {
    const server = await Server.of(demo, (url) => ['--public-url', named(url)]);
    await use(server);
    await server.remove();
  },
  stranger: async ({ browser, server }, use) => {
    const people: Person[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      await reportViolations(context);
      const stranger = new Person('a stranger', context, await context.newPage(), named(server.url));
      people.push(stranger);
      return stranger;
    });
    for (const one of people) {
      expect(one.complaints, 'a browser complained').toEqual([]);
      await one.context.close();
    }
  },
});

/** A device at a page. */
class Device {
  private constructor(
    private readonly session: CDPSession,
    private readonly id: string,
  ) {}

  static async at(page: Page): Promise<Device> {
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true } as const;
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options });
    return new Device(session, authenticatorId);
  }

  /** Everything that it keeps. */
  async keeps(): Promise<any[]> {
    return (await this.session.send('WebAuthn.getCredentials', { authenticatorId: this.id })).credentials;
  }

  async add(credential: any): Promise<void> {
    await this.session.send('WebAuthn.addCredential', { authenticatorId: this.id, credential });
  }

  async clear(): Promise<void> {
    await this.session.send('WebAuthn.clearCredentials', { authenticatorId: this.id });
  }

  /** Whether its owner unlocks it. */
  async unlocks(isUserVerified: boolean): Promise<void> {
    await this.session.send('WebAuthn.setUserVerified', { authenticatorId: this.id, isUserVerified });
  }
}

const TOMAS = 'tomas@northlight.example';

async function withPassword({ page, url }: Person, server: Server): Promise<void> {
  const password = server.signIns.find((one) => one.email === TOMAS)?.password;
  expect((await page.request.post(`${url}/api/v1/session`, { data: { email: TOMAS, password } })).ok()).toBe(true);
}

/** Signed in, with a passkey on a device. */
async function withPasskey(person: Person, server: Server): Promise<Device> {
  const { page } = person;
  const device = await Device.at(page);
  await withPassword(person, server);
  await person.open('/me');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('The passkey is added')).toBeVisible();
  return device;
}

async function signOut({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}

/** Takes out what the browser complains about where a status other than success was asked for. */
function forgive(person: Person, status: number): void {
  const rest = person.complaints.filter((one) => !one.includes(`status of ${status}`));
  person.complaints.splice(0, person.complaints.length, ...rest);
}

test('who has a passkey is in with it, where they wanted to go, and sees when it was used', async ({ stranger, server }) => {
  const tomas = await stranger();
  const { page } = tomas;
  const device = await withPasskey(tomas, server);
  const [kept] = await device.keeps();
  expect(kept.isResidentCredential, 'the device finds it by itself').toBe(true);
  await expect(page.getByRole('listitem').filter({ hasText: 'not used yet' })).toContainText(/Chrom\w+ on Linux/);
  expect(await violations(page)).toEqual([]);
  // The same device has one already.
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('has a passkey for you already')).toBeVisible();
  await signOut(tomas);
  await tomas.open('/path');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('heading', { name: 'My path' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/path');
  await tomas.open('/me');
  await expect(page.getByText(/last used/).filter({ hasText: 'Added' })).toBeVisible();
});

test('a passkey that was taken away, is not unlocked, or is of nobody signs nobody in', async ({ stranger, server }) => {
  const tomas = await stranger();
  const { page } = tomas;
  const device = await withPasskey(tomas, server);
  await signOut(tomas);
  const refused = async (why: RegExp): Promise<void> => {
    await tomas.hydrated();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page.getByRole('alert').filter({ hasText: why })).toBeVisible();
    forgive(tomas, 401);
  };
  await device.unlocks(false);
  await refused(/did not answer/);
  await device.unlocks(true);
  // A copy of the passkey, which counts from where the copy was made.
  const [copy] = await device.keeps();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('heading', { name: 'Desk' })).toBeVisible();
  await tomas.open('/me');
  await signOut(tomas);
  const [after] = await device.keeps();
  expect(after.signCount).toBeGreaterThan(copy.signCount);
  await device.clear();
  await device.add({ ...copy, signCount: 0 });
  await refused(/not proven/);
  await device.clear();
  await device.add(after);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('heading', { name: 'Desk' })).toBeVisible();
  await tomas.open('/me');
  await page.getByRole('button', { name: /^Remove/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('You have none yet')).toBeVisible();
  await signOut(tomas);
  await refused(/not proven/);
  await device.clear();
  await refused(/did not answer/);
});

test('an answer is good once, and who has left is not let in', async ({ stranger, server }) => {
  const tomas = await stranger();
  const { page } = tomas;
  await withPasskey(tomas, server);
  await signOut(tomas);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/passkey_sign_in')) sent.push(request.postData() ?? '');
  });
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('heading', { name: 'Desk' })).toBeVisible();
  expect(sent.length).toBe(1);
  const again = await page.request.post(`${tomas.url}/api/app/server_fns/passkey/passkey_sign_in`, {
    headers: { 'content-type': 'application/json' },
    data: sent[0],
  });
  expect(again.status(), 'the same answer once more').toBe(401);
  expect(again.headers()['set-cookie']).toBeUndefined();
  const office = server.signIns.find((one) => one.name === 'Anders Holm');
  const anders = await stranger();
  await anders.page.request.post(`${anders.url}/api/v1/session`, { data: { email: office?.email, password: office?.password } });
  const { people } = await (await anders.page.request.get(`${anders.url}/api/v1/people?search=tomas`)).json();
  expect((await anders.page.request.put(`${anders.url}/api/v1/people/${people[0].person.id}/departure`)).ok()).toBe(true);
  await tomas.open('/');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('not proven')).toBeVisible();
  forgive(tomas, 401);
});

test('without scripts, and at an address of numbers, there is no button that does nothing', async ({ stranger, server }) => {
  const one = await stranger({ javaScriptEnabled: false });
  await one.page.goto(`${one.url}/sign-in`);
  await expect(one.page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(one.page.getByRole('button', { name: 'Sign in with a passkey' })).toBeHidden();
  server.options = [];
  await server.kill();
  await server.start();
  const other = await stranger();
  await other.page.goto(`${server.url}/sign-in`);
  await other.hydrated();
  await expect(other.page.getByRole('button', { name: 'Sign in with a passkey' })).toHaveCount(0);
});
