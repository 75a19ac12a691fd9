// What must not happen, whatever somebody tries: writing after the signatures, reading what was not shared, deciding without a reason.
import type { WebSocketRoute } from '@playwright/test';
import { Api } from '../fixtures/api';
import { follow, Table } from '../fixtures/desk';
import { expect, test, type Person } from '../fixtures/test';
import { Written } from '../fixtures/written';

/** A line that can be cut: what either end says meanwhile arrives when it is whole again, the browser's words first. */
class Line {
  private cut = false;
  private readonly up: (() => void)[] = [];
  private readonly down: (() => void)[] = [];

  static async of(person: Person): Promise<Line> {
    const line = new Line();
    await person.page.routeWebSocket(/\/sync/, (browser: WebSocketRoute) => {
      const server = browser.connectToServer();
      browser.onMessage((words) => line.pass(line.up, () => server.send(words)));
      server.onMessage((words) => line.pass(line.down, () => browser.send(words)));
    });
    return line;
  }

  private pass(held: (() => void)[], send: () => void): void {
    if (this.cut) held.push(send);
    else send();
  }

  hold(): void {
    this.cut = true;
  }

  release(): void {
    this.cut = false;
    for (const send of [...this.up.splice(0), ...this.down.splice(0)]) send();
  }
}

async function keepsItsWords(table: Table, words: string): Promise<void> {
  const kept = table.page.getByRole('textbox', { name: 'This could not be saved' });
  await expect(kept).toHaveValue(new RegExp(words));
  await expect(kept).not.toBeEditable();
  await expect(table.page.getByText('The section was closed for writing while you wrote.')).toBeVisible();
  await expect(table.page.locator('#objectives-beyond')).toHaveValue('Teach');
  // It is still there after a reload, until it was copied.
  await table.person.open(table.path);
  await expect(kept).toHaveValue(new RegExp(words));
  await table.page.getByRole('button', { name: 'I have copied it' }).click();
  await expect(kept).toHaveCount(0);
  await table.saved();
}

/** The page shows everything as saved from its first moment; what is cut off must have been there before. */
async function joined(table: Table): Promise<void> {
  await expect(table.page.locator('#objectives-beyond')).toBeEditable();
}

for (const state of ['signed', 'submitted'] as const) {
  test(`a tab that does not know yet that it was ${state} is refused, and its words are offered for copying`, async ({ person, server }) => {
    const written = await Written.complete(server, `Stale, ${state}`);
    const tomas = await person('Tomás Oliveira');
    const line = await Line.of(tomas);
    const table = await Table.open(tomas, written.path);
    await joined(table);
    line.hold();
    await table.type(table.page.locator('#objectives-beyond'), ' and learn');
    await expect(table.page.getByTestId('sync')).not.toHaveText('Saved');
    await written.sign();
    if (state === 'submitted') await written.submit();
    line.release();
    await keepsItsWords(table, 'and learn');
    const now = (await written.tomas.call('GET', `/proposals/${written.id}`)).json;
    expect(now.state).toBe(state === 'signed' ? 'ready' : 'submitted');
    expect(now.sections.find((one: any) => one.section === 'objectives').content.beyond).toBe('Teach');
    expect(now.signatures.some((one: any) => one.void)).toBe(false);
  });
}

test('what was written without a network, and closed meanwhile, is refused and offered for copying', async ({ person, server }) => {
  const written = await Written.complete(server, 'Written on the train');
  const tomas = await person('Tomás Oliveira');
  const table = await Table.open(tomas, written.path);
  await joined(table);
  await tomas.context.setOffline(true);
  await table.type(table.page.locator('#objectives-beyond'), ' on the train');
  await expect(table.page.getByTestId('sync')).toHaveText(/^Offline, kept on this device/);
  await written.sign();
  await written.submit();
  await tomas.context.setOffline(false);
  await keepsItsWords(table, 'on the train');
});

test('a section that is not shared never reaches the manager', async ({ person, server }) => {
  const [secret, open] = ['Nobody reads this kestrel but me', 'Everybody at the table reads this heron'];
  const written = await Written.start(server, 'Partly shared');
  await written.share('objectives', 'writing');
  const [tomasHere, inesHere] = [await person('Tomás Oliveira'), await person('Ines Bauer')];
  const heard = inesHere.listen();
  const tomas = await Table.open(tomasHere, written.path);
  await tomas.write(tomas.page.locator('#start-drives'), `${secret}, before`);
  await tomas.saved();

  const ines = await Table.open(inesHere, written.path);
  await expect(ines.section('start').getByText('Tomás has not shared “Start” with you yet.')).toBeVisible();
  await tomas.write(tomas.page.locator('#start-needs'), `${secret}, while she looks`);
  await tomas.write(tomas.page.locator('#objectives-beyond'), open);
  await expect(ines.page.locator('#objectives-beyond')).toHaveValue(open);
  await tomas.saved();
  // Nor by asking: for the record, for the room, for the list.
  for (const path of [`/proposals/${written.id}`, '/proposals', '/reports', '/desk']) {
    expect(JSON.stringify((await written.ines.call('GET', path)).json)).not.toContain('kestrel');
  }
  await ines.person.open(written.path);
  await expect(ines.page.locator('#objectives-beyond')).toHaveValue(open);
  const all = await heard.all();
  expect(heard.frames.join(''), 'the ear hears what is shared').toContain('heron');
  expect(all).not.toContain('kestrel');
  expect(await ines.page.content()).not.toContain('kestrel');

  // Once it is shared it comes, to read; once it is taken back it goes.
  await tomas.share('start', 'reading');
  await expect(ines.page.locator('#start-needs')).toHaveValue(`${secret}, while she looks`);
  await tomas.share('start', 'private');
  await expect(ines.section('start').getByText('Tomás has not shared “Start” with you yet.')).toBeVisible();
  await expect(ines.page.locator('#start-needs')).toHaveCount(0);
  const before = heard.frames.length + heard.answers.length;
  await tomas.write(tomas.page.locator('#start-strengths'), 'Nobody reads this osprey either');
  await tomas.write(tomas.page.locator('#objectives-five-years'), 'A sign for her');
  await expect(ines.page.locator('#objectives-five-years')).toHaveValue('A sign for her');
  expect(heard.frames.length + heard.answers.length).toBeGreaterThan(before);
  expect(await heard.all()).not.toContain('osprey');
  expect(await ines.page.content()).not.toContain('kestrel');
});

