// One room with everybody at once: two people in browsers, and programs that nobody here wrote in both framings.
import * as Y from 'yjs';
import { Api } from '../fixtures/api';
import { Outside, type Framing } from '../fixtures/outside';
import { announced } from '../fixtures/random';
import { expect, test, type Person } from '../fixtures/test';

const STEPS = Number(process.env.WAYMARK_STEPS ?? 160);
/** Rooms entered anew, in each framing, with something written before, at and after the opening. */
const OPENINGS = 10;
const BEYOND = '#objectives-beyond';
const FRAMINGS: Framing[] = ['one room on a socket', 'many rooms on a socket'];

const text = (doc: Y.Doc) => doc.getText('t/self/beyond');
const pause = (milliseconds: number) => new Promise((wait) => setTimeout(wait, milliseconds));

/** A new path whose objectives both write. */
async function shared(tomas: Api, title: string) {
  const id = (await tomas.call('POST', '/proposals', { title })).json.id as string;
  expect((await tomas.call('PUT', `/proposals/${id}/sections/objectives/sharing`, { sharing: 'writing' })).status).toBe(204);
  return { id, room: (await tomas.room(id, 'objectives')).name };
}

test('browsers and unmodified clients of both framings end with the same text', async ({ server, person }) => {
  test.setTimeout(240_000);
  const [tomas, ines] = [await Api.signIn(server, 'Tomás Oliveira'), await Api.signIn(server, 'Ines Bauer')];
  const { id, room } = await shared(tomas, 'Everybody at once');
  const outside = [tomas, ines].flatMap((api) => FRAMINGS.map((framing) => Outside.join(api, room, framing)));
  const people = [await person('Tomás Oliveira'), await person('Ines Bauer')];
  for (const one of people) {
    await one.open(`/p/${id}`);
    await expect(one.page.locator(`${BEYOND}:not([readonly])`)).toBeVisible();
  }
  await expect.poll(() => outside.every((one) => one.synced)).toBe(true);

  const random = announced();
  const away = new Set<Person>();
  let words = 0;
  // Of one width, so that none becomes another when a character is taken out.
  const named = (n: number) => `<${String(n).padStart(4, '0')}>`;
  const word = () => named((words += 1));
  for (let step = 0; step < STEPS; step += 1) {
    const at = random(outside.length + people.length);
    if (at < outside.length) actOutside(outside[at]!, random, word);
    else await actInBrowser(people[at - outside.length]!, away, random, word);
    if (random(4) === 0) await pause(random(10));
  }
  for (const one of people) await one.context.setOffline(false);
  for (const one of outside) if (!one.online) one.connect();

  const chips = () => Promise.all(people.map((one) => one.page.getByTestId('sync').textContent()));
  await expect.poll(chips, { timeout: 60_000 }).toEqual(['Saved', 'Saved']);
  await expect.poll(() => outside.map((one) => one.settled), { timeout: 30_000 }).toEqual(outside.map(() => true));
  const all = async () => {
    const pages = await Promise.all(people.map((one) => one.page.locator(BEYOND).inputValue()));
    const kept = (await tomas.content(id, 'objectives')).beyond as string;
    return [...outside.map((one) => text(one.doc).toString()), ...pages, kept];
  };
  await expect.poll(async () => new Set(await all()).size, { timeout: 30_000 }).toBe(1);
  const [end] = await all();
  const found = (n: number) => end!.split(named(n)).length - 1;
  const times = Array.from({ length: words }, (_, at) => found(at + 1));
  expect(Math.max(...times), 'nothing is there twice').toBe(1);
  // Most words are whole: some were written into another, or lost a character.
  expect(times.filter((one) => one === 1).length).toBeGreaterThan(words / 4);
  expect(outside.map((one) => one.refused)).toEqual(outside.map(() => undefined));
  for (const one of outside) one.destroy();
});

function actOutside(one: Outside, random: (below: number) => number, word: () => string): void {
  const written = text(one.doc);
  const what = random(100);
  if (what < 4) one.online ? one.disconnect() : one.connect();
  else if (what < 7 && !one.online) one.restart();
  else if (what < 25 && written.length > 0) written.delete(random(written.length), 1);
  else written.insert(random(written.length + 1), word());
}

async function actInBrowser(one: Person, away: Set<Person>, random: (below: number) => number, word: () => string): Promise<void> {
  if (random(12) === 0) {
    away.has(one) ? away.delete(one) : away.add(one);
    await one.context.setOffline(away.has(one));
    return;
  }
  const area = one.page.locator(BEYOND);
  await area.focus();
  await area.evaluate((element, at) => {
    const field = element as HTMLTextAreaElement;
    const place = Math.floor((field.value.length * at) / 1000);
    field.setSelectionRange(place, place);
  }, random(1001));
  if (random(5) === 0) await one.page.keyboard.press('Backspace');
  else await one.page.keyboard.type(word());
}

test('what is written at the moment of opening arrives, once, without a second connection', async ({ server }) => {
  const tomas = await Api.signIn(server, 'Tomás Oliveira');
  const { id, room } = await shared(tomas, 'At the opening');
  const clients: Outside[] = [];
  for (let n = 0; n < OPENINGS; n += 1) {
    for (const [at, framing] of FRAMINGS.entries()) {
      const doc = new Y.Doc();
      // Before there is a connection; so that what follows builds on something that the server has not seen.
      text(doc).insert(0, `<${n}-${at}-before>`);
      const onOpen = () => text(doc).insert(text(doc).length, `<${n}-${at}-at>`);
      const client = Outside.join(tomas, room, framing, { doc, onOpen });
      clients.push(client);
      await expect.poll(() => client.opened).toBe(1);
      text(doc).insert(text(doc).length, `<${n}-${at}-after>`);
      await expect.poll(() => client.settled).toBe(true);
      if (clients.length > 4) clients.shift()!.destroy();
    }
  }
  await expect.poll(async () => ((await tomas.content(id, 'objectives')).beyond as string).split('<').length - 1).toBe(OPENINGS * 2 * 3);
  const kept = (await tomas.content(id, 'objectives')).beyond as string;
  for (let n = 0; n < OPENINGS; n += 1) {
    for (const at of FRAMINGS.keys()) {
      for (const when of ['before', 'at', 'after']) expect(kept.split(`<${n}-${at}-${when}>`), `${n} ${FRAMINGS[at]} ${when}`).toHaveLength(2);
    }
  }
  expect(clients.map((one) => [one.opened, one.refused])).toEqual(clients.map(() => [1, undefined]));
  for (const one of clients) one.destroy();
});
