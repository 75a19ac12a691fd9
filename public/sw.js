// The service worker: the pages and files of the last visit, for when the network or the server is gone.
//
// A page is kept only after it told whose it is (the message "keep"), under that person's name, and shown only while that person is the last
// one who was seen here: any page that comes from the network without telling its person, such as the sign-in page, ends that.

const FILES = 'waymark-files';
const STATE = 'waymark-state';
// The program of a build, by name.
const PROGRAM = '/assets.json';
// Files that never change: below an address that names the build. While somebody edits, builds are put below an address without a name.
const FIXED = /^\/(pkg\/[0-9a-f]{16}|fonts)\//;
// Files whose names stay the same while what they hold changes.
const PICTURES = ['/icons.svg', '/favicon.svg'];
const PAGES = 'waymark-pages-';
const PERSON = '/person';

// Two builds' worth of files, each with all of its splits: pages kept before an update still need the older ones.
const MOST_FILES = 80;
// A person's last pages; more would be a copy of everything they may read.
const MOST_PAGES = 30;
// A page that does not tell its person in this time is not a signed-in page.
const CLAIM_MS = 60_000;
// Where everybody begins, kept from the first page on: the way to everything else.
const BEGINNINGS = ['/', '/path', '/framework'];
// The lists that name a path; the first visit to one means that they may not know it yet.
const LISTS = ['/', '/path'];
// A server that does not answer a navigation in this time is as good as gone, if there is a copy.
const PATIENCE_MS = 8_000;

// Pages that came from the network and have not told their person yet, by their address.
const unclaimed = new Map();
// Counted up with every "forget": what was under way before must not be kept after it.
let epoch = 0;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/api/') || url.pathname.startsWith('/sync/')) return;
  if (FIXED.test(url.pathname)) {
    event.respondWith(file(request));
  } else if (PICTURES.includes(url.pathname)) {
    event.respondWith(picture(request));
  } else if (request.mode === 'navigate') {
    event.respondWith(page(event, url));
  }
});

self.addEventListener('message', (event) => {
  const { keep, person, files, forget: leave } = event.data ?? {};
  if (leave) event.waitUntil(forget());
  else if (typeof keep === 'string' && typeof person === 'string') event.waitUntil(claim(keep, person, files ?? []));
});

// The copy is the file.
async function file(request) {
  const cache = await caches.open(FILES);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200) await store(cache, request.url, response.clone(), MOST_FILES);
  return response;
}

// The network first; the last good one when it is gone.
async function picture(request) {
  const cache = await caches.open(FILES);
  try {
    const response = await fetch(request);
    if (response.status === 200) await store(cache, new URL(request.url).pathname, response.clone(), MOST_FILES);
    return response;
  } catch (error) {
    const kept = await cache.match(new URL(request.url).pathname);
    if (kept) return kept;
    throw error;
  }
}

// The network first; the last good copy when it is gone, and without one a page that says so.
async function page(event, url) {
  const address = url.pathname + url.search;
  const network = fetch(event.request);
  const answer = network.then(
    (response) => ({ response }),
    (error) => ({ error }),
  );
  let outcome = await Promise.race([answer, after(PATIENCE_MS)]);
  if (outcome?.response && outcome.response.status < 500) {
    await arrived(address, outcome.response);
    return outcome.response;
  }
  const kept = await copy(address);
  if (kept) return kept;
  outcome = await answer;
  if (outcome.error) return nothing();
  await arrived(address, outcome.response);
  return outcome.response;
}

// A page came from the network: whose, it has still to tell.
async function arrived(address, response) {
  if (response.type === 'opaqueredirect' || !isPage(response)) return;
  await (await caches.open(STATE)).delete(PERSON);
  const held = { response: response.clone(), epoch };
  unclaimed.set(address, held);
  setTimeout(() => {
    if (unclaimed.get(address) === held) unclaimed.delete(address);
  }, CLAIM_MS);
}

function isPage(response) {
  return response.status === 200 && (response.headers.get('content-type') ?? '').startsWith('text/html');
}

// A page tells whose it is, and which files it is made of.
async function claim(address, person, files) {
  const now = epoch;
  // A page that was on its way while the worker began belongs to nobody yet.
  await self.clients.claim();
  const held = unclaimed.get(address);
  unclaimed.delete(address);
  await (await caches.open(STATE)).put(PERSON, new Response(person));
  for (const name of await caches.keys()) {
    if (name.startsWith(PAGES) && name !== PAGES + person) await caches.delete(name);
  }
  const cache = await caches.open(PAGES + person);
  const known = Boolean(await cache.match(address));
  const keep = async (at, response) => {
    if (response && now === epoch && (await isOf(response, person))) await store(cache, at, response, MOST_PAGES);
  };
  // The lists before the path that they name: where it is kept, they know of it.
  for (const list of known || !address.startsWith('/p/') ? [] : LISTS) await keep(list, await fetchPage(list));
  await keep(address, held?.epoch === now ? held.response : await fetchPage(address));
  for (const other of BEGINNINGS) {
    if (other !== address && !(await cache.match(other))) await keep(other, await fetchPage(other));
  }
  await keepFiles([...files, ...PICTURES, ...(await program())]);
  if (now !== epoch) await forget();
}

