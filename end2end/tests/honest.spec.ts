// Whatever an honest client does with the roots of a section, the server takes it: nobody who plays by the rules is ever turned away.
import * as Y from 'yjs';
import { Api } from '../fixtures/api';
import { Outside, type Framing } from '../fixtures/outside';
import { announced } from '../fixtures/random';
import { expect, test } from '../fixtures/test';

const STEPS = Number(process.env.WAYMARK_STEPS ?? 300);
const WORDS = ['a', 'Zeile\n', 'zwei  ', '🧭', '👩‍👩‍👧‍👦', 'e\u0301', 'שלום', ' ', 'lorem ipsum dolor '];
/** Ids as programs make them. */
const ITEMS = ['item-1', 'item-2', 'item-3', 'item-4'];

type Random = (below: number) => number;
type Scalars = Record<string, string[]>;

/** What may be added to a section: lists with their texts and scalars, and single scalars. */
type Schema = { lists: { map: string; texts: string[]; scalars: Scalars }[]; single: Record<string, Scalars> };

const POS = ['V1', 'V2x', 'W1', 'kZ9', 'a1'];
const SCHEMAS: Record<string, Schema> = {
  start: { lists: [], single: {} },
  objectives: {
    lists: [
      { map: 'goals', texts: ['goal'], scalars: { pos: POS, term: ['short', 'long'] } },
      { map: 'clauses', texts: ['clause'], scalars: { pos: POS } },
    ],
    single: { target: { kind: ['up', 'lateral', 'deepen', 'stay', 'outside'], role: ['data-3', 'data-4'] } },
  },
  connection: { lists: [], single: { links: Object.fromEntries(ITEMS.map((item) => [item, ['left_open']])) } },
  alignment: { lists: [], single: { verdicts: Object.fromEntries(ITEMS.map((item) => [item, ['aligned', 'modifiable', 'not_aligned']])) } },
  gaps: { lists: [{ map: 'pgoals', texts: ['goal'], scalars: { pos: POS } }], single: {} },
  milestones: {
    lists: [
      {
        map: 'milestones',
        texts: ['title', 'measure'],
        scalars: {
          pos: POS,
          start: ['0 teams', ''],
          target: ['3 teams'],
          due: ['2031-06-30', '2030-01-01'],
          kind: ['training', 'project', 'coaching'],
          owner: ['employee', 'manager'],
          confirmer: ['manager', 'organization'],
        },
      },
    ],
    single: {},
  },
};

/** One client in one section. */
class Honest {
  private undo!: Y.UndoManager;

  constructor(
    readonly client: Outside,
    readonly schema: Schema,
    readonly textRoots: string[],
    private readonly random: Random,
  ) {
    this.watch();
  }

  private watch(): void {
    const { doc } = this.client;
    this.undo = new Y.UndoManager([...this.texts().map((name) => doc.getText(name)), ...this.maps().map((name) => doc.getMap(name))], {
      captureTimeout: 20,
    });
  }

  private texts(): string[] {
    const added = this.schema.lists.flatMap((list) => list.texts.flatMap((field) => ITEMS.map((item) => `t/${item}/${field}`)));
    return [...new Set([...this.textRoots, ...added])];
  }

  private maps(): string[] {
    return [...this.schema.lists.map((list) => list.map), ...Object.keys(this.schema.single)];
  }

  /** What the document says, comparable. */
  says(doc: Y.Doc = this.client.doc): string {
    const sorted = (map: Y.Map<unknown>) => Object.entries(map.toJSON()).sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([
      this.texts().map((name) => [name, doc.getText(name).toString()]),
      this.maps().map((name) => [name, sorted(doc.getMap(name))]),
    ]);
  }

  step(): void {
    const what = this.random(100);
    if (what < 4) this.client.online ? this.client.disconnect() : this.client.connect();
    else if (what < 6 && !this.client.online) this.restart();
    else if (what < 16) this.undo.undo();
    else if (what < 22) this.undo.redo();
    else if (what < 32) this.client.doc.transact(() => [1, 2, 3].forEach(() => this.edit()));
    else this.edit();
  }

  private restart(): void {
    this.undo.destroy();
    this.client.restart();
    this.watch();
  }

  private edit(): void {
    const maps = this.maps();
    if (maps.length === 0 || this.random(3) > 0) this.type();
    else this.set(maps[this.random(maps.length)]!);
  }

  private type(): void {
    const names = this.texts();
    if (names.length === 0) return;
    const text = this.client.doc.getText(names[this.random(names.length)]!);
    const at = this.random(text.length + 1);
    if (this.random(3) === 0) text.delete(at, Math.min(text.length - at, 1 + this.random(6)));
    else text.insert(at, WORDS[this.random(WORDS.length)]!);
  }

  private set(name: string): void {
    const map = this.client.doc.getMap(name);
    const list = this.schema.lists.find((one) => one.map === name);
    const scalars = list?.scalars ?? this.schema.single[name]!;
    const fields = Object.keys(scalars);
    const field = fields[this.random(fields.length)]!;
    const key = list ? `${ITEMS[this.random(ITEMS.length)]!}/${field}` : field;
    const values = scalars[field]!;
    if (this.random(4) === 0) map.delete(key);
    else map.set(key, values[this.random(values.length)]!);
  }
}

test('random edits, undo, restarts and time without a network never turn an honest client away', async ({ server }) => {
  test.setTimeout(240_000);
  const tomas = await Api.signIn(server, 'Tomás Oliveira');
  const id = (await tomas.call('POST', '/proposals', { title: 'Honest' })).json.id as string;
  const random = announced();
  const everyone: Honest[] = [];
  for (const [section, schema] of Object.entries(SCHEMAS)) {
    const room = await tomas.room(id, section);
    for (const framing of ['one room on a socket', 'many rooms on a socket'] satisfies Framing[]) {
      everyone.push(new Honest(Outside.join(tomas, room.name, framing), schema, room.text_roots, random));
    }
  }
  await expect.poll(() => everyone.every((one) => one.client.synced)).toBe(true);
  for (let step = 0; step < STEPS; step += 1) {
    everyone[random(everyone.length)]!.step();
    if (random(3) === 0) await new Promise((wait) => setTimeout(wait, random(12)));
  }
  for (const one of everyone) if (!one.client.online) one.client.connect();
  await expect.poll(() => everyone.map((one) => one.client.settled), { timeout: 30_000 }).toEqual(everyone.map(() => true));
  for (let at = 0; at < everyone.length; at += 2) {
    const [single, named] = [everyone[at]!, everyone[at + 1]!];
    await expect.poll(() => single.says() === named.says(), { timeout: 15_000 }).toBe(true);
    // Somebody who was not there gets the same from the disk.
    const fresh = Outside.join(tomas, single.client.room, 'many rooms on a socket');
    await expect.poll(() => fresh.synced).toBe(true);
    expect(single.says(fresh.doc)).toBe(single.says());
    fresh.destroy();
  }
  expect(everyone.map((one) => one.client.refused)).toEqual(everyone.map(() => undefined));
  for (const one of everyone) one.client.destroy();
});
