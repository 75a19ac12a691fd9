// Writes updates that unmodified yjs makes into the corpus: rows of the log in which three copies type, delete and choose at the same time,
// and are told of each other now and then. With the yjs of the browser tests: YJS_FROM=$PWD/../end2end/package.json node yjs.mjs
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const Y = createRequire(process.env.YJS_FROM ?? import.meta.url)('yjs');
const out = process.argv[2] ?? 'corpus';

let seed = 1;
const random = (n) => (seed = (seed * 48271) % 2147483647) % n;

const number = (n) => (n < 128 ? [n] : [(n % 128) | 128, ...number(Math.floor(n / 128))]);
const row = (updates) => Buffer.from(updates.flatMap((u) => [...number(u.length), ...u]));

const texts = ['t/self/beyond', 't/self/five-years', 't/target/title', 't/item-1/goal'];
const choices = [['target', 'kind', ['up', 'lateral']], ['goals', 'item-1/term', ['short', 'long']], ['goals', 'item-1/pos', ['V', 'k3m', 'A1b']]];

function edit(doc) {
  const text = doc.getText(texts[random(texts.length)]);
  const at = random(text.length + 1);
  const dice = random(10);
  if (dice < 5) text.insert(at, ['a', 'bc ', '😀', 'é\n', 'word'][random(5)]);
  else if (dice < 7) text.delete(at, Math.min(text.length - at, 1 + random(3)));
  else {
    const [map, key, values] = choices[random(choices.length)];
    if (dice < 9) doc.getMap(map).set(key, values[random(values.length)]);
    else doc.getMap(map).delete(key);
  }
}

/** One update after the other, from each copy in turn. */
function conversation(turns, apart) {
  const docs = [0, 1, 2].map((n) => Object.assign(new Y.Doc(), { clientID: 1_000_000 * seed + n }));
  const server = new Y.Doc();
  const updates = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const who = turn % docs.length;
    const doc = docs[who];
    for (let n = random(3); n >= 0; n -= 1) edit(doc);
    if (random(apart) === 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)));
    // Only one's own: what is taken over from others is there already.
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server));
    Y.applyUpdate(server, update);
    updates.push(update);
  }
  return updates;
}

for (const [name, turns, apart] of [['typing', 24, 1], ['now-and-then', 30, 4], ['offline', 30, 15]]) {
  seed += 7;
  writeFileSync(`${out}/row/honest-yjs-${name}`, row(conversation(turns, apart)));
}
const doc = Object.assign(new Y.Doc(), { clientID: 4242 });
for (let n = 0; n < 40; n += 1) edit(doc);
writeFileSync(`${out}/update/honest-yjs`, Y.encodeStateAsUpdate(doc));
writeFileSync(`${out}/state_vector/honest-yjs`, Y.encodeStateVector(doc));

// A5: the second of three transactions without the first.
for (const [name, map, keys, value] of [['a-gap', 'map', ['k1', 'k2', 'k3'], 1], ['a-gap-of-the-section', 'target', ['role', 'kind', 'role'], 'up']]) {
  const gap = Object.assign(new Y.Doc(), { clientID: 5 });
  const parts = [];
  gap.on('update', (update) => parts.push(update));
  for (const key of keys) gap.getMap(map).set(key, value);
  writeFileSync(`${out}/update/a5-${name}`, parts[1]);
}
writeFileSync(`${out}/update/second-encoding`, Y.encodeStateAsUpdateV2(doc));
