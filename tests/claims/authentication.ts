import {setTimeout as delay} from 'node:timers/promises';
import {isDeepStrictEqual} from 'node:util';
import {readConfig} from '../../examples/server/config.ts';
import {shortestStrongKey, wellKnownKeys} from '../../examples/server/weak-key.ts';
import type {Hold} from '../../src/checks/hold.ts';
import type {CheckContext} from '../../src/checks/judge.ts';
import type {Value} from '../../src/content/claim.ts';
import {readExample} from '../../src/content/example.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {ask, type Question} from '../support/http.ts';
import {projectRoot, untilListening} from '../support/program.ts';
import {
  startReferenceServer,
  strongKey,
  type Target,
  withReferenceServer,
} from '../support/reference-server.ts';
import {withServerProgram} from '../support/server-output.ts';
import {claim} from './claim.ts';
import {fixedBits, generatedKeys} from './generated-keys.ts';
import {recordComparisons} from './key-comparisons.ts';
import {migrate} from './migration.ts';
import {deedOf, holdAllPhrases} from './phrase.ts';
import {agents, headerLine, refusals, success} from './requests.ts';
import {holdStartCommand} from './start-command.ts';
import {variableMeanings} from './variables.ts';

const keyVariable = 'ELIZA_SERVER_AUTH_TOKEN';

claim('authentication/every-route', async (context) => {
  const {documented, server, hold} = context;
  const isRefused = refusals(context);
  const wildcard = documented.code();
  for (const rest of ['agents', 'agents/unknown', 'unknown', 'unknown/deeper', '']) {
    const path = wildcard.text.replace('*', rest);
    const [without, withKey] = [await server.ask(path), await server.askWithKey(path)];
    hold.that(wildcard, isRefused(without), without.statusLine, without.asked);
    hold.that(wildcard, !isRefused(withKey), withKey.statusLine, withKey.asked);
  }
  const outside = await server.ask(wildcard.text.replace('/api', '').replace('*', ''));
  hold.that(wildcard, !isRefused(outside), outside.statusLine, outside.asked);
});

claim('authentication/header', async (context) => {
  const {documented, server, hold} = context;
  const name = documented.code();
  const answer = await server.ask(agents, {headers: {[name.text]: server.key}});
  hold.that(name, !refusals(context)(answer), answer.statusLine, answer.asked);
  const {message} = Object(JSON.parse((await server.ask(agents)).body));
  hold.that(name, String(message).endsWith(name.text), String(message), `GET ${agents}`);
});

claim('authentication/methods', async (context) => {
  const {documented, server, hold} = context;
  const isRefused = refusals(context);
  for (const method of documented.codes()) {
    const without = await server.ask(agents, {method: method.text});
    const withKey = await server.askWithKey(agents, {method: method.text});
    hold.that(method, isRefused(without), without.statusLine, without.asked);
    hold.that(method, !isRefused(withKey), withKey.statusLine, withKey.asked);
  }
});

claim('authentication/path-spellings', async (context) => {
  const {documented, server, hold} = context;
  const isRefused = refusals(context);
  for (const path of documented.codes()) {
    const without = await server.ask(path.text);
    const withKey = await server.askWithKey(path.text);
    hold.that(path, isRefused(without), without.statusLine, without.asked);
    hold.that(path, withKey.statusLine === success(context), withKey.statusLine, withKey.asked);
  }
});

claim('authentication/key-variable', async (context) => {
  const {documented, hold} = context;
  const isRefused = refusals(context);
  const key = strongKey();
  await withReferenceServer({variables: {[documented.code().text]: key}}, async (server) => {
    const without = await server.ask(agents);
    const withKey = await server.ask(agents, {headers: {'X-API-KEY': key}});
    hold.that(documented.code(), isRefused(without), without.statusLine, without.asked);
    hold.that(documented.code(), !isRefused(withKey), withKey.statusLine, withKey.asked);
  });
});

claim('authentication/enabled', async ({documented, server, hold}) => {
  const {statusLine, asked} = await server.ask(agents);
  hold.same(documented.code(), statusLine, asked);
});

claim('authentication/enabled-with-key', async ({documented, server, hold}) => {
  const {statusLine, asked} = await server.askWithKey(agents);
  hold.same(documented.code(), statusLine, asked);
});

