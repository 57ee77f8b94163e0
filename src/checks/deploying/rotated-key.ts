import {setTimeout as delay} from 'node:timers/promises';
import {freePort} from '../../machine/free-ports.ts';
import {type Network, networkTo} from '../../servers/beside/network.ts';
import {type NginxProxy, nginxExample, replaced} from '../../servers/beside/nginx.ts';
import type {Launcher, StartedServer} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {orRefusalText} from '../refusal.ts';
import {agents} from '../requests.ts';
import {configurationFor, withProxiedServer} from './proxied.ts';

/** What came of the steps. */
export interface Observed {
  /** In order: what happened instead, where a step did not do what the page says. */
  steps: (string | undefined)[];
  /** How many requests with the old key were sent before it was given up, and how many did not succeed. */
  asked: number;
  failed: number;
}

/** One step: what the page may say, and how to do it. The groups of the pattern are its values. */
interface Step {
  says: RegExp;
  run(values: string[]): Promise<string | undefined>;
}

/** Walks through the rotation of a key as the page tells it, with two servers behind nginx. */
export function rotate(
  launcher: Pick<Launcher, 'withServer' | 'withKeyedServer'>,
  success: string,
  texts: readonly string[],
): Promise<Observed> {
  // A long one, for which nginx would have to make room in a map.
  const variables = {ELIZA_SERVER_AUTH_TOKEN: strongKey() + strongKey()};
  return withProxiedServer(launcher, variables, async ({server, proxy}) => {
    const walk = rotation(launcher.withServer, server, proxy);
    const stream = requestsWith(server.key, proxy, success);
    const observed: Observed = {steps: [], asked: 0, failed: 0};
    try {
      for (const [place, {says, run}] of walk.steps.entries()) {
        const match = says.exec(texts[place] ?? '');
        // Before the old key is given up, in the last step.
        if (place === walk.steps.length - 1) Object.assign(observed, await stream.end());
        const unknown = `the check knows: ${String(says)}`;
        observed.steps.push(match ? await orRefusalText(run(match.slice(1))) : unknown);
      }
      return observed;
    } finally {
      await stream.end();
      await walk.end();
    }
  });
}

function rotation(
  withServer: Launcher['withServer'],
  first: StartedServer,
  proxy: NginxProxy,
): {steps: Step[]; end(): Promise<void>} {
  const keys = {old: first.key, new: strongKey()};
  const servers = keptServers(withServer);
  let plain = '';
  let documentedPort = '';
  let second: StartedServer | undefined;
  let wayToSecond: Network | undefined;
  const statusOf = async (key: string) =>
    (await proxy.ask(agents, {headers: {'X-API-KEY': key}})).statusLine;

  const steps: Step[] = [
    {
      says: /^Start a second server with the old key at another port: (\w+)=(\d+)\.$/,
      async run([variable = '', port = '']) {
        documentedPort = port;
        // Any free port does here as well.
        const free = String(await freePort());
        second = await servers.start({ELIZA_SERVER_AUTH_TOKEN: keys.old, [variable]: free});
        if (new URL(second.url).port !== free) return `${variable} sets no port`;
        const {statusLine} = await second.askWithKey(agents);
        return statusLine === (await statusOf(keys.old)) ? undefined : statusLine;
      },
    },
    {
      says: /^Send it the requests with the old key: put this file into \/etc\/nginx\/(\S+)\/, with your old key in it\. Reload nginx\.$/,
      async run([folder = '']) {
        plain = await configurationFor(first);
        wayToSecond = await networkTo(Number(new URL(second?.url ?? first.url).port));
        const addition = replaced(await nginxExample('rotation.conf'), [
          [`127.0.0.1:${documentedPort}`, `127.0.0.1:${wayToSecond.port}`],
          ['the-old-key', keys.old],
        ]);
        await proxy.reload(plain, {[`${folder}/rotation.conf`]: addition});
        await statusOf(keys.old);
        return wayToSecond.questions(0) > 0 ? undefined : 'the request went to the first server';
      },
    },
    {
      says: /^Give the first server the new key, and restart it\. The new key gets (.+), and the old one still does\.$/,
      async run([expected]) {
        await first.stop();
        const {port} = new URL(first.url);
        await servers.start({ELIZA_SERVER_AUTH_TOKEN: keys.new, SERVER_PORT: port});
        const answers = [await statusOf(keys.new), await statusOf(keys.old)];
        return answers.every((answer) => answer === expected) ? undefined : answers.join(' and ');
      },
    },
    {
      says: /^Give every client the new key\. With (\w+)=(\w+), the second server logs each request that still has the old one\.$/,
      async run([variable = '', level = '']) {
        const linesAt = async (value: string) => {
          const variables = {ELIZA_SERVER_AUTH_TOKEN: keys.old, [variable]: value};
          const logging = await servers.start(variables);
          const before = (await logging.log()).length;
          await logging.askWithKey(agents);
          return (await logging.log()).length - before;
        };
        if ((await linesAt(level)) === 0) return 'logs nothing';
        return (await linesAt('error')) === 0 ? undefined : `${variable} sets no level`;
      },
    },
    {
      says: /^Delete the file, reload nginx, and stop the second server\. From now on the old key gets (.+)\.$/,
      async run([expected]) {
        await proxy.reload(plain);
        await second?.stop();
        const [before, now] = [await statusOf(keys.new), await statusOf(keys.old)];
        return now === expected && before !== now ? undefined : `${now}, the new key ${before}`;
      },
    },
  ];
  return {
    steps,
    end: async () => {
      wayToSecond?.close();
      await servers.end();
    },
  };
}

/** Servers that run until all of them are ended, while one task after the other is done with them. */
function keptServers(withServer: Launcher['withServer']) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const running: Promise<void>[] = [];
  return {
    start: (variables: Record<string, string>) =>
      new Promise<StartedServer>((resolve, reject) => {
        const run = withServer({variables}, (server) => {
          resolve(server);
          return ended;
        });
        running.push(run.catch(reject));
      }),
    async end() {
      end();
      await Promise.all(running);
    },
  };
}

/** How many requests are sent without a pause. The rest stays below the limits of a server that has some. */
const inHaste = 350;
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
