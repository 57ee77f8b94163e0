import type {Server} from 'node:http';
import {ipKeyGenerator} from 'express-rate-limit';
import {plainAddress} from './client-address.ts';
import type {Config} from './config.ts';
import type {Logger} from './logger.ts';

/** File descriptors that the server needs beside those for its connections. */
const reserved = 64;

/** The log gets at most one line of a kind in this time, in milliseconds. */
const quietTimeMs = 60_000;

/**
 * Refuses connections beyond a number that the process can hold, and beyond half of it from one address, so that no
 * client takes all of them. A trusted proxy brings many clients, and may take all.
 */
export function limitConnections(
  server: Server,
  {connections, trustedProxy}: Pick<Config, 'connections' | 'trustedProxy'>,
  logger: Logger,
): void {
  const allowed = allowedByFiles();
  const most = Math.min(connections, allowed);
  const share = Math.ceil(most / 2);
  const cause = allowed < connections ? 'the limit of open files' : 'CONNECTIONS_MAX';
  const warnOfAll = atMostOneIn(quietTimeMs, (address) =>
    logger.warn(
      `Too many connections: ${most} are open, as many as ${cause} allows. One from ${address} was refused`,
    ),
  );
  const warnOfOne = atMostOneIn(quietTimeMs, (address) =>
    logger.warn(
      `Too many connections from ${address}: ${share} are open, half of what ${cause} allows. One more was refused`,
    ),
  );
  const open = new Map<string, number>();

  server.maxConnections = most;
  server.on('drop', (refused) => warnOfAll(plainAddress(refused?.remoteAddress)));
  server.prependListener('connection', (socket) => {
    const address = plainAddress(socket.remoteAddress);
    if (trustedProxy(address, 0)) return;
    const client = ipKeyGenerator(address);
    const count = (open.get(client) ?? 0) + 1;
    if (count > share) {
      warnOfOne(address);
      socket.destroy();
      return;
    }
    open.set(client, count);
    socket.once('close', () => {
      const left = (open.get(client) ?? 1) - 1;
      if (left === 0) open.delete(client);
      else open.set(client, left);
    });
  });
}

/** How many connections the limit of open files allows, where each may have a file of the site open as well. */
function allowedByFiles(): number {
  // Otherwise Node.js looks up the names of all addresses for this report.
  Object.assign(process.report, {excludeNetwork: true});
  // Windows has no such limit, and a system may have none.
  const {userLimits} = process.report.getReport() as {userLimits?: {open_files: {soft: unknown}}};
  const files = Number(userLimits?.open_files.soft);
  return Number.isNaN(files) ? Number.POSITIVE_INFINITY : Math.max(2, (files - reserved) >> 1);
}

/** Calls the function at most once in a time, by a clock that nobody sets. */
function atMostOneIn(time: number, call: (text: string) => void): (text: string) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (text) => {
    const now = performance.now();
    if (now - last < time) return;
    last = now;
    call(text);
  };
}
