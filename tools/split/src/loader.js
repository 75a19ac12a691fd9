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

// The core calls with a function of its own to tell, by its index, and what to tell it.
function split(files) {
  return async (told, whom) => {
    const loaded = await Promise.allSettled(files.map(load));
    for (const { reason } of loaded) if (reason !== undefined) console.warn('A part of the page could not be fetched.', reason);
    const good = loaded.every(({ status }) => status === 'fulfilled');
    imports().__wasm_split.__indirect_function_table.get(told)(whom, good);
  };
}
