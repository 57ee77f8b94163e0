import type {RequestListener, Server} from 'node:http';
import {NotObservable} from '../../machine/not-observable.ts';
import {type NginxProxy, withNginx} from '../../servers/beside/nginx.ts';
import {type NginxFiles, siteFiles} from '../../servers/beside/nginx-files.ts';
import type {Answer, Question} from '../../servers/http/http.ts';
import {withStub} from '../../servers/http/stub.ts';
import type {Launcher, StartedServer} from '../../servers/launcher.ts';
import {generousLimits} from '../../servers/reference-server.ts';

/** Two clients and the proxy between them and the server, which all have addresses of their own. */
export const addresses = {proxy: '127.0.0.1', client: '127.0.0.7', otherClient: '127.0.0.8'};

/** The server with nginx in front of it. */
export interface Proxied {
  server: StartedServer;
  proxy: NginxProxy;
}

/** Runs a task with nginx as the page configures it in front of a server that is there. */
export async function withNginxOf<Result>(
  server: {url: string; key?: string},
  task: (proxy: NginxProxy) => Promise<Result>,
): Promise<Result> {
  return withNginx(await siteFiles(server), task);
}

/** Runs a task with a server of its own that has a key, behind nginx as the page configures it. */
export function withProxiedServer<Result>(
  {withKeyedServer}: Pick<Launcher, 'withKeyedServer'>,
  variables: Record<string, string>,
  task: (proxied: Proxied) => Promise<Result>,
): Promise<Result> {
  return withKeyedServer({...generousLimits, ...variables}, (server) =>
    withNginxOf(server, (proxy) => task({server, proxy})),
  );
}

/** Runs a task with nginx in front of a small server that answers so. */
export function withNginxBefore(
  answer: RequestListener,
  task: (proxy: NginxProxy, server: Server) => Promise<void>,
  others: NginxFiles = {},
): Promise<void> {
  return withStub(answer, async (url, server) =>
    withNginx({...(await siteFiles({url})), ...others}, (proxy) => task(proxy, server)),
  );
}

/** Runs a task with nginx before a server that passes every header on over plain HTTP, but not the key. */
export async function behindDroppingNginx<Result>(
  server: {url: string},
  task: (proxy: NginxProxy) => Promise<Result>,
): Promise<Result> {
  const dropping = 'location / { proxy_set_header X-API-KEY ""; proxy_pass http://elizaos; }';
  const files = await siteFiles(server, [
    ['return 308 https://$server_name$request_uri;', dropping],
  ]);
  return withNginx(files, task);
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