claim('authentication/disabled', async ({documented, openServer, hold}) => {
  const {statusLine, asked} = await openServer.ask(agents);
  hold.same(documented.code(), statusLine, asked);
  await withReferenceServer({variables: {[keyVariable]: ''}}, async (emptyKey) => {
    const answer = await emptyKey.ask(agents);
    hold.same(documented.code(), answer.statusLine, `${answer.asked}, where the key is empty`);
  });
});

claim('authentication/disabled-warning', async ({documented, hold}) => {
  for (const variables of [{}, {[keyVariable]: ''}]) {
    const [firstLine = ''] = await logAtStart(variables);
    hold.same(documented.block(), firstLine, 'started the server without a key');
  }
});

claim('authentication/env-file', async (context) => {
  const {documented, hold} = context;
  const isRefused = refusals(context);
  const key = strongKey();
  const start = {envFile: `${keyVariable}=${key}\n`, envFileName: documented.code().text};
  await withServerProgram(start, async (program) => {
    const url = await untilListening(program);
    const without = await ask(url, agents);
    const withKey = await ask(url, agents, {headers: {'X-API-KEY': key}});
    hold.that(documented.code(), isRefused(without), without.statusLine, without.asked);
    hold.that(documented.code(), !isRefused(withKey), withKey.statusLine, withKey.asked);
  });
});

claim('authentication/exported-wins', async (context) => {
  const {documented, hold} = context;
  const isRefused = refusals(context);
  const keys = {exported: strongKey(), saved: strongKey()};
  const start = {
    variables: {[keyVariable]: keys.exported},
    envFile: `${keyVariable}=${keys.saved}\n`,
  };
  await withReferenceServer(start, async (server) => {
    for (const [which, key] of Object.entries(keys)) {
      const answer = await server.ask(agents, {headers: {'X-API-KEY': key}});
      if (!isRefused(answer)) hold.same(documented.text(), which, `sent the ${which} key`);
    }
  });
});

claim('authentication/stripped-white-space', async (context) => {
  const {documented, server, hold} = context;
  const answer = await server.ask(agents, {headers: {'X-API-KEY': ` \t${server.key} \t`}});
  const what = refusals(context)(answer) ? 'keeps' : 'strips';
  hold.same(documented.text(), what, 'sent the right key with white space around it');
});

claim('authentication/white-space-key', async ({documented, hold}) => {
  await withServerProgram({variables: {[keyVariable]: ` ${strongKey()}`}}, async (program) => {
    await program.ended;
    const said = program.output().trimEnd();
    hold.same(documented.block(), said, 'started the server with white space before the key');
  });
});

claim('authentication/empty-value', async ({documented, hold}) => {
  const names = Object.keys(variableMeanings);
  const empty = readConfig(Object.fromEntries(names.map((name) => [name, ''])));
  const same = isDeepStrictEqual(empty, readConfig({}));
  hold.same(documented.text(), same ? 'unset' : 'a value', 'started with every variable empty');
});

claim('authentication/environment-variables', async (context) => {
  const {documented, hold} = context;
  const rows = documented.rows('Variable', 'Description', 'Default');
  hold.list(
    rows.map(({Variable}) => Variable),
    Object.keys(variableMeanings),
    'read the variables that the server knows',
  );
  for (const row of rows) {
    const meaning = variableMeanings[row.Variable.text];
    if (!meaning) continue;
    await deedOf(hold, row.Description, meaning.descriptions)(context, row.Variable);
    hold.same(row.Default, await meaning.defaultOf(context), 'started the server without it');
  }
});

claim('authentication/agents', async ({documented, server, hold}) => {
  const {statusLine, asked, body} = await server.askWithKey(agents);
  hold.same(documented.code(), statusLine, asked);
  const example = readExample('list-agents', projectFiles(projectRoot));
  if (!example.ok) throw new Error('The example list-agents cannot be read: run npm run check.');
  const shown = JSON.parse(example.example.output.text);
  hold.that(documented.code(), isDeepStrictEqual(JSON.parse(body), shown), body, asked);
});

claim('authentication/header-case', async (context) => {
  const {documented, server, hold} = context;
  const name = documented.code();
  const answer = await server.ask(agents, {headers: {[name.text]: server.key}});
  hold.that(name, !refusals(context)(answer), answer.statusLine, answer.asked);
});