// A page reached without loading it: its document is fetched once, so that a reload without network finds it.
async function fetchPage(address) {
  try {
    const response = await fetch(address, { credentials: 'same-origin', redirect: 'manual', headers: { accept: 'text/html' } });
    return isPage(response) ? response : undefined;
  } catch {
    return undefined;
  }
}

// The document says whom it was made for: whoever else has signed in meanwhile, it is not theirs.
async function isOf(response, person) {
  const html = await response.clone().text();
  return html.slice(0, 500).includes(` data-person="${person}"`);
}

// The files of the newest program, all of its splits included: whatever is opened without the network finds its own.
async function program() {
  if (self.navigator.connection?.saveData) return [];
  try {
    const response = await fetch(PROGRAM);
    if (response.status !== 200) return [];
    // A list from before there was something that follows has none.
    const { css, js, wasm, loader, pages, following = {} } = await response.json();
    return [...new Set([css, js, wasm, loader, ...[pages, following].flatMap(Object.values).flat()])];
  } catch {
    return [];
  }
}

async function keepFiles(files) {
  const cache = await caches.open(FILES);
  for (const url of files) {
    const { origin, pathname } = new URL(url, self.location.origin);
    const known = FIXED.test(pathname) || PICTURES.includes(pathname);
    if (!known || origin !== self.location.origin || (await cache.match(pathname))) continue;
    try {
      const response = await fetch(pathname);
      if (response.status === 200) await store(cache, pathname, response, MOST_FILES);
    } catch {
      return;
    }
  }
}

// What was kept of a page, marked with the moment of it.
async function copy(address) {
  const kept = await (await keptPages())?.match(address);
  if (!kept) return undefined;
  const at = Date.parse(kept.headers.get('date') ?? '') || 0;
  const html = (await kept.text()).replace('<html', `<html data-kept="${at}"`);
  const headers = new Headers(kept.headers);
  // They are about how it was sent.
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  return new Response(html, { headers });
}

async function keptPages() {
  const person = await (await (await caches.open(STATE)).match(PERSON))?.text();
  return person ? caches.open(PAGES + person) : undefined;
}

// The page without a copy: says what is the matter, and what there is.
async function nothing() {
  const pages = await keptPages();
  const lines = [];
  for (const request of (await pages?.keys()) ?? []) {
    const { pathname, search } = new URL(request.url);
    const html = await (await pages.match(request))?.text();
    const title = /<title>([^<]*)<\/title>/.exec(html ?? '')?.[1]?.replace(/ · Waymark$/, '');
    if (title) lines.push(`<li class="row row--plain"><a class="row__title" href="${escaped(pathname + search)}">${title}</a></li>`);
  }
  const style = (await (await caches.open(FILES)).keys()).map((file) => new URL(file.url).pathname).filter((path) => path.endsWith('.css'));
  const list = lines.length > 0 ? `<section class="page__part"><h2>Kept on this device</h2><ul class="rows">${lines.join('')}</ul></section>` : '';
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Offline · Waymark</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
${style.slice(-1).map((path) => `<link rel="stylesheet" href="${escaped(path)}">`).join('')}</head><body><main class="page">
<div class="page__head"><h1>The server cannot be reached</h1><p class="page__lead">This page is not kept on this device: open it again when you
are connected. What you wrote in a path or in the framework without a connection is kept in this browser, and is saved when you open its page again.</p></div>${list}</main></body></html>`;
  const policy = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy } });
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

// Puts a response at the end of the line and drops the first of those that are too many.
async function store(cache, key, response, most) {
  await cache.delete(key);
  await cache.put(key, response);
  const keys = await cache.keys();
  const dispensable = keys.filter((old) => !BEGINNINGS.includes(new URL(old.url).pathname));
  for (const old of dispensable.slice(0, Math.max(0, keys.length - most))) await cache.delete(old);
}

// Somebody signs out: nothing of theirs stays.
async function forget() {
  epoch += 1;
  unclaimed.clear();
  for (const name of await caches.keys()) {
    if (name.startsWith(PAGES) || name === STATE) await caches.delete(name);
  }
}

function after(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
