import {type NginxProxy, withNginx} from '../../servers/beside/nginx.ts';
import {clientsFile, type NamedClient, siteFiles} from '../../servers/beside/nginx-files.ts';
import type {Launcher, StartedServer} from '../../servers/launcher.ts';
import {generousLimits} from '../../servers/reference-server.ts';

/** A server behind nginx, which knows clients by keys of their own. */
export interface ClientsProxied {
  server: StartedServer;
  proxy: NginxProxy;
  /** Lets nginx know other clients from now on, or send another key to the server. */
  reloadWith(clients: readonly NamedClient[], serverKey?: string): Promise<void>;
}

/** Runs a task with a server of its own behind nginx, which knows these clients and nobody else. */
export function withClients<Result>(
  {withKeyedServer}: Pick<Launcher, 'withKeyedServer'>,
  clients: readonly NamedClient[],
  task: (proxied: ClientsProxied) => Promise<Result>,
): Promise<Result> {
  return withKeyedServer(generousLimits, async (server) => {
    const files = await siteFiles(server, [], clients);
    return withNginx(files, (proxy) =>
      task({
        server,
        proxy,
        reloadWith: async (others, serverKey = server.key) =>
          proxy.reload({...files, ...(await clientsFile(others, serverKey))}),
      }),
    );
  });
}