claim('authentication/fetch-and-refusals', async ({documented, server, hold}) => {
  const ended = await fetch(`${server.url}${agents}`).then(
    () => 'does not throw',
    () => 'throws',
  );
  hold.same(documented.text(), ended, `fetch ${agents} without a key`);
});

claim('authentication/comparison', async ({documented, server, hold}) => {
  const sent = [strongKey(), server.key.slice(0, -1), `${server.key}x`, 'x', server.key];
  const calls = await recordComparisons(documented.code().text, sent, async () => {
    for (const key of sent) await server.ask(agents, {headers: {'X-API-KEY': key}});
  });
  hold.that(
    documented.code(),
    calls.length === sent.length && calls.every(({lengths}) => new Set(lengths).size === 1),
    `${calls.length} calls, on buffers of ${[...new Set(calls.flatMap(({lengths}) => lengths))]} bytes`,
    `sent ${sent.length} keys of different lengths`,
  );
});

claim('authentication/preflight', async ({documented, server, openServer, hold}) => {
  for (const path of [agents, '/api', '/api/unknown', '/API/agents/']) {
    const answers = [
      await server.ask(path, {method: 'OPTIONS'}),
      await server.askWithKey(path, {method: 'OPTIONS'}),
      await openServer.ask(path, {method: 'OPTIONS'}),
    ];
    for (const {statusLine, body, asked} of answers) {
      hold.same(documented.code(), statusLine, asked);
      hold.that(documented.code(), body === '', `a body: ${body}`, asked);
    }
  }
});

claim('authentication/unknown-route-without-key', async ({documented, server, hold}) => {
  const {statusLine, asked} = await server.ask('/api/unknown');
  hold.same(documented.code(), statusLine, asked);
});

claim('authentication/unknown-route-with-key', async ({documented, server, openServer, hold}) => {
  for (const answer of [
    await server.askWithKey('/api/unknown'),
    await openServer.ask('/api/unknown'),
  ]) {
    hold.same(documented.code(), answer.statusLine, answer.asked);
  }
});

claim('authentication/unknown-route-body', async ({documented, server, hold}) => {
  holdJsonBody(hold, documented.block(), await server.askWithKey('/api/unknown'));
});

claim('authentication/public-paths', async (context) => {
  const {documented, server, hold} = context;
  const [root, health, status] = documented.codes();
  for (const path of [root, health]) {
    if (!path || !status) throw new Error('The check reads two paths and a status.');
    const answer = await server.ask(path.text);
    hold.that(path, answer.statusLine === status.text, answer.statusLine, answer.asked);
    hold.same(status, answer.statusLine, answer.asked);
  }
});

claim('authentication/health-body', async ({documented, server, hold}) => {
  holdJsonBody(hold, documented.block(), await server.ask('/healthz'));
});

claim('authentication/refusal-status', async ({documented, server, hold}) => {
  for (const headers of wrongKeys(server.key)) {
    const {statusLine, asked} = await server.ask(agents, {headers});
    hold.same(documented.code(), statusLine, asked);
  }
});

claim('authentication/refusal-body', async ({documented, server, hold}) => {
  for (const headers of wrongKeys(server.key)) {
    holdJsonBody(hold, documented.block(), await server.ask(agents, {headers}));
  }
});

claim('authentication/refusal-log', holdRefusalLog);

claim('authentication/refused-requests', async ({documented, server, hold}) => {
  const {key} = server;
  const requests: Record<string, {path?: string; headers?: Question['headers']}> = {
    'no X-API-KEY': {},
    'an empty X-API-KEY': {headers: {'X-API-KEY': ''}},
    'a wrong key': {headers: {'X-API-KEY': strongKey()}},
    'the right key in another letter case': {headers: {'X-API-KEY': otherCase(key)}},
    'the right key in Authorization: Bearer': {headers: {Authorization: `Bearer ${key}`}},
    'the right key in the query string': {
      path: `${agents}?${new URLSearchParams({'X-API-KEY': key, apiKey: key})}`,
    },
    'X-API-KEY twice, both with the right key': {headers: {'X-API-KEY': [key, key]}},
    'the right key in X-API-KEY': {headers: {'X-API-KEY': key}},
  };
  const rows = documented.rows('Request', 'Answer');
  holdAllPhrases(
    hold,
    rows.map(({Request}) => Request),
    requests,
  );
  for (const row of rows) {
    const {path = agents, headers = {}} = deedOf(hold, row.Request, requests);
    const {statusLine} = await server.ask(path, {headers});
    hold.same(row.Answer, statusLine, `GET ${agents}, ${row.Request.text}`);
  }
});

