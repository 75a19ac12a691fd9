// Every page: for those who cannot see it, with a narrow window, by keyboard alone, without scripts.
import type { Browser, Page } from '@playwright/test';
import { Api } from '../fixtures/api';
import type { Server } from '../fixtures/server';
import { expect, reportViolations, test, type Person } from '../fixtures/test';
import { sideways, violations } from '../fixtures/look';

const WIDTHS = [360, 1024, 1440];

/** A page: its name, who looks at it, where it is, and words that stand on it. */
type Place = { name: string; who?: string; at: (server: Server) => Promise<string>; says: string | RegExp; status?: number };

const fixed = (path: string) => async () => path;

/** The address of somebody's only proposal of the demo. */
const path = (who: string, rest = '') => async (server: Server) => {
  const list = (await (await Api.signIn(server, who)).call('GET', '/proposals')).json as { id: string; employee: { name: string } | string }[];
  if (!list[0]) throw new Error(`${who} has no proposal`);
  return `/p/${list[0].id}${rest}`;
};

/** A proposal that has just been started. */
async function fresh(server: Server): Promise<string> {
  const api = await Api.signIn(server, 'Yuki Tanabe');
  const list = (await api.call('GET', '/proposals')).json as { id: string }[];
  const id = list[0]?.id ?? (await api.call('POST', '/proposals', { title: 'Towards senior data engineer' })).json.id;
  return `/p/${id}`;
}

/** The same, shared to write, as the manager sees it. */
async function shared(server: Server): Promise<string> {
  const address = await fresh(server);
  const api = await Api.signIn(server, 'Yuki Tanabe');
  const answer = await api.call('PUT', `/proposals/${address.slice(3)}/sections/objectives/sharing`, { sharing: 'writing' });
  expect(answer.status).toBe(204);
  return address;
}

/** The question that waits for an answer. */
async function question(server: Server): Promise<string> {
  const priya = await Api.signIn(server, 'Priya Raman');
  const html = await (await fetch(`${server.url}/`, { headers: { cookie: priya.cookie, accept: 'text/html' } })).text();
  const found = /href="(\/c\/[^"#]+)/.exec(html);
  if (!found?.[1]) throw new Error('nothing waits for Priya');
  return found[1];
}

/** A link with which somebody chooses a password. */
async function link(server: Server): Promise<string> {
  const api = await Api.signIn(server, 'Anders Holm');
  const { json } = await api.call('GET', '/people?search=beatriz');
  const made = await api.call('POST', `/people/${json.people[0].person.id}/password-link`);
  return `/join#${made.json.token}`;
}

/** Somebody as the administrator sees them. */
async function somebody(server: Server): Promise<string> {
  const { json } = await (await Api.signIn(server, 'Anders Holm')).call('GET', '/people?search=beatriz');
  return `/organization/people/${json.people[0].person.id}`;
}

