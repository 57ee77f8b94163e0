import {createServer, type Server, type ServerOptions} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Express} from 'express';
import type {Config, Timeouts} from './config.ts';
import {limitConnections} from './connections.ts';
import {expressClasses} from './express-classes.ts';
import {endIdleConnections} from './idle-connections.ts';
import type {Logger} from './logger.ts';
import {oneAtATime} from './one-at-a-time.ts';
import {withPaths} from './request-target.ts';
import {takeConnect} from './take-connect.ts';
import {mostHeaderLines} from './well-formed.ts';

/** A server that answers, with its base URL. */
export interface Listening {
  server: Server;
  /** For example `http://127.0.0.1:3000`, with the port that was really taken. */
  url: string;
}

export type ListenResult = {ok: true; listening: Listening} | {ok: false; problem: string};

/** Starts to answer on the configured address. A port or host that cannot be had is a problem in a sentence. */
export function listen(app: Express, config: Config, logger: Logger): Promise<ListenResult> {
  const {host, port, timeouts} = config;
  const server = createServer({...timeoutOptions(timeouts), ...expressClasses(app)});
  oneAtATime(server, withPaths(app));
  // Node.js drops each line beyond this number, so the first one too many has to be seen.
  server.maxHeadersCount = mostHeaderLines + 1;
  takeConnect(server);
  limitConnections(server, config, logger);
  // Node.js would answer an expectation that it does not know by itself, past the key and past the limits.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  // A client that does not read its answer holds a connection as well. One that is slow to ask is told so before.
  server.setTimeout((timeouts.request + 1) * 1000);
  // The next request may begin as late as that, and take as long.
  endIdleConnections(server, timeouts.idle + timeouts.request + 1);
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ok: false, problem: listenProblem(error, {host, port})});
    });
    // Where the system has no room for connections that wait to be taken, a client tries again a second later, then two.
    server.listen({port, host, backlog: config.connections}, () => {
      const {port: taken} = server.address() as AddressInfo;
      const shownHost = host.includes(':') ? `[${host}]` : host;
      resolve({ok: true, listening: {server, url: `http://${shownHost}:${taken}`}});
    });
  });
}

/** What Node.js needs to cut off clients that are too slow. */
function timeoutOptions({headers, request, idle}: Timeouts): ServerOptions {
  return {
    // The headers are a part of the request.
    headersTimeout: Math.min(headers, request) * 1000,
    requestTimeout: request * 1000,
    keepAliveTimeout: idle * 1000,
    connectionsCheckingInterval: 500,
  };
}

/** Why the system does not let the server listen, in a sentence with the remedy. */
export function listenProblem(
  error: Pick<NodeJS.ErrnoException, 'code'>,
  {host, port}: Pick<Config, 'host' | 'port'>,
): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `SERVER_PORT: port ${port} on ${host} is in use: stop the program that has it, or set SERVER_PORT to another port.`;
    case 'EACCES':
      return `SERVER_PORT: this user may not listen on port ${port}: set SERVER_PORT to 1024 or above.`;
    default:
      return `SERVER_HOST: cannot listen on ${host} (${error.code}): set SERVER_HOST to an address of this machine, such as 127.0.0.1.`;
  }
}
