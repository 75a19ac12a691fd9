// Two people at one text: at once, without network, over crashes, with everything that people paste.
import { Api } from '../fixtures/api';
import type { Server } from '../fixtures/server';
import { expect, test, type Person } from '../fixtures/test';

const TYPING_SECONDS = Number(process.env.WAYMARK_TYPING_SECONDS ?? 60);
const KILLS = Number(process.env.WAYMARK_KILLS ?? 3);
const BEYOND = '#objectives-beyond';
const FIVE_YEARS = '#objectives-five-years';

type Open = (who: string) => Promise<Person>;
type Table = { id: string; path: string; api: Api; tomas: Person; ines: Person };

/** A proposal whose objectives both may write, open at both browsers. */
async function table(server: Server, person: Open, title: string): Promise<Table> {
  const api = await Api.signIn(server, 'Tomás Oliveira');
  const made = await api.call('POST', '/proposals', { title });
  expect(made.status, JSON.stringify(made.json)).toBe(201);
  const id = made.json.id as string;
  const shared = await api.call('PUT', `/proposals/${id}/sections/objectives/sharing`, { sharing: 'writing' });
  expect(shared.status, JSON.stringify(shared.json)).toBe(204);
  const path = `/p/${id}`;
  const [tomas, ines] = [await person('Tomás Oliveira'), await person('Ines Bauer')];
  await Promise.all([sit(tomas, path), sit(ines, path)]);
  return { id, path, api, tomas, ines };
}

async function sit(one: Person, path: string): Promise<void> {
  await one.open(path);
  await writable(one);
}

async function writable(one: Person): Promise<void> {
  await expect(one.page.locator(`${BEYOND}:not([readonly])`)).toBeVisible();
}

const value = (one: Person, field = BEYOND) => one.page.locator(field).inputValue();
const chip = (one: Person) => one.page.getByTestId('sync');

async function saved(...everyone: Person[]): Promise<void> {
  for (const one of everyone) await expect(chip(one)).toHaveText('Saved', { timeout: 45_000 });
}

/** Everyone's text and the server's are the same. */
async function agree(at: Table, ...others: Person[]): Promise<string> {
  const everyone = [at.tomas, at.ines, ...others];
  await saved(...everyone);
  await expect
    .poll(async () => {
      const { beyond } = await at.api.content(at.id, 'objectives');
      // A lone half of a character is the replacement character everywhere but in the element that it was put into.
      const texts = await Promise.all(everyone.map(async (one) => (await value(one)).toWellFormed()));
      return texts.map((text) => (text === beyond ? 'same' : `${text.length} and ${(beyond as string).length} characters`));
    })
    .toEqual(everyone.map(() => 'same'));
  return await value(at.tomas);
}

/** The caret at the end of a text. */
async function toEnd(one: Person, field = BEYOND): Promise<void> {
  await one.page.locator(field).focus();
  await one.page.keyboard.press('Control+End');
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';

/** Characters from one alphabet, so that each person's can be told from the other's wherever they end up. */
function stream(alphabet: string, seed: number): () => string {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return alphabet[state % alphabet.length] ?? 'x';
  };
}