test('for anybody who has nothing to do with it, a path is not there', async ({ person, server }) => {
  const written = await Written.complete(server, 'None of their business');
  await written.sign();
  await written.submit();
  const addresses = [written.path, `${written.path}/v/1`];
  // Colleagues, another manager's people, those who run the programme and the machine, and leadership at the living text.
  for (const name of ['Leila Haddad', 'Samuel Okoro', 'Priya Raman', 'Beatriz Costa', 'Anders Holm']) {
    const stranger = await person(name);
    const heard = stranger.listen();
    for (const address of addresses) {
      expect(await stranger.openNothing(address), `${name} at ${address}`).toBe(404);
      await expect(stranger.page.getByText('Page not found').first()).toBeVisible();
      expect(await stranger.page.content()).not.toContain('None of their business');
    }
    expect(await heard.all()).not.toContain('None of their business');
    const api = await Api.signIn(server, name);
    for (const path of ['', '/versions/1', '/versions/1/review']) {
      expect((await api.call('GET', `/proposals/${written.id}${path}`)).status, `${name} at ${path}`).toBe(404);
    }
  }
  const marta = await person('Marta Lindqvist');
  expect(await marta.openNothing(written.path)).toBe(404);
  // An address that never was looks the same.
  expect(await marta.openNothing('/p/0197f000-0000-7000-8000-000000000000')).toBe(404);
  await marta.open(`${written.path}/v/1`);
  await expect(marta.page.getByRole('heading', { level: 1, name: 'None of their business' })).toBeVisible();
});

test('nobody decides without a reason', async ({ person, server }) => {
  const written = await Written.complete(server, 'A reason is owed');
  await written.sign();
  await written.submit();
  const marta = await person('Marta Lindqvist');
  await follow(marta, "Review version 1 of Tomás's path", 'A reason is owed');
  const [alert, decide] = [marta.page.locator('.review__decide [role=alert]'), marta.page.locator('.review__decide')];
  await decide.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(alert.getByRole('listitem')).toHaveText(['Answer every question of the rubric.', 'Give a reason.']);
  for (const criterion of ['realistic', 'creates-value', 'evidence']) {
    await marta.page.locator(`input[name="${criterion}"][value="yes"]`).check();
  }
  await marta.page.getByLabel('Reason', { exact: true }).fill('  \n ');
  await decide.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(alert.getByRole('listitem')).toHaveText(['Give a reason.']);
  await decide.getByRole('button', { name: 'Request changes' }).click();
  await expect(alert.getByRole('listitem')).toHaveText([
    'Ask for at least one change on a passage, and say what you ask for.',
    'Give a reason.',
  ]);
  await decide.getByRole('button', { name: 'Decline with a path…' }).click();
  await decide.getByRole('button', { name: 'Decline', exact: true }).click();
  await expect(alert.getByRole('listitem')).toHaveText(['Give a reason.', 'Say what else is open to them.']);

  // The server asks again, in a sentence.
  const api = await Api.signIn(server, 'Marta Lindqvist');
  const rubric = { realistic: 'yes', creates_value: 'yes', evidence: 'yes' };
  const decision = { kind: 'approve', reason: ' ', path: '', rubric, requests: [] };
  const refused = await api.call('POST', `/proposals/${written.id}/versions/1/decisions`, decision);
  expect(refused.status).toBe(422);
  expect(refused.json.message).toMatch(/reason/);
  expect((await written.tomas.call('GET', `/proposals/${written.id}`)).json.state).toBe('submitted');

  await marta.page.getByLabel('Reason', { exact: true }).fill('Clear and owned.');
  await decide.getByRole('button', { name: 'Approve', exact: true }).click();
  await marta.page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(marta.page.locator('.decision').getByText('Clear and owned.')).toBeVisible();
  // Twice is refused, and nothing changes by it.
  const again = await api.call('POST', `/proposals/${written.id}/versions/1/decisions`, { ...decision, reason: 'Once more' });
  expect(again.status).toBe(409);
  expect((await written.tomas.call('GET', `/proposals/${written.id}`)).json.state).toBe('approved');
});
