// The service worker: the pages and files of the last visit, for when the network or the server is gone.
//
// A page is kept only after it told whose it is (the message "keep"), under that person's name, and shown only while that person is the last
// one who was seen here: any page that comes from the network without telling its person, such as the sign-in page, ends that.

const FILES = 'waymark-files';
const STATE = 'waymark-state';
const PAGES = 'waymark-pages-';
const PERSON = '/person';

// Two builds' worth of files, each with all of its splits: pages kept before an update still need the older ones.
const MOST_FILES = 80;
// A person's last pages; more would be a copy of everything they may read.
const MOST_PAGES = 30;
// A page that does not tell its person in this time is not a signed-in page.
const CLAIM_MS = 60_000;
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
  if (url.pathname.startsWith('/pkg/') || url.pathname.startsWith('/fonts/')) {
    event.respondWith(file(request));
  } else if (request.mode === 'navigate') {
    event.respondWith(page(event, url));
  }
});

self.addEventListener('message', (event) => {
  const { keep, person, files, forget: leave } = event.data ?? {};
  if (leave) event.waitUntil(forget());
  else if (typeof keep === 'string' && typeof person === 'string') event.waitUntil(claim(keep, person, files ?? []));
});

// Below an address that names the build, files never change: the copy is the file.
async function file(request) {
  const cache = await caches.open(FILES);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200) await store(cache, request.url, response.clone(), MOST_FILES);
  return response;
}

// The network first; the last good copy when it is gone.
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
  if (outcome.error) return Response.error();
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
  const held = unclaimed.get(address);
  unclaimed.delete(address);
  await (await caches.open(STATE)).put(PERSON, new Response(person));
  for (const name of await caches.keys()) {
    if (name.startsWith(PAGES) && name !== PAGES + person) await caches.delete(name);
  }
  const response = held?.epoch === now ? held.response : await fetchPage(address);
  if (response && now === epoch) {
    await store(await caches.open(PAGES + person), address, response, MOST_PAGES);
  }
  await keepFiles(files);
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

async function keepFiles(files) {
  const cache = await caches.open(FILES);
  for (const url of files) {
    const { origin, pathname } = new URL(url, self.location.origin);
    if (origin !== self.location.origin || (await cache.match(pathname))) continue;
    try {
      const response = await fetch(pathname);
      if (response.status === 200) await store(cache, pathname, response, MOST_FILES);
    } catch {
      return;
    }
  }
}

async function copy(address) {
  const person = await (await (await caches.open(STATE)).match(PERSON))?.text();
  if (!person) return undefined;
  return (await caches.open(PAGES + person)).match(address);
}

// Puts a response at the end of the line and drops the first of those that are too many.
async function store(cache, key, response, most) {
  await cache.delete(key);
  await cache.put(key, response);
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(old);
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
