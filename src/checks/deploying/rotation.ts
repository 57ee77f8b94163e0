import {type Startable, startClaim} from '../../claims/claim.ts';
import type {Hold} from '../../claims/hold.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import type {Value} from '../../content/claim/claim.ts';
import {
  type NginxProxy,
  nginxExample,
  nginxSays,
  replaced,
  withNginx,
} from '../../servers/beside/nginx.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents, holdStatus, success} from '../requests.ts';
import {configurationFor, withProxiedServer} from './proxied.ts';
import {type Observed, rotate} from './rotated-key.ts';

const claim = startClaim('It starts nginx before the server.');

claim('operate/rotate-keys/restart-gap', async (context) => {
  await withProxiedServer(context, {}, async ({server, proxy}) => {
    await server.stop();
    const answer = await askWith(proxy, server.key);
    holdStatus(context, answer, ', through nginx, with the server stopped');
  });
});

claim('operate/rotate-keys/restarted-new-key', (context) => holdAfterRestart(context, 'new'));

claim('operate/rotate-keys/restarted-old-key', (context) => holdAfterRestart(context, 'old'));

claim('operate/rotate-keys/rotation', async (context) => {
  const {documented, hold} = context;
  const [items, snippets] = [documented.items(), documented.snippets()];
  const observed = await rotate(
    context,
    success(context),
    items.map(({text}) => text),
  );
  holdSteps(hold, items, observed);
  for (const snippet of snippets) {
    const isRun = snippet.text === 'examples/deploy/nginx/rotation.conf#rotation';
    hold.ok(snippet, isRun && snippets.length === 1, 'another file', 'let nginx read this one');
  }
});

claim('operate/rotate-keys/rotation-without-gap', async (context) => {
  const {documented, otherClaim, hold} = context;
  const steps = otherClaim('operate/rotate-keys/rotation').items();
  const {failed} = await rotate(
    context,
    success(context),
    steps.map(({text}) => text),
  );
  const known = {'No request': failed === 0, 'Some requests': failed > 0};
  const asked = 'sent requests with the old key in steps 1 to 4';
  const observed = failed === 0 ? 'each succeeds' : 'some fail';
  holdPhrase(hold, documented.text(), known, observed, asked);
});

claim('operate/rotate-keys/rotation-key-length', async ({documented, hold, withKeyedServer}) => {
  // In whole thousands: the exact number is nginx's own affair.
  const step = 1000;
  const key = 'k'.repeat(Number(documented.code().text.replaceAll(',', '')));
  await withKeyedServer({ELIZA_SERVER_AUTH_TOKEN: key}, (old) =>
    withKeyedServer({}, async (server) => {
      const text = await configurationFor(server);
      const rotation = replaced(await nginxExample('rotation.conf'), [
        ['127.0.0.1:3001', new URL(old.url).host],
        ['the-old-key', key],
      ]);
      await withNginx(
        text,
        async (proxy) => {
          const [{status, statusLine}, other] = [
            await askWith(proxy, key),
            await askWith(proxy, `${key}k`),
          ];
          const isTold = status < 300 && other.status !== status;
          hold.ok(documented.code(), isTold, statusLine, `sent a key of ${key.length} characters`);
        },
        {'elizaos.d/rotation.conf': rotation},
      );
      const {isAccepted} = await nginxSays({
        'conf.d/elizaos.conf': text,
        'elizaos.d/rotation.conf': rotation.replace(key, key + 'k'.repeat(step)),
      });
      const isMost = !isAccepted && key.length % step === 0;
      hold.ok(documented.code(), isMost, 'takes more', `let nginx read ${step} more`);
    }),
  );
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

function askWith(proxy: NginxProxy, key: string) {
  return proxy.ask(agents, {headers: {'X-API-KEY': key}});
}

/** Holds what a key gets after the server was restarted with another one. */
function holdAfterRestart(context: CheckContext & Startable, which: 'new' | 'old'): Promise<void> {
  return withProxiedServer(context, {}, async ({server, proxy}) => {
    await server.stop();
    const key = strongKey();
    const {port} = new URL(server.url);
    await context.withKeyedServer({ELIZA_SERVER_AUTH_TOKEN: key, SERVER_PORT: port}, async () => {
      const answer = await askWith(proxy, which === 'new' ? key : server.key);
      holdStatus(context, answer, `: the ${which} key, after a restart`);
    });
  });
}
