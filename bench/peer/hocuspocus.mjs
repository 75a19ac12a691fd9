// Hocuspocus: node hocuspocus.mjs <port> [<file>]. Everybody may join. With a file everything is kept there by its SQLite extension, at the
// times that Hocuspocus chooses by itself; without one nothing is kept.
import { Server } from '@hocuspocus/server';

const [port, file] = process.argv.slice(2);
const extensions = [];
if (file) {
  const { SQLite } = await import('@hocuspocus/extension-sqlite');
  extensions.push(new SQLite({ database: file }));
}
const server = new Server({ port: Number(port), address: '127.0.0.1', quiet: true, stopOnSignals: true, extensions });
await server.listen();
