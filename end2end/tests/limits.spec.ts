// What is left to browsers elsewhere: text nodes that others replace, limits of fields, the reader's day.
import type { Page } from '@playwright/test';
import { Api } from '../fixtures/api';
import { Table } from '../fixtures/desk';
import { expect, test } from '../fixtures/test';
import { Written } from '../fixtures/written';

/** What page translation does: every text moves into elements of its own. */
async function replaceTexts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const inside = node.parentElement?.tagName ?? '';
      if (node.textContent?.trim() && !['SCRIPT', 'STYLE', 'TEXTAREA', 'OPTION'].includes(inside)) texts.push(node as Text);
    }
    for (const text of texts) {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
  });
}

test('whether it is saved, and who reads it, is true whatever became of the texts of the page', async ({ person, server }) => {
  const written = await Written.start(server, 'Translated');
  const tomas = await Table.open(await person('Tomás Oliveira'), written.path);
  const beyond = tomas.page.locator('#objectives-beyond');
  await expect(beyond).toBeEditable();
  await expect(tomas.section('objectives').locator('.section__audience')).toHaveText(/^Only you/);
  await replaceTexts(tomas.page);
  await tomas.share('objectives', 'reading');
  await expect(tomas.section('objectives').locator('.section__audience')).toHaveText(/^You; Ines to read/);
  await expect(tomas.section('objectives').locator('.section__audience')).not.toHaveText(/Only you/);
  await tomas.person.context.setOffline(true);
  await beyond.focus();
  await tomas.page.keyboard.type('Not saved yet');
  await expect(tomas.page.getByTestId('sync')).toHaveText(/^Offline, kept on this device/);
  await tomas.person.context.setOffline(false);
  await tomas.saved();
  await expect(tomas.page.getByTestId('sync').locator('[translate=no]')).toHaveText('Saved');
});

test('what was typed before the sign-in page listens stays, although somebody else has changed the page', async ({ browser, server }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(/\.wasm$/, async (route) => {
    await new Promise((wait) => setTimeout(wait, 2_500));
    await route.continue();
  });
  await page.goto(`${server.url}/sign-in`, { waitUntil: 'domcontentloaded' });
  await page.evaluate(() => document.querySelector('main')!.prepend(document.createElement('div')));
  const ines = server.signIns.find((one) => one.name === 'Ines Bauer')!;
  const [email, password] = [page.getByLabel('Email'), page.getByLabel('Password')];
  await email.pressSequentially(ines.email);
  await password.pressSequentially(ines.password);
  await page.waitForTimeout(5_000);
  await expect(email).toHaveValue(ines.email);
  await expect(password).toHaveValue(ines.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Desk', level: 1 })).toBeVisible();
  await context.close();
});

test('what does not fit into a field is said, and kept for copying', async ({ person, server }) => {
  const written = await Written.start(server, 'Much to say');
  const tomas = await Table.open(await person('Tomás Oliveira'), written.path);
  const field = tomas.page.locator('#objectives-five-years');
  await expect(field).toBeEditable();
  await field.focus();
  const end = 'THE END OF IT';
  await tomas.page.evaluate((end) => document.execCommand('insertText', false, 'x'.repeat(99_995) + '\n' + end), end);
  const told = tomas.page.getByRole('alert').filter({ hasText: 'This is too long for the field' });
  await expect(told).toBeVisible();
  await expect(told.getByText('It holds 100,000 characters.')).toBeVisible();
  const [kept, rest] = [await field.inputValue(), await told.getByLabel('What did not fit').inputValue()];
  expect(kept.length).toBe(100_000);
  expect(kept + rest).toBe('x'.repeat(99_995) + '\n' + end);
  await told.getByRole('button', { name: 'I have copied it' }).click();
  await expect(told).toHaveCount(0);
});

test('today and tomorrow are those of whoever reads it', async ({ person, server }) => {
  const written = await Written.start(server, 'On the other side of the world');
  await written.share('objectives', 'writing');
  await written.share('connection', 'writing');
  await written.write('objectives', (doc) => doc.getText('t/self/beyond').insert(0, 'Teach'));
  const leila = await Api.signIn(server, 'Leila Haddad');
  const id = (await leila.call('GET', '/me')).json.person.id as string;
  // The latest day that it is anywhere: fourteen hours ahead of UTC.
  const zone = 'Pacific/Kiritimati';
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());
  const utc = new Date().toISOString().slice(0, 10);
  const asked = await written.ines.call('POST', `/proposals/${written.id}/consultations`, { round: 'support', stakeholder: id, question: 'Would you help him teach?', due: day });
  expect(asked.status, JSON.stringify(asked.json)).toBeLessThan(300);
  const consultation = (await written.ines.call('GET', `/proposals/${written.id}`)).json.consultations[0].consultation.id as string;
  expect((await written.tomas.call('PUT', `/consultations/${consultation}/consent`, { consent: 'yes' })).status).toBe(204);
  const line = (page: Page) => page.locator('li.row').filter({ hasText: 'Would you help him teach?' }).locator(`time[datetime="${day}"]`).last();
  const there = await person('Leila Haddad', { timezoneId: zone });
  await there.open('/');
  await expect(line(there.page)).toHaveText('today');
  const here = await person('Leila Haddad', { timezoneId: 'Etc/UTC' });
  await here.open('/');
  await expect(line(here.page)).toHaveText(day === utc ? 'today' : 'tomorrow');
});