claim('authentication/rotation', async (context) => {
  const {documented, hold} = context;
  const isRefused = refusals(context);
  const [before, after] = [strongKey(), strongKey()];
  const variables = {[keyVariable]: before};
  await withReferenceServer({variables}, async (server) => {
    variables[keyVariable] = after;
    const early = await server.ask(agents, {headers: {'X-API-KEY': after}});
    await withReferenceServer({variables}, async (restarted) => {
      const late = await restarted.ask(agents, {headers: {'X-API-KEY': after}});
      const what = isRefused(early) && !isRefused(late) ? 'takes a restart' : 'takes no restart';
      hold.same(documented.text(), what, 'changed the variable, asked, started again and asked');
    });
  });
});

claim('authentication/openssl-key', async ({documented, hold}) => {
  const [key = ''] = await generatedKeys('examples/generate-key/openssl.sh', 1);
  const bytes = Buffer.from(key, 'base64');
  hold.same(documented.code(), String(bytes.length), 'decoded the generated key');
  hold.that(documented.code(), bytes.toString('base64') === key, key, 'encoded it again');
});

claim('authentication/uuid-key', async ({documented, hold}) => {
  const keys = await generatedKeys('examples/generate-key/uuidgen.sh', 64);
  const random = 128 - fixedBits(keys.map((key) => key.replaceAll('-', '')));
  hold.same(documented.code(), String(random), 'counted the bits that differ in 64 UUIDs');
});

claim('authentication/weak-keys', async ({documented, hold}) => {
  const weak = documented.items();
  hold.list(weak, [...wellKnownKeys], 'read the keys that the server takes for weak');
  for (const key of weak) await holdsWeak(hold, key, key.text);
});

claim('authentication/weak-key-case', async ({documented, said, hold}) => {
  for (const {text} of said('authentication/weak-keys').items()) {
    await holdsWeak(hold, documented.text(), text.toUpperCase());
  }
  hold.same(documented.text(), 'any letter case', 'started with each key in capitals');
});

claim('authentication/weak-key-warning', async ({documented, said, hold}) => {
  for (const {text} of said('authentication/weak-keys').items()) {
    const warning = await warningAboutKey(text);
    hold.same(documented.block(), warning, `started the server with the key ${text}`);
  }
});

claim('authentication/shortest-key', async ({documented, hold}) => {
  const length = Number(documented.code().text);
  const key = strongKey();
  const [short, long] = [key.slice(0, length - 1), key.slice(0, length)];
  hold.same(documented.code(), String(shortestStrongKey), 'read the limit of the server');
  const situation = (of: string) => `started the server with a key of ${of.length} characters`;
  const warning = await warningAboutKey(short);
  hold.that(documented.code(), warning.includes(String(length)), warning, situation(short));
  const none = await warningAboutKey(long);
  hold.that(documented.code(), none === '', none, situation(long));
});

claim('authentication/short-key-warning', async ({documented, hold}) => {
  const warning = await warningAboutKey(strongKey().slice(0, 3));
  hold.same(documented.block(), warning, 'started the server with a key of 3 characters');
});

claim('authentication/failure-log', holdRefusalLog);

claim('authentication/log-time-zone', async ({documented, hold}) => {
  const zones = ['Asia/Tokyo', 'America/New_York'];
  for (const TZ of zones) {
    await withServerProgram({variables: {TZ}}, async (program) => {
      const before = Date.now();
      await untilListening(program);
      const [, text = ''] = /^\[(.+?)\]/.exec(program.output()) ?? [];
      const logged = Date.parse(`${text.replace(' ', 'T')}Z`);
      const isUtc = Math.abs(logged - before) < 60 * 60 * 1000;
      hold.same(documented.text(), isUtc ? 'UTC' : 'local time', `started in ${TZ}, read ${text}`);
    });
  }
});

