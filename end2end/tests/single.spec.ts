// An outside check of the framing with one room on a socket: y-websocket, unmodified, alone and beside the other provider.
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import WS from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { Api } from '../fixtures/api';
import { announced } from '../fixtures/random';
import type { Server } from '../fixtures/server';
import { expect, test } from '../fixtures/test';

type Joined = { doc: Y.Doc; provider: WebsocketProvider; opened: () => number; closed: () => number | undefined };

/** How long a client waits for a message before it believes that the connection is dead. */
const PATIENCE = 30_000;

function join(server: Server, room: string, token: string, cookie?: string): Joined {
  let opened = 0;
  let closed: number | undefined;
  class Counted extends WS {
    constructor(address: string | URL) {
      super(address, cookie ? { headers: { cookie } } : {});
      this.on('open', () => (opened += 1));
      this.on('close', (code) => (closed = code));
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(server.url.replace('http', 'ws') + '/sync/yws', room, doc, {
    WebSocketPolyfill: Counted as unknown as typeof WebSocket,
    disableBc: true,
    params: { token },
  });
  return { doc, provider, opened: () => opened, closed: () => closed };
}

async function proposal(server: Server, title: string) {
  const tomas = await Api.signIn(server, 'Tomás Oliveira');
  const id = (await tomas.call('POST', '/proposals', { title })).json.id as string;
  const beyond = async () => {
    const sections = (await tomas.call('GET', `/proposals/${id}`)).json.sections as any[];
    return sections.find((one) => one.section === 'objectives').content.beyond as string;
  };
  return { tomas, id, beyond, room: (await tomas.room(id, 'objectives')).name };
}

const text = (doc: Y.Doc) => doc.getText('t/self/beyond');

test('clients of both framings converge under random edits, lost connections and edits without a network', async ({ server }) => {
  const { tomas, room, beyond } = await proposal(server, 'Both framings');
  const single = [join(server, room, await tomas.syncToken()), join(server, room, '', tomas.cookie), join(server, room, '', tomas.cookie)];
  const socket = new HocuspocusProviderWebsocket({ url: server.url.replace('http', 'ws') + '/sync/hocus', WebSocketPolyfill: WS });
  const other = new Y.Doc();
  const named = new HocuspocusProvider({ websocketProvider: socket, name: room, document: other, token: await tomas.syncToken() });
  named.attach();
  await expect.poll(() => named.synced && single.every((one) => one.provider.synced)).toBe(true);
  const random = announced();
  const docs = [...single.map((one) => one.doc), other];
  for (let step = 0; step < 400; step += 1) {
    const at = random(docs.length);
    const written = text(docs[at]!);
    if (random(10) < 7 || written.length === 0) written.insert(random(written.length + 1), 'abcdefgh'.slice(0, 1 + random(8)));
    else written.delete(random(written.length), 1);
    const one = single[at];
    if (one && random(15) === 0) one.provider.wsconnected ? one.provider.disconnect() : one.provider.connect();
    if (random(5) === 0) await new Promise((wait) => setTimeout(wait, random(8)));
  }
  for (const one of single) one.provider.connect();
  const texts = () => docs.map((doc) => text(doc).toString());
  await expect.poll(() => new Set(texts()).size, { timeout: 30_000 }).toBe(1);
  await expect.poll(beyond).toBe(texts()[0]);
  // Who is here crosses the framings too, with the name that the server knows.
  single[0]!.provider.awareness.setLocalStateField('field', 't/self/beyond');
  await expect
    .poll(() => [...named.awareness!.getStates().values()].map((shown: any) => shown.user?.name))
    .toContain('Tomás Oliveira');
  for (const one of single) one.provider.destroy();
  named.destroy();
  socket.destroy();
});

test('a client that is silent, or writes alone, keeps its one connection', async ({ server }) => {
  test.setTimeout(PATIENCE + 60_000);
  const { tomas, room, beyond } = await proposal(server, 'Silence');
  const other = await proposal(server, 'Alone');
  const silent = join(server, room, '', tomas.cookie);
  const writing = join(server, other.room, '', tomas.cookie);
  await expect.poll(() => silent.provider.synced && writing.provider.synced).toBe(true);
  const until = Date.now() + PATIENCE + 8_000;
  let written = '';
  while (Date.now() < until) {
    text(writing.doc).insert(written.length, 'x');
    written += 'x';
    await new Promise((wait) => setTimeout(wait, 500));
  }
  expect([silent.opened(), writing.opened()]).toEqual([1, 1]);
  text(silent.doc).insert(0, 'still here');
  await expect.poll(beyond).toBe('still here');
  await expect.poll(other.beyond).toBe(written);
  silent.provider.destroy();
  writing.provider.destroy();
});

test('a client is refused what is not for it, once and for good', async ({ server }) => {
  const { tomas, id, room, beyond } = await proposal(server, 'Not for everybody');
  const mine = join(server, room, '', tomas.cookie);
  await expect.poll(() => mine.provider.synced).toBe(true);
  text(mine.doc).insert(0, 'nobody else reads this');
  await expect.poll(beyond).toBe('nobody else reads this');

  const ines = await Api.signIn(server, 'Ines Bauer');
  const hers = join(server, room, '', ines.cookie);
  const nobodys = join(server, `p/${id}/nothing/1`, '', tomas.cookie);
  const strangers = join(server, room, 'no token of ours');
  await expect.poll(() => [hers.closed(), nobodys.closed(), strangers.closed()]).toEqual([4404, 4404, 4401]);
  expect(text(hers.doc).toString()).toBe('');

  // A reader hears what is written and writes nothing.
  expect((await tomas.call('PUT', `/proposals/${id}/sections/objectives/sharing`, { sharing: 'reading' })).status).toBe(204);
  const reader = join(server, room, '', ines.cookie);
  await expect.poll(() => text(reader.doc).toString()).toBe('nobody else reads this');
  text(reader.doc).insert(0, 'She writes all the same. ');
  await expect.poll(() => reader.closed()).toBe(4403);
  expect(await beyond()).toBe('nobody else reads this');
  await new Promise((wait) => setTimeout(wait, 1_000));
  expect([hers.opened(), nobodys.opened(), strangers.opened(), reader.opened()]).toEqual([1, 1, 1, 1]);
  for (const one of [mine, hers, nobodys, strangers, reader]) one.provider.destroy();
});
