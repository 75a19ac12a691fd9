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

// The pause before what could not be fetched is tried again: it grows, so that what is gone for good costs little.
const PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 8_000;

// The core calls with a function of its own to tell, by its index, and what to tell it. It would end if it were told that a split is missing, so
// it hears nothing until the split is here. Whoever is on the way to a page of that split does not wait: the application cancels the event and
// loads the page as a document.
function split(name, files) {
  return async (told, whom) => {
    for (let pause = PAUSE_MS; !(await loadAll(files)); pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      if (!window.dispatchEvent(new CustomEvent('splitmissing', { cancelable: true, detail: name }))) return;
      await new Promise((again) => setTimeout(again, pause));
    }
    imports().__wasm_split.__indirect_function_table.get(told)(whom, true);
  };
}
