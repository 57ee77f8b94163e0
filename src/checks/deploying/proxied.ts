import {setImmediate as nextTurn} from 'node:timers/promises';
import {NotObservable} from '../../machine/not-observable.ts';
import {type NginxProxy, nginxExample, replaced, withNginx} from '../../servers/beside/nginx.ts';
import type {Answer, Question} from '../../servers/http/http.ts';
import {
  generousLimits,
  type ReferenceServer,
  withReferenceServer,
} from '../../servers/reference-server.ts';
import {strongKey} from '../../servers/strong-key.ts';

/** Two clients and the proxy between them and the server, which all have addresses of their own. */
export const addresses = {proxy: '127.0.0.1', client: '127.0.0.7', otherClient: '127.0.0.8'};

/** The server with nginx in front of it. */
export interface Proxied {
  server: ReferenceServer;
  proxy: NginxProxy;
}

/** Where the configuration has the server. */
export const upstream = '127.0.0.1:3000';

/** Runs a task with a server that has a key, behind nginx as the page configures it. */
export function withProxiedServer<Result>(
  variables: Record<string, string>,
  task: (proxied: Proxied) => Promise<Result>,
): Promise<Result> {
  const start = {
    variables: {...generousLimits, ELIZA_SERVER_AUTH_TOKEN: strongKey(), ...variables},
  };
  return withReferenceServer(start, async (server) => {
    const text = replaced(await nginxExample('elizaos.conf'), [
      [upstream, new URL(server.url).host],
    ]);
    return withNginx(text, (proxy) => task({server, proxy}));
  });
}

/** Runs a task with nginx before a server that passes every header on over plain HTTP, but not the key. */
export async function behindDroppingNginx<Result>(
  server: ReferenceServer,
  task: (proxy: NginxProxy) => Promise<Result>,
): Promise<Result> {
  const dropping = 'location / { proxy_set_header X-API-KEY ""; proxy_pass http://elizaos; }';
  const configuration = replaced(await nginxExample('elizaos.conf'), [
    [upstream, new URL(server.url).host],
    ['return 308 https://$server_name$request_uri;', dropping],
  ]);
  return withNginx(configuration, task);
}

/** Asks through nginx from another address than nginx has. */
export async function askFrom(
  from: string,
  proxy: NginxProxy,
  path: string,
  question: Question = {},
): Promise<Answer> {
  try {
    return await proxy.ask(path, {...question, from});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRNOTAVAIL') throw error;
    throw new NotObservable(`This machine cannot ask from ${from}.`);
  }
}

/** The address in the line about the last refused request. */
export async function lastLoggedAddress(server: ReferenceServer): Promise<string> {
  await nextTurn();
  const lines = server.log().filter((line) => line.includes('WARN: Unauthorized'));
  return / from (\S+)$/.exec(lines.at(-1) ?? '')?.[1] ?? 'no address';
}