claim('authentication/key-in-log', async ({documented, hold}) => {
  const header = documented.code();
  const [key, wrong] = [strongKey(), strongKey()];
  await withReferenceServer({variables: {[keyVariable]: key}}, async (server) => {
    for (const sent of [key, wrong]) await server.ask(agents, {headers: {[header.text]: sent}});
    await server.stop();
    const log = server.log().join('\n');
    const shown = [key, wrong].some((sent) => log.includes(sent));
    hold.that(header, !shown, log, `sent a right and a wrong key in ${header.text}`);
    const warnings = server.log().filter((line) => line.includes('WARN')).length;
    hold.that(header, warnings === 1, log, `sent a right and a wrong key in ${header.text}`);
  });
});

claim('authentication/hidden-warnings', async ({documented, hold}) => {
  const variables = {[keyVariable]: strongKey(), LOG_LEVEL: documented.code().text};
  await withReferenceServer({variables}, async (server) => {
    const {asked} = await server.ask(agents);
    const log = server.log();
    hold.that(documented.code(), log.length === 0, log.join('\n'), asked);
  });
});

claim('authentication/proxy-address', async ({documented, said, hold}) => {
  const [row] = said('authentication/forwarded-addresses').rows(
    'X-Forwarded-For',
    'Logged address',
  );
  const forwarded = row?.['X-Forwarded-For'].text ?? '';
  for (const [proxies, expected] of [
    ['loopback', forwarded],
    ['10.0.0.0/8', '127.0.0.1'],
    ['', '127.0.0.1'],
  ] as const) {
    const variables = {[documented.code().text]: proxies};
    const address = await loggedAddress(forwarded, variables);
    const situation = `sent X-Forwarded-For: ${forwarded}, with ${documented.code().text}=${proxies}`;
    hold.that(documented.code(), address === expected, address, situation);
  }
});

claim('authentication/forwarded-addresses', async ({documented, hold}) => {
  const phrases: Record<string, string> = {'a text that is not an address': 'unknown'};
  for (const row of documented.rows('X-Forwarded-For', 'Logged address')) {
    const forwarded = row['X-Forwarded-For'];
    const phrase = phrases[forwarded.text];
    const sent = phrase ?? forwarded.text;
    const address = await loggedAddress(sent, {TRUST_PROXY: 'loopback'});
    const situation = `sent X-Forwarded-For: ${sent}, with TRUST_PROXY=loopback`;
    hold.same(row['Logged address'], address, situation);
    hold.that(forwarded, phrase !== undefined || sent.endsWith(address), address, situation);
  }
});

claim('authentication/migration', async ({documented, hold}) => {
  await migrate(documented.items(), hold);
});

claim('authentication/refusal-message', async ({documented, server, hold}) => {
  const {body, asked} = await server.ask(agents);
  hold.same(documented.code(), String(Object(JSON.parse(body)).message), asked);
});

claim('authentication/env-folder', async ({documented, hold}) => {
  const envFile = `${keyVariable}=${strongKey()}\n`;
  const isRead = async (folder: string) =>
    withServerProgram({envFile, folderOfServer: folder}, async (program) => {
      await untilListening(program);
      return !program.output().includes('WARN');
    });
  const [here, below] = [await isRead('.'), await isRead('below')];
  const what = here && !below ? 'working directory only' : 'working directory and beyond';
  hold.same(documented.text(), what, 'started beside the file and in a folder below it');
});

claim('authentication/allowed-header', async ({documented, server, hold}) => {
  const answer = await server.ask(agents, {
    method: 'OPTIONS',
    headers: {Origin: 'https://app.example.com', 'Access-Control-Request-Headers': 'X-API-KEY'},
  });
  const list = answer.headers['access-control-allow-headers'];
  const isListed = String(list).split(',').includes(documented.code().text);
  const observed = headerLine('Access-Control-Allow-Headers', list);
  hold.that(documented.code(), isListed, observed, answer.asked);
});

claim('authentication/debug-mode', async (context) => {
  const lines = await holdStartCommand(context);
  const command = context.documented.block();
  const isLogged = lines.some((line) => line.includes(`DEBUG: GET ${agents}`));
  context.hold.that(command, isLogged, lines.join('\n'), 'ran the command and asked');
});

claim('authentication/debug-log', async ({documented, hold}) => {
  const variables = {[keyVariable]: strongKey(), LOG_LEVEL: 'debug'};
  await withReferenceServer({variables}, async (server) => {
    const line = await lineAfter(server, () => server.askWithKey(agents));
    hold.same(documented.block(), line, `GET ${agents} with X-API-KEY`);
  });
});

