import {setTimeout as delay} from 'node:timers/promises';
import type {NginxProxy} from '../../servers/beside/nginx.ts';
import type {NamedClient} from '../../servers/beside/nginx-files.ts';
import type {Launcher} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {orRefusalText} from '../refusal.ts';
import {agents} from '../requests.ts';
import {withClients} from './clients-proxied.ts';

/** What came of the steps. */
export interface Observed {
  /** In order: what happened instead, where a step did not do what the page says. */
  steps: (string | undefined)[];
  /** How many requests were sent with a key that is good at that time, and how many did not succeed. */
  asked: number;
  failed: number;
}

/** One step: what the page may say, and how to do it. The groups of the pattern are its values. */
interface Step {
  says: RegExp;
  run(values: string[]): Promise<string | undefined>;
}

/** Walks through the rotation of a client's key as the page tells it, while requests with both keys go on. */
export function rotate(
  launcher: Pick<Launcher, 'withKeyedServer'>,
  success: string,
  texts: readonly string[],
): Promise<Observed> {
  const old = {name: 'app', key: strongKey()};
  return withClients(launcher, [old], async ({proxy, reloadWith}) => {
    const streams = [requestsWith(old.key, proxy, success)];
    const endAll = () => Promise.all(streams.map((stream) => stream.end()));
    const steps = rotation(old, proxy, reloadWith, {
      startWith: (key) => streams.push(requestsWith(key, proxy, success)),
      endFirst: () => streams[0]?.end(),
    });
    const observed: Observed = {steps: [], asked: 0, failed: 0};
    try {
      for (const [place, {says, run}] of steps.entries()) {
        const match = says.exec(texts[place] ?? '');
        const unknown = `the check knows: ${String(says)}`;
        observed.steps.push(match ? await orRefusalText(run(match.slice(1))) : unknown);
      }
    } finally {
      for (const {asked, failed} of await endAll()) {
        observed.asked += asked;
        observed.failed += failed;
      }
    }
    return observed;
  });
}

function rotation(
  old: NamedClient,
  proxy: NginxProxy,
  reloadWith: (clients: readonly NamedClient[]) => Promise<void>,
  streams: {startWith(key: string): unknown; endFirst(): unknown},
): Step[] {
  let next = old;
  const statusOf = async ({key}: NamedClient) =>
    (await proxy.ask(agents, {headers: {'X-API-KEY': key}})).statusLine;
  return [
    {
      says: /^Make a new key, and add a row with it to clients\.conf, under a name of its own\. Reload nginx: both keys get (.+)\.$/,
      async run([expected]) {
        next = {name: 'app-2', key: strongKey()};
        await reloadWith([old, next]);
        streams.startWith(next.key);
        const answers = [await statusOf(old), await statusOf(next)];
        return answers.every((answer) => answer === expected) ? undefined : answers.join(' and ');
      },
    },
    {
      says: /^Give the client the new key\. nginx's log tells by the name which key a request has\.$/,
      async run() {
        await Promise.all([statusOf(old), statusOf(next)]);
        const isTold = await Promise.all([old, next].map(({name}) => isLogged(proxy, name)));
        return isTold.every(Boolean) ? undefined : 'tells only one name';
      },
    },
    {
      says: /^When no client sends the old key any more, delete its row, and reload nginx\. The old key gets (.+), and the new one (.+)\.$/,
      async run([refused, expected]) {
        await streams.endFirst();
        await reloadWith([next]);
        const [before, now] = [await statusOf(next), await statusOf(old)];
        return now === refused && before === expected ? undefined : `${now}, and ${before}`;
      },
    },
  ];
}

/** Whether a request of this client comes to stand in nginx's log, a moment after its response. */
async function isLogged(proxy: NginxProxy, name: string): Promise<boolean> {
  for (let attempt = 0; attempt < 250; attempt++) {
    if ((await proxy.logOf(0)).includes(` "${name}"\n`)) return true;
    await delay(20);
  }
  return false;
}

/** How many requests are sent without a pause. The rest stays below the limits of a server that has some. */
const inHaste = 150;
const pauseMs = 90;

/** Sends one request after the other until the end. */
function requestsWith(key: string, proxy: NginxProxy, success: string) {
  const counts = {asked: 0, failed: 0};
  let isOver = false;
  const loop = (async () => {
    while (!isOver) {
      const answer = await proxy
        .ask(agents, {headers: {'X-API-KEY': key}})
        .catch(() => ({statusLine: 'no answer'}));
      counts.asked += 1;
      if (answer.statusLine !== success) counts.failed += 1;
      if (counts.asked > inHaste) await delay(pauseMs);
    }
  })();
  return {
    async end() {
      isOver = true;
      await loop;
      return counts;
    },
  };
}