/** Watches, at every keystroke and every frame, that my caret stands right behind what I typed last. */
async function watchCaret(one: Person, mine: string): Promise<void> {
  await one.page.locator(BEYOND).evaluate((element, mine) => {
    const area = element as HTMLTextAreaElement;
    const seen = { typed: '', jumps: [] as string[], frames: 0 };
    (window as any).caret = seen;
    const own = (text: string) => [...text].filter((c) => mine.includes(c)).join('');
    const look = (when: string) => {
      const at = area.selectionStart;
      const before = own(area.value.slice(0, at));
      if (before !== seen.typed || area.selectionEnd !== at || (seen.typed !== '' && !mine.includes(area.value[at - 1] ?? ''))) {
        if (seen.jumps.length < 5) seen.jumps.push(`${when} ${at} of ${area.value.length}: …${area.value.slice(at - 12, at)}|${area.value.slice(at, at + 12)}…`);
      }
    };
    area.addEventListener('input', (event) => {
      seen.typed += (event as InputEvent).data ?? '';
      look('input');
    });
    const frame = () => {
      seen.frames += 1;
      look('frame');
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }, mine);
}

const watched = (one: Person) => one.page.evaluate(() => (window as any).caret as { typed: string; jumps: string[]; frames: number });

/** Types until `done`, as fast as a person who is in a hurry. Gives everything typed. */
async function typeUntil(one: Person, next: () => string, done: () => boolean): Promise<string> {
  let typed = '';
  while (!done()) {
    let burst = '';
    for (let n = 0; n < 6; n += 1) burst += next();
    await one.page.keyboard.type(burst, { delay: 30 });
    typed += burst;
  }
  return typed;
}

/** The page is kept for when the network is gone. */
async function keptOffline(one: Person): Promise<void> {
  await expect
    .poll(() =>
      one.page.evaluate(async () => {
        if (!navigator.serviceWorker.controller) return 'no worker';
        const files = await (await caches.open('waymark-files')).keys();
        const names = files.map((file) => new URL(file.url).pathname);
        const pages = (await caches.keys()).filter((name) => name.startsWith('waymark-pages-'));
        for (const name of pages) {
          const page = await (await caches.open(name)).match(location.pathname);
          if (page) return ['.js', '.wasm', '.css'].every((end) => names.some((name) => name.endsWith(end))) ? 'kept' : `files: ${names}`;
        }
        return 'no page';
      }),
    )
    .toBe('kept');
}

test('two people type into the same place at once', async ({ server, person }) => {
  test.setTimeout(120_000 + TYPING_SECONDS * 2_000);
  const at = await table(server, person, 'At once');
  const { tomas, ines } = at;
  await Promise.all([toEnd(tomas), toEnd(ines)]);
  const upper = LOWER.toUpperCase();
  await Promise.all([watchCaret(tomas, LOWER), watchCaret(ines, upper)]);
  const end = Date.now() + TYPING_SECONDS * 1_000;
  const done = () => Date.now() > end;
  const [his, hers] = await Promise.all([
    typeUntil(tomas, stream(LOWER, 7), done),
    typeUntil(ines, stream(upper, 11), done),
  ]);
  expect(his.length).toBeGreaterThan(TYPING_SECONDS * 4);
  expect(hers.length).toBeGreaterThan(TYPING_SECONDS * 4);
  const text = await agree(at);
  expect(text.replace(/[^a-z]/g, '')).toBe(his);
  expect(text.replace(/[^A-Z]/g, '')).toBe(hers);
  expect(text.length).toBe(his.length + hers.length);
  for (const [one, typed] of [[tomas, his], [ines, hers]] as const) {
    const caret = await watched(one);
    expect(caret.jumps, `${one.name}'s caret`).toEqual([]);
    expect(caret.typed).toBe(typed);
    expect(caret.frames).toBeGreaterThan(TYPING_SECONDS);
  }
});

test('both write without network, one loads the page again, and everything merges', async ({ server, person }) => {
  const at = await table(server, person, 'Without network');
  const { tomas, ines } = at;
  await toEnd(tomas);
  await tomas.page.keyboard.type('Both know this. ');
  await agree(at);
  await keptOffline(tomas);
  await Promise.all([tomas.context.setOffline(true), ines.context.setOffline(true)]);
  await Promise.all([toEnd(tomas), toEnd(ines)]);
  await tomas.page.keyboard.type('Tomás alone 🧭. ', { delay: 15 });
  await ines.page.keyboard.type('Ines alone. ', { delay: 15 });
  for (const one of [tomas, ines]) {
    await expect(chip(one)).toHaveText(/^Offline, kept on this device \(\d+ changes?\)$/);
    await expect(chip(one)).not.toHaveText(/\(0 /);
  }
  expect((await at.api.content(at.id, 'objectives')).beyond).toBe('Both know this. ');

  await tomas.page.reload();
  await tomas.hydrated();
  await expect.poll(() => value(tomas)).toBe('Both know this. Tomás alone 🧭. ');
  await writable(tomas);
  await expect(chip(tomas)).toHaveText(/^Offline, kept on this device \([1-9]\d* changes?\)$/);
  await toEnd(tomas);
  await tomas.page.keyboard.type('After the reload. ', { delay: 15 });
  await toEnd(ines, FIVE_YEARS);
  await ines.page.keyboard.type('And elsewhere.', { delay: 15 });

  await Promise.all([tomas.context.setOffline(false), ines.context.setOffline(false)]);
  const text = await agree(at);
  for (const part of ['Both know this. ', 'Tomás alone 🧭. ', 'After the reload. ', 'Ines alone. ']) {
    expect(text.split(part), `${part}once`).toHaveLength(2);
  }
  expect(text.length).toBe('Both know this. Tomás alone 🧭. After the reload. Ines alone. '.length);
  await expect.poll(() => value(tomas, FIVE_YEARS)).toBe('And elsewhere.');
});

test('the server is killed while somebody types: what was called saved is there', async ({ server, person }) => {
  test.setTimeout(120_000 + KILLS * 30_000);
  const at = await table(server, person, 'Killed');
  const { tomas } = at;
  await toEnd(tomas);
  await watchCaret(tomas, LOWER);
  // With every frame: whatever stands in the text while the chip says Saved.
  await tomas.page.evaluate((field) => {
    const area = document.querySelector(field) as HTMLTextAreaElement;
    const note = { text: '' };
    (window as any).calledSaved = note;
    const frame = () => {
      if (document.querySelector('[data-testid=sync]')?.textContent === 'Saved') note.text = area.value;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }, BEYOND);
  const called = () => tomas.page.evaluate(() => (window as any).calledSaved.text as string);
  const next = stream(LOWER, 5);
  let typed = '';
  for (let round = 0; round < KILLS; round += 1) {
    const end = { reached: false };
    const typing = typeUntil(tomas, next, () => end.reached);
    await new Promise((wait) => setTimeout(wait, 700 + round * 430));
    await server.kill();
    const claimed = await called();
    // Goes on typing into the void.
    await new Promise((wait) => setTimeout(wait, 1_500));
    end.reached = true;
    typed += await typing;
    await expect(chip(tomas)).toHaveText(/^Offline, kept on this device \([1-9]\d* changes?\)$/);
    const disk = await server.aside(async (there) => {
      const again = await Api.signIn(there, 'Tomás Oliveira');
      return (await again.content(at.id, 'objectives')).beyond as string;
    });
    expect(disk.startsWith(claimed), `called saved: …${claimed.slice(-20)}, on the disk: …${disk.slice(-20)}`).toBe(true);
    expect(typed.startsWith(disk)).toBe(true);
    expect(await called(), 'nothing is called saved while there is no server').toBe(claimed);
    await server.start();
    await agree(at);
    expect(await value(tomas)).toBe(typed);
  }
  expect((await watched(tomas)).jumps).toEqual([]);
});

test('undo takes back what I wrote and nothing else', async ({ server, person }) => {
  const at = await table(server, person, 'Undo');
  const { tomas, ines } = at;
  await toEnd(tomas);
  await tomas.page.keyboard.type('his first ');
  await agree(at);
  await toEnd(ines);
  await ines.page.keyboard.type('hers ');
  await agree(at);
  await toEnd(tomas);
  await tomas.page.keyboard.type('his second');
  expect(await agree(at)).toBe('his first hers his second');

  await tomas.page.keyboard.press('Control+z');
  await expect.poll(() => value(tomas)).not.toContain('his second');
  for (let n = 0; n < 12; n += 1) await tomas.page.keyboard.press('Control+z');
  expect(await agree(at)).toBe('hers ');
  for (let n = 0; n < 12; n += 1) await tomas.page.keyboard.press('Control+Shift+z');
  expect(await agree(at)).toBe('his first hers his second');
  await ines.page.locator(BEYOND).focus();
  for (let n = 0; n < 12; n += 1) await ines.page.keyboard.press('Control+z');
  expect(await agree(at)).toBe('his first his second');
});

test('whatever is pasted arrives as it is', async ({ server, person }) => {
  const at = await table(server, person, 'Pasted');
  const { tomas, ines } = at;
  await tomas.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const paste = async (text: string) => {
    await tomas.page.locator(BEYOND).focus();
    await tomas.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await tomas.page.keyboard.press('Control+a');
    await tomas.page.keyboard.press('Control+v');
  };
  const office =
    'Ziele\u00a0für\u00a02027\r\n\uf0b7\tFührung „ausbauen“ – 50\u202f%\r\n\r\nWeiche\u00adTrennung, \u200bnull breit, Zeile\u2028darunter, \ufb01nal, \u201equoted\u201c\u2026 & <b>not bold</b>\r\n';
  const texts: Record<string, string> = {
    emoji: 'Family 👩‍👩‍👧‍👦, flag 🇵🇹, skin 👍🏽, heart ❤️, keycap 1️⃣',
    'right to left': 'שלום Tomás, بعد خمس سنوات 2031 — עולם',
    'combining marks': 'e\u0301 Z\u0351\u036b\u0343 क्षि',
    'office text': office,
    long: 'Long words carry far. '.repeat(5_000).slice(0, 100_000),
  };
  for (const [name, text] of Object.entries(texts)) {
    await paste(text);
    const expected = text.replace(/\r\n/g, '\n');
    await expect.poll(async () => (await value(tomas)) === expected, { message: `${name} with Tomás` }).toBe(true);
    await expect.poll(async () => (await value(ines)) === expected, { message: `${name} with Ines`, timeout: 30_000 }).toBe(true);
    expect((await agree(at)) === expected, name).toBe(true);
  }
  // The longest text can still be written in, by both.
  await tomas.page.keyboard.press('Control+Home');
  await tomas.page.keyboard.press('Delete');
  await tomas.page.keyboard.type('W');
  await toEnd(ines);
  await ines.page.keyboard.press('Backspace');
  await ines.page.keyboard.type('!');
  const long = await agree(at);
  expect([long.length, long.slice(0, 4), long.slice(-1)]).toEqual([100_000, 'Wong', '!']);

  // Half a character, as a broken clipboard gives it, harms nobody.
  await paste('whole');
  await tomas.page.locator(BEYOND).evaluate((element) => {
    const area = element as HTMLTextAreaElement;
    area.setRangeText('\ud83d', 2, 2, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
  });
  expect((await agree(at)).replace(/[^a-z]/g, '')).toBe('whole');
  await toEnd(ines);
  await ines.page.keyboard.type('!');
  expect((await agree(at)).replace(/[^a-z!]/g, '')).toBe('whole!');

  await tomas.page.locator(BEYOND).focus();
  await tomas.page.keyboard.press('Control+a');
  await tomas.page.keyboard.press('Delete');
  await expect.poll(() => value(ines)).toBe('');
  expect(await agree(at)).toBe('');
});

test('each sees who is here, where, and whose caret it is', async ({ server, person }) => {
  const at = await table(server, person, 'Who is here');
  const { tomas, ines } = at;
  const avatars = (one: Person) => one.page.locator('.avatars li');
  await expect(avatars(tomas)).toHaveCount(2);
  await expect(avatars(ines)).toHaveCount(2);
  await expect(tomas.page.locator('.avatars').getByTitle('Ines Bauer is here')).toBeVisible();
  await expect(ines.page.locator('.avatars').getByTitle('Tomás Oliveira is here')).toBeVisible();

  await toEnd(ines);
  await expect(tomas.page.locator('#objectives .here')).toHaveText(/Ines is here/);
  await ines.page.keyboard.type('Where is my caret', { delay: 20 });
  await expect(tomas.page.locator('#objectives .here')).toHaveText(/Ines is writing…/);
  const flag = tomas.page.locator('#objectives .live-text__flag');
  await expect(flag).toHaveText('Ines');
  await expect(flag).toHaveCSS('opacity', '1');
  await expect(tomas.page.locator('#start .here')).toHaveCount(0);
  await expect(ines.page.locator('.live-text__flag'), 'nobody sees a flag of their own').toHaveCount(0);

  // The caret stands where hers is, and moves with it.
  const caret = tomas.page.locator('#objectives .live-text__caret');
  const right = (await caret.boundingBox())!;
  await ines.page.keyboard.press('Home');
  await expect.poll(async () => (await caret.boundingBox())!.x).toBeLessThan(right.x - 50);
  // After a while the flag folds away and the caret stays.
  await expect(flag).toHaveCSS('opacity', '0');
  await expect(caret).toHaveCount(1);

  // Where he drafts alone he is not watched: she sees that he is here, and no longer where.
  await toEnd(tomas);
  await expect(ines.page.locator('#objectives .here')).toHaveText(/Tomás is here/);
  await toEnd(tomas, '#start-today');
  await expect(ines.page.locator('.here')).toHaveCount(0);
  await expect(avatars(ines)).toHaveCount(2);
  await ines.page.close();
  await expect(avatars(tomas)).toHaveCount(1);
  await expect(tomas.page.locator('#objectives .here')).toHaveCount(0);
  await expect(tomas.page.locator('.live-text__caret')).toHaveCount(0);
});

test('one person in two tabs', async ({ server, person }) => {
  const at = await table(server, person, 'Two tabs');
  const { tomas, ines } = at;
  const second = await tomas.tab();
  await sit(second, at.path);
  await Promise.all([toEnd(tomas), toEnd(second)]);
  await Promise.all([
    tomas.page.keyboard.type('in the first tab', { delay: 20 }),
    second.page.keyboard.type('IN THE SECOND TAB', { delay: 20 }),
  ]);
  const text = await agree(at, second);
  expect(text.replace(/[^a-z]/g, '')).toBe('inthefirsttab');
  expect(text.replace(/[^A-Z]/g, '')).toBe('INTHESECONDTAB');
  await expect(ines.page.locator('.avatars li'), 'one person, however many tabs').toHaveCount(2);
  await expect(tomas.page.locator('.live-text__flag'), 'no flag of my other tab').toHaveCount(0);

  // Both tabs write without network; one of them is loaded again and finds its own, and nothing arrives twice.
  await keptOffline(tomas);
  await tomas.context.setOffline(true);
  await toEnd(tomas);
  await tomas.page.keyboard.type(' {first offline}', { delay: 10 });
  await toEnd(second);
  await second.page.keyboard.type(' {second offline}', { delay: 10 });
  await expect(chip(second)).toHaveText(/^Offline/);
  await tomas.page.reload();
  await tomas.hydrated();
  await expect.poll(() => value(tomas)).toContain('{first offline}');
  await tomas.context.setOffline(false);
  const merged = await agree(at, second);
  expect(merged.split('{first offline}')).toHaveLength(2);
  expect(merged.split('{second offline}')).toHaveLength(2);
  expect(merged.length).toBe(text.length + ' {first offline} {second offline}'.length);
});

test('signing out asks before it takes away what never reached the server', async ({ server, person }) => {
  const at = await table(server, person, 'Not sent yet');
  const { tomas } = at;
  const second = await tomas.tab();
  await sit(second, at.path);
  await tomas.open('/me');
  await tomas.context.setOffline(true);
  await toEnd(second);
  await second.page.keyboard.type('Written without a network. ');
  await expect(chip(second)).toHaveText(/offline/i);
  await second.page.close();
  // Without the server nobody is signed out, and nothing is lost.
  const leave = () => tomas.page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await leave();
  const question = tomas.page.getByRole('dialog', { name: 'Not everything is saved' });
  await question.getByRole('button', { name: 'Sign out and lose it' }).click();
  await expect(tomas.page.getByRole('alert').filter({ hasText: 'signed in' })).toHaveText(/^You are still signed in\./);
  await tomas.context.setOffline(false);
  tomas.complaints.splice(0);
  await leave();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await sit(tomas, at.path);
  await saved(tomas);
  await expect(tomas.page.locator(BEYOND)).toHaveValue(/Written without a network\. $/);
  await tomas.page.getByRole('link', { name: 'Desk' }).click();
  await tomas.page.waitForURL(/\/$/);
  await tomas.open('/me');
  await leave();
  await tomas.page.waitForURL(/\/sign-in/);
});

test('signing out in one tab ends the other and leaves nothing on the device', async ({ server, person }) => {
  const at = await table(server, person, 'Signed out');
  const { tomas } = at;
  const second = await tomas.tab();
  await sit(second, at.path);
  await toEnd(second);
  await second.page.keyboard.type('Nobody finds this on the device. ');
  await saved(tomas, second);
  await keptOffline(tomas);
  const kept = (one: Person) =>
    one.page.evaluate(async () => {
      // The program's own files are nobody's; everything else counts.
      const pages: string[] = [];
      for (const name of (await caches.keys()).filter((name) => name !== 'waymark-files')) {
        pages.push(...(await (await caches.open(name)).keys()).map((entry) => `${name} ${new URL(entry.url).pathname}`));
      }
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('waymark');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      let rows = 0;
      for (const store of database.objectStoreNames) {
        const request = database.transaction(store).objectStore(store).count();
        rows += await new Promise<number>((resolve) => (request.onsuccess = () => resolve(request.result)));
      }
      database.close();
      return { pages, rows };
    });
  // The state of the room is kept a moment after the last key.
  await expect.poll(async () => (await kept(tomas)).rows).toBeGreaterThan(0);
  expect((await kept(tomas)).pages.length).toBeGreaterThan(0);

  await tomas.open('/me');
  await tomas.page.getByRole('button', { name: 'Sign out' }).click();
  await tomas.page.waitForURL(/\/sign-in/);
  await expect(chip(second)).toHaveText(/^Cannot save: You have signed out/);
  await expect(second.page.locator(BEYOND)).toHaveAttribute('readonly', '');
  await expect.poll(() => kept(second)).toEqual({ pages: [], rows: 0 });
  // Nor does the other tab write anything down after it.
  await second.page.waitForTimeout(3_000);
  expect(await kept(second)).toEqual({ pages: [], rows: 0 });
  // The other tab asked for the record once more, and was told that nobody is signed in.
  const told = /status of 401/;
  for (let n = tomas.complaints.length; n > 0; n -= 1) if (told.test(tomas.complaints[n - 1]!)) tomas.complaints.splice(n - 1, 1);
  await second.page.reload();
  await second.page.waitForURL(/\/sign-in/);
  expect(await kept(second)).toEqual({ pages: [], rows: 0 });
  await tomas.context.setOffline(true);
  await second.page.goto(server.url + at.path).catch(() => undefined);
  expect(await second.page.content()).not.toContain('Nobody finds this');
});