claim('authentication/logged-paths', async ({documented, hold}) => {
  const key = strongKey();
  const encoded = encodeURIComponent(key);
  const paths: Record<string, string> = {
    '/api/agents?secret=1': '/api/agents?secret=1',
    'the key as the path': `/${key}`,
    'the key as the path, percent-encoded twice': `/${encodeURIComponent(encoded)}`,
    'a path that is not well encoded': '/%E0%A4%A',
  };
  const rows = documented.rows('Request', 'Logged path');
  holdAllPhrases(
    hold,
    rows.map(({Request}) => Request),
    paths,
  );
  await withReferenceServer({variables: {[keyVariable]: key}}, async (server) => {
    for (const row of rows) {
      const line = await lineAfter(server, () => server.ask(deedOf(hold, row.Request, paths)));
      const path = /DEBUG: GET (.*) \d+ in /.exec(line)?.[1] ?? line;
      hold.same(row['Logged path'], path, `asked for ${row.Request.text}`);
    }
  });
});

/** What a server without the documented middleware would let through: no key, an empty one, wrong ones. */
function wrongKeys(key: string): NonNullable<Question['headers']>[] {
  const keys = ['', 'wrong', key.slice(1)].map((wrong) => ({'X-API-KEY': wrong}));
  return [{}, ...keys];
}

function holdJsonBody(hold: Hold, block: Value, answer: Awaited<ReturnType<typeof ask>>): void {
  hold.json(block, answer.body, answer.asked);
  const type = answer.headers['content-type'];
  const isJson = /^application\/json\b/.test(type ?? '');
  hold.that(block, isJson, headerLine('Content-Type', type), answer.asked);
}

/** Holds that a request without a key leaves the documented line, and that one with it leaves none. */
async function holdRefusalLog({hold, said, documented}: CheckContext): Promise<void> {
  const line = documented.block();
  const [first] = said('authentication/forwarded-addresses').rows(
    'X-Forwarded-For',
    'Logged address',
  );
  const address = first?.['X-Forwarded-For'].text ?? '';
  const variables = {[keyVariable]: strongKey(), LOG_LEVEL: 'warn', TRUST_PROXY: 'loopback'};
  await withReferenceServer({variables}, async (server) => {
    const headers = {'X-Forwarded-For': address};
    await server.askWithKey(agents, {headers});
    await server.ask(agents, {method: 'OPTIONS', headers});
    const {asked} = await server.ask(agents, {headers});
    hold.same(line, server.log().join('\n'), asked);
  });
}

async function loggedAddress(
  forwarded: string,
  variables: Record<string, string>,
): Promise<string> {
  const start = {variables: {[keyVariable]: strongKey(), LOG_LEVEL: 'warn', ...variables}};
  return withReferenceServer(start, async (server) => {
    await server.ask(agents, {headers: {'X-Forwarded-For': forwarded}});
    return server.log().at(-1)?.split(' ').at(-1) ?? 'nothing';
  });
}

async function logAtStart(variables: Record<string, string>): Promise<string[]> {
  const server = await startReferenceServer({variables});
  await server.stop();
  return server.log();
}

/** The warning that the server logs at start with this key; empty where there is none. */
async function warningAboutKey(key: string): Promise<string> {
  const lines = await logAtStart({[keyVariable]: key});
  return lines.find((line) => line.includes('WARN')) ?? '';
}

async function holdsWeak(hold: Hold, value: Value, key: string): Promise<void> {
  const warning = await warningAboutKey(key);
  const observed = warning === '' ? 'no warning' : warning;
  hold.that(value, warning.includes('weak'), observed, `started the server with the key ${key}`);
}

/** The line that a request leaves; it is written when the answer is out, which may be after it came in. */
async function lineAfter(
  {log}: Pick<Target, 'log'>,
  request: () => Promise<unknown>,
): Promise<string> {
  const lines = () => log().filter((line) => line.includes('DEBUG'));
  const before = lines().length;
  await request();
  for (let round = 0; round < 100 && lines().length === before; round++) await delay(10);
  return lines()[before] ?? 'nothing';
}

function otherCase(text: string): string {
  const lower = text.toLowerCase();
  return lower === text ? text.toUpperCase() : lower;
}
