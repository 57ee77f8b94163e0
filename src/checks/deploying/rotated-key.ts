import {setTimeout as delay} from 'node:timers/promises';
import {readConfig} from '../../../examples/server/config.ts';
import {type NginxProxy, nginxExample, replaced} from '../../servers/beside/nginx.ts';
import {type ReferenceServer, startReferenceServer} from '../../servers/reference-server.ts';
import {strongKey} from '../../servers/strong-key.ts';
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
export function rotate(success: string, texts: readonly string[]): Promise<Observed> {
  // A long one, for which nginx would have to make room in a map.
  const variables = {ELIZA_SERVER_AUTH_TOKEN: strongKey() + strongKey()};
  return withProxiedServer(variables, async ({server, proxy}) => {
    const walk = rotation(server, proxy);
    const stream = requestsWith(server.key, proxy, success);
    const observed: Observed = {steps: [], asked: 0, failed: 0};
    try {
      for (const [place, {says, run}] of walk.steps.entries()) {
        const match = says.exec(texts[place] ?? '');
        // Before the old key is given up, in the last step.
        if (place === walk.steps.length - 1) Object.assign(observed, await stream.end());
        const unknown = `the check knows: ${String(says)}`;
        observed.steps.push(match ? await run(match.slice(1)) : unknown);
      }
      return observed;
    } finally {
      await stream.end();
      await walk.end();
    }
  });
}

function rotation(
  first: ReferenceServer,
  proxy: NginxProxy,
): {steps: Step[]; end(): Promise<void>} {
  const keys = {old: first.key, new: strongKey()};
  const servers = new Set<ReferenceServer>();
  let plain = '';
  let documentedPort = '';
  const startServer = async (variables: Record<string, string>): Promise<ReferenceServer> => {
    const server = await startReferenceServer({variables});
    servers.add(server);
    return server;
  };
  let second: ReferenceServer | undefined;
  const statusOf = async (key: string) =>
    (await proxy.ask(agents, {headers: {'X-API-KEY': key}})).statusLine;

  const steps: Step[] = [
    {
      says: /^Start a second server with the old key at another port: (\w+)=(\d+)\.$/,
      async run([variable = '', port = '']) {
        documentedPort = port;
        const read = readConfig({[variable]: port});
        if (!read.ok || read.config.port !== Number(port)) return `${variable} sets no port`;
        // Any free port does here as well.
        second = await startServer({ELIZA_SERVER_AUTH_TOKEN: keys.old, [variable]: '0'});
        const {statusLine} = await second.askWithKey(agents);
        return statusLine === (await statusOf(keys.old)) ? undefined : statusLine;
      },
    },
    {
      says: /^Send it the requests with the old key: put this file into \/etc\/nginx\/(\S+)\/, with your old key in it\. Reload nginx\.$/,
      async run([folder = '']) {
        plain = await configurationFor(first);
        const addition = replaced(await nginxExample('rotation.conf'), [
          [`127.0.0.1:${documentedPort}`, new URL(second?.url ?? '').host],
          ['the-old-key', keys.old],
        ]);
        await proxy.reload(plain, {[`${folder}/rotation.conf`]: addition});
        return reaches(second, () => statusOf(keys.old));
      },
    },
    {
      says: /^Give the first server the new key, and restart it\. The new key gets (.+), and the old one still does\.$/,
      async run([expected]) {
        await first.stop();
        const {port} = new URL(first.url);
        await startServer({ELIZA_SERVER_AUTH_TOKEN: keys.new, SERVER_PORT: port});
        const answers = [await statusOf(keys.new), await statusOf(keys.old)];
        return answers.every((answer) => answer === expected) ? undefined : answers.join(' and ');
      },
    },
    {
      says: /^Give every client the new key\. With (\w+)=(\w+), the second server logs each request that still has the old one\.$/,
      async run([variable = '', level = '']) {
        const read = readConfig({[variable]: level});
        if (!read.ok || read.config.logLevel !== level) return `${variable} sets no level`;
        const variables = {ELIZA_SERVER_AUTH_TOKEN: keys.old, [variable]: level};
        const logging = await startServer(variables);
        const before = logging.log().length;
        await logging.askWithKey(agents);
        return logging.log().length > before ? undefined : 'logs nothing';
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
      await Promise.all([...servers].map((server) => server.stop()));
    },
  };
}

/** Whether a request arrives at this server. */
async function reaches(
  server: ReferenceServer | undefined,
  send: () => Promise<string>,
): Promise<string | undefined> {
  const before = server?.log().length ?? 0;
  await send();
  await delay(1);
  return (server?.log().length ?? 0) > before ? undefined : 'the request went to the first server';
}

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
