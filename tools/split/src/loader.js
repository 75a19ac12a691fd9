let shared;

// The core is running by the time that it asks for a split: this answers with its exports.
function imports() {
  if (shared === undefined) {
    const core = initSync();
    shared = { __wasm_split: Object.fromEntries(SHARED.map((name) => [name, core[name]])) };
  }
  return shared;
}

const pieces = new Map();

// What could not be fetched is forgotten, so that the next attempt is a new one.
function load(file) {
  let piece = pieces.get(file);
  if (piece === undefined) {
    piece = WebAssembly.instantiateStreaming(fetch(new URL(file, import.meta.url)), imports());
    pieces.set(file, piece);
    piece.catch(() => pieces.delete(file));
  }
  return piece;
}

async function loadAll(files) {
  const loaded = await Promise.allSettled(files.map(load));
  for (const { reason } of loaded) if (reason !== undefined) console.warn('A part of the page could not be fetched.', reason);
  return loaded.every(({ status }) => status === 'fulfilled');
}

// How often the page at hand is tried before it stays as the server wrote it, and the pause between.
const TRIES = 5;
const PAUSE_MS = 2_000;

// The core calls with a function of its own to tell, by its index, and what to tell it. It would end if it were told that a split is missing, so
// it hears nothing then: a page that listens is told by an event, which leads to an ordinary page load.
function split(files) {
  return async (told, whom) => {
    for (let tries = 1; !(await loadAll(files)); tries += 1) {
      if (document.documentElement.hasAttribute('data-hydrated')) return void window.dispatchEvent(new Event('splitmissing'));
      if (tries === TRIES) return;
      await new Promise((again) => setTimeout(again, PAUSE_MS));
    }
    imports().__wasm_split.__indirect_function_table.get(told)(whom, true);
  };
}
