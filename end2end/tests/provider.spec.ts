// An outside check of the sync server: clients that nobody here wrote, unmodified.
import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider';
import WS from 'ws';
import * as Y from 'yjs';
import { Api } from '../fixtures/api';
import { announced } from '../fixtures/random';
import { expect, test } from '../fixtures/test';

type Joined = { doc: Y.Doc; provider: HocuspocusProvider; socket: HocuspocusProviderWebsocket; refused: () => string | undefined };

function join(url: string, room: string, token: string, cookie?: string): Joined {
  // Node's own WebSocket cannot send a cookie; a browser does so by itself.
  class WithCookie extends WS {
    constructor(address: string | URL) {
      super(address, cookie ? { headers: { cookie } } : {});
    }
  }
  const socket = new HocuspocusProviderWebsocket({ url: url.replace('http', 'ws') + '/sync/hocus', WebSocketPolyfill: WithCookie });
  const doc = new Y.Doc();
  let reason: string | undefined;
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: room,
    document: doc,
    token,
    onAuthenticationFailed: (data) => (reason = data.reason),
  });
  provider.attach();
  return { doc, provider, socket, refused: () => reason };
}

function leave(...everyone: Joined[]): void {
  for (const one of everyone) {
    one.provider.destroy();
    one.socket.destroy();
  }
}

test('an unmodified provider joins a room by token and by cookie, and what it writes is durable', async ({ server }) => {
  const tomas = await Api.signIn(server, 'Tomás Oliveira');
  const id = (await tomas.call('POST', '/proposals', { title: 'Joined from outside' })).json.id as string;
  const room = await tomas.room(id, 'objectives');
  expect(room.right).toBe('write');
  expect(room.text_roots).toContain('t/self/beyond');

  const byToken = join(server.url, room.name, await tomas.syncToken());
  const byCookie = join(server.url, room.name, '', tomas.cookie);
  await expect.poll(() => byToken.provider.synced && byCookie.provider.synced).toBe(true);
  byToken.doc.getText('t/self/beyond').insert(0, 'Work with people 🧭');
  byCookie.doc.getText('t/self/five-years').insert(0, 'A team of my own');
  await expect.poll(() => byCookie.doc.getText('t/self/beyond').toString()).toBe('Work with people 🧭');
  await expect.poll(() => byToken.doc.getText('t/self/five-years').toString()).toBe('A team of my own');
  await expect.poll(() => byToken.provider.hasUnsyncedChanges || byCookie.provider.hasUnsyncedChanges).toBe(false);

  await server.kill();
  await server.start();
  const again = await Api.signIn(server, 'Tomás Oliveira');
  const objectives = (await again.call('GET', `/proposals/${id}`)).json.sections.find((one: any) => one.section === 'objectives');
  expect(objectives.content.beyond).toBe('Work with people 🧭');
  expect(objectives.content.five_years).toBe('A team of my own');
  leave(byToken, byCookie);
});

test('a provider converges with another under random edits and lost connections', async ({ server }) => {
  const tomas = await Api.signIn(server, 'Tomás Oliveira');
  const id = (await tomas.call('POST', '/proposals', { title: 'Random edits' })).json.id as string;
  const room = await tomas.room(id, 'objectives');
  const everyone = await Promise.all([0, 1, 2].map(async () => join(server.url, room.name, await tomas.syncToken(), tomas.cookie)));
  await expect.poll(() => everyone.every((one) => one.provider.synced)).toBe(true);
  const random = announced();
  for (let step = 0; step < 300; step += 1) {
    const one = everyone[random(3)]!;
    const text = one.doc.getText('t/self/beyond');
    if (random(10) < 7 || text.length === 0) text.insert(random(text.length + 1), 'abcdefgh'.slice(0, 1 + random(8)));
    else text.delete(random(text.length), 1);
    if (random(40) === 0) {
      one.socket.disconnect();
      // A socket that is asked to connect while it is still closing stays closed for good.
      await expect.poll(() => one.socket.status).toBe(WebSocketStatus.Disconnected);
      void one.socket.connect();
    }
    if (random(5) === 0) await new Promise((wait) => setTimeout(wait, random(5)));
  }
  const texts = () => everyone.map((one) => one.doc.getText('t/self/beyond').toString());
  await expect.poll(() => new Set(texts()).size, { timeout: 30_000 }).toBe(1);
  await expect.poll(async () => {
    const sections = (await tomas.call('GET', `/proposals/${id}`)).json.sections as any[];
    return sections.find((one) => one.section === 'objectives').content.beyond;
  }).toBe(texts()[0]);
  leave(...everyone);
});

test('a provider is refused a room that was not shared, as if it did not exist', async ({ server }) => {
  const tomas = await Api.signIn(server, 'Tomás Oliveira');
  const ines = await Api.signIn(server, 'Ines Bauer');
  const id = (await tomas.call('POST', '/proposals', { title: 'Mine alone' })).json.id as string;
  const room = await tomas.room(id, 'objectives');
  const mine = join(server.url, room.name, await tomas.syncToken());
  await expect.poll(() => mine.provider.synced).toBe(true);
  mine.doc.getText('t/self/beyond').insert(0, 'nobody else reads this');
  const hers = join(server.url, room.name, await ines.syncToken());
  await expect.poll(() => hers.refused()).toBe('not-found');
  expect(hers.doc.getText('t/self/beyond').toString()).toBe('');
  expect((await ines.call('GET', `/proposals/${id}`)).status).toBe(404);
  leave(mine, hers);
});
