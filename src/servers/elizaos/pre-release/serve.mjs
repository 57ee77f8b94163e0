/**
 * Starts the server of the pre-release that lies in the folder of this file, unchanged. The run copies this file there,
 * with `stand-ins.mjs`, which does for the packages that are not there.
 *
 * Whatever address the server wants to listen on, it gets a free port of the loopback address, and the line that starts
 * with `[asked]` says which one it wanted. No connection leaves the server. Each line that starts with `[stand-in]`
 * names a package that is not there.
 */
import {register} from 'node:module';
import {Server, Socket} from 'node:net';

const {listen} = Server.prototype;
Server.prototype.listen = function listenOnLoopback(port, host, ...rest) {
  process.stdout.write(`[asked] ${host}:${port}\n`);
  return listen.call(this, 0, '127.0.0.1', ...rest);
};
Socket.prototype.connect = function refuse() {
  // Later, since whoever connects begins to listen for errors only then.
  setImmediate(() => this.destroy(new Error('No connection leaves this server.')));
  return this;
};

register('./stand-ins.mjs', import.meta.url);
globalThis.standIns = new Set();
const {startApiServer} = await import('./package/packages/agent/src/api/server.js');
for (const name of globalThis.standIns) process.stdout.write(`[stand-in] ${name}\n`);
await startApiServer({skipDeferredStartupWork: true});