const PLACES: Place[] = [
  { name: 'sign-in', at: fixed('/sign-in'), says: 'Sign in' },
  { name: 'sign-in that failed', at: fixed('/sign-in?__err=1&next=%2Fpath'), says: 'Wrong email or password' },
  { name: 'sign-in by a link', at: link, says: 'Save and sign in' },
  { name: 'an empty desk', who: 'Beatriz Costa', at: fixed('/'), says: 'Nothing waits for you' },
  { name: "the manager's desk", who: 'Ines Bauer', at: fixed('/'), says: 'Desk' },
  { name: "the reviewer's desk", who: 'Marta Lindqvist', at: fixed('/'), says: /Review version 1/ },
  { name: "the stakeholder's desk", who: 'Priya Raman', at: fixed('/'), says: /asks what you think/ },
  { name: 'my path, empty', who: 'Beatriz Costa', at: fixed('/path'), says: 'No path yet' },
  { name: 'my path', who: 'Samuel Okoro', at: fixed('/path'), says: 'Owning a domain' },
  { name: 'people', who: 'Ines Bauer', at: fixed('/people'), says: 'Samuel Okoro' },
  { name: 'reviews', who: 'Marta Lindqvist', at: fixed('/reviews'), says: 'Leila' },
  { name: 'reviews, empty', who: 'Kofi Mensah', at: fixed('/reviews'), says: 'Reviews' },
  { name: 'a proposal just started', who: 'Yuki Tanabe', at: fresh, says: 'Towards senior data engineer' },
  { name: 'a proposal of which one section is shared', who: 'Ines Bauer', at: shared, says: 'has not shared' },
  { name: 'a proposal in milestones, the employee', who: 'Samuel Okoro', at: path('Samuel Okoro'), says: 'Owning a domain' },
  { name: 'a proposal in milestones, the manager', who: 'Ines Bauer', at: path('Samuel Okoro'), says: 'Owning a domain' },
  { name: 'a proposal in review, the employee', who: 'Leila Haddad', at: path('Leila Haddad'), says: 'From asking good questions' },
  { name: 'a proposal in review, the manager', who: 'Ines Bauer', at: path('Leila Haddad'), says: 'From asking good questions' },
  { name: 'the review', who: 'Marta Lindqvist', at: path('Leila Haddad', '/v/1'), says: 'From asking good questions' },
  { name: 'a version', who: 'Leila Haddad', at: path('Leila Haddad', '/v/1'), says: 'From asking good questions' },
  { name: 'a question to answer', who: 'Priya Raman', at: question, says: 'What would you want Samuel' },
  { name: 'everybody', who: 'Anders Holm', at: fixed('/organization/people'), says: 'Beatriz Costa' },
  { name: 'nobody who is searched for', who: 'Anders Holm', at: fixed('/organization/people?search=zzz'), says: 'Nobody is found' },
  { name: 'a person', who: 'Anders Holm', at: somebody, says: 'Beatriz Costa' },
  { name: 'somebody to be added', who: 'Anders Holm', at: fixed('/organization/people/new'), says: 'Add somebody' },
  { name: 'a list of people to bring in', who: 'Anders Holm', at: fixed('/organization/people/import'), says: 'Bring in a list of people' },
  { name: 'settings', who: 'Beatriz Costa', at: fixed('/organization/settings'), says: 'Strategic objectives' },
  { name: 'the audit log', who: 'Anders Holm', at: fixed('/organization/audit'), says: 'entries are sealed' },
  { name: 'nothing in the audit log', who: 'Anders Holm', at: fixed('/organization/audit?until=2020-01-31'), says: 'Nothing is found' },
  { name: 'how people sign in', who: 'Anders Holm', at: fixed('/organization/sign-in'), says: 'No identity provider is set up' },
  { name: 'sessions', who: 'Samuel Okoro', at: fixed('/me'), says: 'This browser' },
  { name: 'nothing here', who: 'Samuel Okoro', at: fixed('/nowhere'), says: 'Page not found', status: 404 },
  { name: 'a proposal of others', who: 'Tomás Oliveira', at: path('Leila Haddad'), says: 'Page not found', status: 404 },
];

/** Somebody at their browser, or a visitor whom nobody knows. */
async function visitor(browser: Browser, person: (who: string, options?: object) => Promise<Person>, place: Place, options: object): Promise<{ page: Page; close: () => Promise<void> }> {
  if (place.who) return { page: (await person(place.who, options)).page, close: async () => {} };
  const context = await browser.newContext(options);
  await reportViolations(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  return {
    page,
    close: async () => {
      expect(complaints).toEqual([]);
      await context.close();
    },
  };
}

for (const place of PLACES) {
  test(`${place.name}: accessible in both themes, no scrolling sideways`, async ({ server, person, browser }) => {
    const { page, close } = await visitor(browser, person, place, { reducedMotion: 'reduce', viewport: { width: 1440, height: 900 } });
    if (place.status) {
      // The browser itself reports a page that is not found.
      page.removeAllListeners('console');
    }
    const answer = await page.goto(server.url + (await place.at(server)));
    expect(answer?.status()).toBe(place.status ?? 200);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("script-src");
    expect(policy).not.toContain("'unsafe-inline'");
    await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
    await expect(page.locator('main')).toContainText(place.says);
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page).toHaveTitle(/\S · Waymark$/);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect(await sideways(page), `${width} px`).toEqual([]);
      if (width === 1024) continue;
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect.soft(await violations(page), `${colorScheme}, ${width} px`).toEqual([]);
      }
    }
    await close();
  });
}

test('the side panel of a proposal, each tab, also where it is narrow', async ({ server, person }) => {
  const leila = await person('Leila Haddad', { reducedMotion: 'reduce' });
  await leila.open(await path('Leila Haddad')(server));
  for (const width of [1440, 360]) {
    await leila.page.setViewportSize({ width, height: 900 });
    if (width === 360) await leila.page.locator('[popovertarget=beside]').click();
    for (const name of ['guide', 'history', 'versions']) {
      await leila.page.locator(`#tab-${name}`).click();
      await expect(leila.page.locator(`#tab-${name}`)).toHaveAttribute('aria-selected', 'true');
      for (const colorScheme of ['light', 'dark'] as const) {
        await leila.page.emulateMedia({ colorScheme });
        expect.soft(await violations(leila.page), `${name}, ${colorScheme}, ${width} px`).toEqual([]);
      }
      expect(await sideways(leila.page)).toEqual([]);
    }
  }
});

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, selector: string, most = 80): Promise<void> {
  for (let n = 0; n < most; n += 1) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  throw new Error(`${selector} is not reached with ${most} times Tab; the focus is on ${at}`);
}

