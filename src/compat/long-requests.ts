import {randomUUID} from 'node:crypto';
import {NotObservable} from '../machine/not-observable.ts';
import {socketAddress} from '../servers/elizaos/handshake.ts';
import type {HeldResponse, WebSocketPlace} from '../servers/http/small-servers.ts';
import type {Launcher, PluginRoutes} from '../servers/launcher.ts';

/** Gives a task a release, which takes WebSockets for its Socket.IO. */
export function withWebSockets<Result>(
  {withKeyedServer}: Launcher,
  task: (place: WebSocketPlace) => Promise<Result>,
): Promise<Result> {
  return withKeyedServer({}, ({url}) =>
    task({
      url,
      path: socketAddress.replace('polling', 'websocket'),
      async isHeard(client) {
        // https://socket.io/docs/v4/engine-io-protocol/: the server opens, the client connects, and the server confirms.
        const opened = await client.hear();
        client.say(`40${JSON.stringify({entityId: randomUUID()})}`);
        return opened.startsWith('0{') && (await client.hear()).startsWith('40');
      },
    }),
  );
}

const parts = ['first', 'second'] as const;

/** Routes of which the second ends the response of the first. */
const plugin: PluginRoutes = {
  name: 'parts',
  routes: [
    {path: '/name', public: true},
    {path: '/begin', public: true, sends: {begin: parts[0]}},
    {path: '/end', public: true, sends: {end: parts[1]}},
  ],
};

/** Gives a task a release with an agent whose plugin has such a response. */
export function withHeldResponse<Result>(
  {withServer}: Launcher,
  task: (held: HeldResponse) => Promise<Result>,
): Promise<Result> {
  return withServer({plugin}, async ({url, ask}) => {
    const named = JSON.stringify({plugin: plugin.name});
    for (const folder of [`/${plugin.name}`, '']) {
      if ((await ask(`${folder}/name`)).body !== named) continue;
      return task({url, path: `${folder}/begin`, parts, goOn: () => ask(`${folder}/end`)});
    }
    throw new NotObservable('The routes of its plugins are somewhere else.');
  });
}
