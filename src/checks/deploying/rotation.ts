import {type Startable, startClaim} from '../../claims/claim.ts';
import type {Hold} from '../../claims/hold.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import type {Value} from '../../content/claim/claim.ts';
import {withNginx} from '../../servers/beside/nginx.ts';
import {clientsFile, siteFiles} from '../../servers/beside/nginx-files.ts';
import {openWebSocket} from '../../servers/http/websocket.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents, holdStatus, success} from '../requests.ts';
import {withClients} from './clients-proxied.ts';
import {withProxiedServer} from './proxied.ts';
import {type Observed, rotate} from './rotated-key.ts';

const claim = startClaim('It starts nginx before the server.');
const ofServer = startClaim('It starts the server with one key after the other.');

ofServer('operate/rotate-keys/restarted-new-key', (context) => holdAfterRestart(context, 'new'));

ofServer('operate/rotate-keys/restarted-old-key', (context) => holdAfterRestart(context, 'old'));

claim('operate/rotate-keys/restart-gap', async (context) => {
  await withProxiedServer(context, {}, async ({server, proxy}) => {
    await server.stop();
    const answer = await proxy.ask(agents, {headers: {'X-API-KEY': server.key}});
    holdStatus(context, answer, ', through nginx, with the server stopped');
  });
});

claim('operate/rotate-keys/restarted-client-key', async (context) => {
  const client = {name: 'app', key: strongKey()};
  await withClients(context, [client], async ({server, proxy, reloadWith}) => {
    const askAsClient = () => proxy.ask(agents, {headers: {'X-API-KEY': client.key}});
    await withOtherKey(context, server, async ({key}) => {
      const before = await askAsClient();
      await reloadWith([client], key);
      const after = await askAsClient();
      holdStatus(context, after, ", through nginx, after the server's key was changed");
      const isSent = before.statusLine !== after.statusLine;
      context.hold.ok(context.documented.code(), isSent, before.statusLine, 'asked before that');
    });
  });
});

claim('operate/rotate-keys/rotation', async (context) => {
  const items = context.documented.items();
  const observed = await rotate(
    context,
    success(context),
    items.map(({text}) => text),
  );
  holdSteps(context.hold, items, observed);
});

claim('operate/rotate-keys/rotation-without-gap', async (context) => {
  const {documented, otherClaim, hold} = context;
  const steps = otherClaim('operate/rotate-keys/rotation').items();
  const {asked, failed} = await rotate(
    context,
    success(context),
    steps.map(({text}) => text),
  );
  const known = {'No request': failed === 0, 'Some requests': failed > 0};
  const observed = `${failed} of ${asked} requests fail`;
  const did = 'sent requests with both keys while the steps were done';
  holdPhrase(hold, documented.text(), known, observed, did);
});

claim('operate/rotate-keys/open-websocket', async ({documented, hold, withWebSockets}) => {
  const client = {name: 'app', key: strongKey()};
  const headers = [`X-API-KEY: ${client.key}`];
  await withWebSockets(async ({url, path, isHeard}) => {
    const files = await siteFiles({url}, [], [client]);
    await withNginx(files, async (proxy) => {
      const socket = await openWebSocket(proxy.url, {path, headers});
      // Comes back only when the socket is closed, too.
      const reloaded = proxy.reload({...files, ...(await clientsFile([], ''))});
      while (!(await proxy.logOf(0)).includes('""\n')) {
        await proxy.ask('/', {headers: {'X-API-KEY': client.key}});
      }
      const isOpen = await isHeard(socket).catch(() => false);
      socket.close();
      await reloaded;
      const asked = "deleted the row of the client's key, and sent a message";
      const known = {'stays open': isOpen, 'is closed': !isOpen};
      const observed = isOpen ? 'the message comes back' : 'no message comes back';
      holdPhrase(hold, documented.text(), known, observed, asked);
    });
  });
});

function holdSteps(hold: Hold, items: readonly Value[], {steps}: Observed): void {
  for (const [place, item] of items.entries()) {
    const isDone = place < steps.length && steps[place] === undefined;
    hold.ok(item, isDone, steps[place] ?? 'does not know this step', `did step ${place + 1}`);
  }
  const last = items.at(-1);
  const isAll = items.length === steps.length;
  if (last) hold.ok(last, isAll, `${steps.length} steps`, 'counted the steps');
}

/** Holds what a key gets after the server was restarted with another one. */
function holdAfterRestart(context: CheckContext & Startable, which: 'new' | 'old'): Promise<void> {
  return context.withKeyedServer({}, (server) =>
    withOtherKey(context, server, async (restarted) => {
      const key = which === 'new' ? restarted.key : server.key;
      const answer = await restarted.ask(agents, {headers: {'X-API-KEY': key}});
      holdStatus(context, answer, `: the ${which} key, after a restart`);
    }),
  );
}

/** Stops a server, and runs a task with one in its place that has another key. */
async function withOtherKey(
  {withKeyedServer}: Startable,
  server: Startable['server'],
  task: (restarted: Startable['server']) => Promise<void>,
): Promise<void> {
  await server.stop();
  const {port} = new URL(server.url);
  return withKeyedServer({ELIZA_SERVER_AUTH_TOKEN: strongKey(), SERVER_PORT: port}, task);
}