test('by keyboard alone: signing in, starting a proposal, writing, moving between sections', async ({ server, browser }) => {
  const { page, close } = await visitor(browser, async () => { throw new Error('a visitor'); }, PLACES[0]!, {});
  const hydrated = () => page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  const { email, password } = server.signIns.find((one) => one.name === 'Tomás Oliveira')!;
  await page.goto(`${server.url}/path`);
  await expect(page).toHaveURL(/\/sign-in\?next=(\/|%2F)path/);
  await hydrated();
  await tabTo(page, '#email');
  await page.keyboard.type(email);
  await tabTo(page, '#password');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${server.url}/path`);
  await hydrated();

  // The first stop leads past the navigation.
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  await tabTo(page, '#title');
  await page.keyboard.type('By keyboard alone');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/p\//);
  await expect(page.locator('#start-today:not([readonly])')).toBeVisible();

  await tabTo(page, '#start-today');
  await page.keyboard.type('Data engineer since 2023');
  await page.keyboard.press('Tab');
  await expect(page.locator('#start-strengths')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.locator('#start-today')).toBeFocused();
  await page.keyboard.press('Alt+PageDown');
  await expect(page.locator('#objectives-title')).toBeFocused();
  await expect(page.locator('#objectives-title')).toBeInViewport();
  expect(new URL(page.url()).hash).toBe('#objectives');
  await tabTo(page, '#objectives-beyond');
  await page.keyboard.type('Work with people');
  await tabTo(page, '#objectives .items ~ div button');
  await page.keyboard.press('Enter');
  await expect(page.locator('#objectives .item textarea').first()).toBeFocused();
  await page.keyboard.type('My first goal');
  await page.keyboard.press('Alt+PageUp');
  await expect(page.locator('#start-title')).toBeFocused();
  await expect(page.getByTestId('sync')).toHaveText('Saved');

  const api = await Api.signIn(server, 'Tomás Oliveira');
  const id = new URL(page.url()).pathname.slice(3);
  expect((await api.content(id, 'start')).today).toBe('Data engineer since 2023');
  const objectives = await api.content(id, 'objectives');
  expect([objectives.beyond, objectives.goals[0].text]).toEqual(['Work with people', 'My first goal']);
  await close();
});

test('everything with the focus shows it', async ({ server, person }) => {
  const samuel = await person('Samuel Okoro');
  await samuel.open(await path('Samuel Okoro')(server));
  const bare = new Set<string>();
  for (let n = 0; n < 60; n += 1) {
    await samuel.page.keyboard.press('Tab');
    const found = await samuel.page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return '';
      const ringed = (e: Element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(e);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      };
      // A choice shows the ring around its words.
      const words = e.matches('input[type=radio], input[type=checkbox]') ? e.closest('label') : null;
      return ringed(e) || (words && ringed(words)) ? '' : `${e.tagName.toLowerCase()}#${e.id}.${e.className}`;
    });
    if (found) bare.add(found);
  }
  expect([...bare]).toEqual([]);
});

test('without scripts every page can be read', async ({ server, person, browser }) => {
  for (const place of PLACES.filter((place) => !place.name.startsWith('sign-in'))) {
    const someone = await person(place.who!, { javaScriptEnabled: false });
    if (place.status) someone.page.removeAllListeners('console');
    await someone.page.goto(server.url + (await place.at(server)));
    await expect(someone.page.locator('main'), place.name).toContainText(place.says);
    await expect(someone.page.locator('h1'), place.name).toHaveCount(1);
    await someone.page.close();
  }
  const samuel = await person('Samuel Okoro', { javaScriptEnabled: false });
  const address = await path('Samuel Okoro')(server);
  await samuel.page.goto(server.url + address);
  const { five_years } = await (await Api.signIn(server, 'Samuel Okoro')).content(address.slice(3), 'objectives');
  expect(five_years.length).toBeGreaterThan(20);
  await expect(samuel.page.locator('#objectives-five-years')).toHaveValue(five_years);
  await expect(samuel.page.locator('#objectives-five-years')).toBeVisible();

  // Signing in and starting a path need none either.
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const { email, password } = server.signIns.find((one) => one.name === 'Tomás Oliveira')!;
  await page.goto(`${server.url}/sign-in?next=/path`);
  await page.fill('#email', email);
  await page.fill('#password', 'not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('Wrong email or password');
  await page.fill('#email', email);
  await page.fill('#password', password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/path$/);
  await page.fill('#title', '   ');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('The path could not be started. Give it a name and try again.');
  await page.fill('#title', 'Without scripts');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page).toHaveURL(/\/p\//);
  await expect(page.locator('h1')).toHaveText('Without scripts');
  await context.close();
});
