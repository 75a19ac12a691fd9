// Hocuspocus in memory: node server.mjs <port>. Everybody may join; nothing is stored.
import { Server } from '@hocuspocus/server';

const server = new Server({ port: Number(process.argv[2]), address: '127.0.0.1', quiet: true, stopOnSignals: true });
await server.listen();
console.log('ready');
