import {type BlackBox, claim} from '../../claims/claim.ts';
import type {Hold} from '../../claims/hold.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {holdPhrase, holdTable} from '../../claims/phrase.ts';
import type {Value} from '../../content/claim/claim.ts';
import {parsedJson} from '../../content/json-text.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import type {Answer, Question} from '../../servers/http/http.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {
  agents,
  headerLine,
  holdKeyNeeded,
  holdStatus,
  holdsStatus,
  messageOf,
  refusals,
  success,
} from '../requests.ts';

claim(
  'quick-start/refused-status',
  holdsStatus(({server}) => server.ask(agents)),
);

claim('quick-start/with-key', holdAgents);

claim(
  'authentication/enabled',
  holdsStatus(({server}) => server.ask(agents)),
);

claim(
  'authentication/enabled-with-key',
  holdsStatus(({server}) => server.askWithKey(agents)),
);

claim('authentication/disabled', async ({documented, server, withOpenServer, hold}) => {
  await withOpenServer(async (openServer) => {
    const {statusLine, asked} = await openServer.ask(agents);
    hold.same(documented.code(), statusLine, asked);
    for (const [path, method] of [
      [agents, 'OPTIONS'],
      ['/api/unknown', 'GET'],
    ] as const) {
      const [open, withKey] = [
        await openServer.ask(path, {method}),
        await server.askWithKey(path, {method}),
      ];
      const isAsWithKey = open.statusLine === withKey.statusLine;
      hold.ok(documented.code(), isAsWithKey, open.statusLine, open.asked);
    }
  });
});

claim('operate/store-the-key/stripped-white-space', async (context) => {
  const {documented, server, hold} = context;
  const answer = await server.ask(agents, {headers: {'X-API-KEY': ` \t${server.key} \t`}});
  const isKept = refusals(context)(answer);
  holdPhrase(
    hold,
    documented.text(),
    {keeps: isKept, strips: !isKept},
    answer.statusLine,
    'sent the right key with whitespace around it',
  );
});

claim('authentication/every-route', async (context) => {
  const {documented, server, hold} = context;
  const wildcard = documented.code();
  for (const rest of ['agents', 'agents/unknown', 'unknown', 'unknown/deeper', '']) {
    const path = wildcard.text.replace('*', rest);
    const answers = {without: await server.ask(path), withKey: await server.askWithKey(path)};
    holdKeyNeeded(context, wildcard, answers);
  }
  const outside = await server.ask(wildcard.text.replace('/api', '').replace('*', ''));
  hold.ok(wildcard, !refusals(context)(outside), outside.statusLine, outside.asked);
});

claim('authentication/header', async (context) => {
  const {documented, server, hold} = context;
  const name = documented.code();
  await holdHeaderOfKey(context);
  const refusal = await server.ask(agents);
  const message = messageOf(refusal);
  hold.ok(name, message.includes(name.text), message, refusal.asked);
});

claim('authentication/methods', async (context) => {
  const {documented, server} = context;
  for (const method of documented.codes()) {
    const without = await server.ask(agents, {method: method.text});
    const withKey = await server.askWithKey(agents, {method: method.text});
    holdKeyNeeded(context, method, {without, withKey});
  }
});

claim('authentication/path-spellings', async (context) => {
  const {documented, server, hold} = context;
  const isRefused = refusals(context);
  for (const path of documented.codes()) {
    const without = await server.ask(path.text);
    const withKey = await server.askWithKey(path.text);
    hold.ok(path, isRefused(without), without.statusLine, without.asked);
    hold.ok(path, withKey.statusLine === success(context), withKey.statusLine, withKey.asked);
  }
});

claim('authentication/header-case', holdHeaderOfKey);

claim('authentication/agents', holdAgents);

claim('authentication/preflight', async ({documented, server, hold}) => {
  for (const path of [agents, '/api', '/api/unknown', '/API/agents/']) {
    const answers = [
      await server.ask(path, {method: 'OPTIONS'}),
      await server.askWithKey(path, {method: 'OPTIONS'}),
    ];
    for (const {statusLine, body, asked} of answers) {
      hold.same(documented.code(), statusLine, asked);
      hold.ok(documented.code(), body === '', `a body: ${body}`, asked);
    }
  }
});

claim(
  'authentication/unknown-route-without-key',
  holdsStatus(({server}) => server.ask('/api/unknown')),
);

claim(
  'authentication/unknown-route-with-key',
  holdsStatus(({server}) => server.askWithKey('/api/unknown')),
);

claim('authentication/unknown-route-body', async ({documented, server, hold}) => {
  holdJsonBody(hold, documented.block(), await server.askWithKey('/api/unknown'));
});

claim('authentication/public-paths', async ({documented, server, hold}) => {
  const paths = documented
    .codes()
    .map(({text}) => text)
    .filter((text) => text.startsWith('/'));
  const answers = await Promise.all(paths.map((path) => server.ask(path)));
  const statuses = [...new Set(answers.map(({statusLine}) => statusLine))];
  const [status] = documented.codes().filter(({text}) => !text.startsWith('/'));
  if (!status) throw new Error('The claim names a status.');
  const asked = 'sent a request for each without a key';
  hold.same(status, statuses.join(' and '), asked);
  const known = {[`${paths.join(' and ')} respond with ${status.text}`]: true};
  holdPhrase(hold, documented.text(), known, statuses.join(' and '), asked);
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

claim('authentication/refused-requests', async (context) => {
  const {server} = context;
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
  await holdTable(context, ['Request', 'Response'], requests, async (request, {text}) => {
    const {path = agents, headers = {}} = request;
    if (headers['X-API-KEY'] === key && text !== 'the right key in X-API-KEY') {
      throw new NotObservable('The key has no letter, so that it has no other letter case.');
    }
    const {statusLine} = await server.ask(path, {headers});
    return [statusLine, `GET ${agents}, ${text}`];
  });
});

claim('fix/refused-requests/refusal-message', async ({documented, server, hold}) => {
  const refusal = await server.ask(agents);
  hold.same(documented.code(), messageOf(refusal), refusal.asked);
});

claim('fix/refused-requests/allowed-header', async ({documented, server, hold}) => {
  const answer = await server.ask(agents, {
    method: 'OPTIONS',
    headers: {Origin: 'https://app.example.com', 'Access-Control-Request-Headers': 'X-API-KEY'},
  });
  const list = answer.headers['access-control-allow-headers'];
  const isListed = String(list).split(',').includes(documented.code().text);
  const observed = headerLine('Access-Control-Allow-Headers', list);
  hold.ok(documented.code(), isListed, observed, answer.asked);
});

/** Holds the status of a request with the key, and that its response lists the agents. */
async function holdAgents(context: CheckContext & BlackBox): Promise<void> {
  const answer = await context.server.askWithKey(agents);
  holdStatus(context, answer);
  const isList = Array.isArray(Object(Object(parsedJson(answer.body)).data).agents);
  context.hold.ok(context.documented.code(), isList, 'no list of agents', answer.asked);
}

/** Holds that a key in the documented header is taken. */
async function holdHeaderOfKey(context: CheckContext & BlackBox): Promise<void> {
  const {documented, server, hold} = context;
  const name = documented.code();
  const answer = await server.ask(agents, {headers: {[name.text]: server.key}});
  hold.ok(name, !refusals(context)(answer), answer.statusLine, answer.asked);
}

/** What a server without the documented middleware would let through: no key, an empty one, wrong ones. */
function wrongKeys(key: string): NonNullable<Question['headers']>[] {
  const seen = key.trim();
  const keys = ['', seen === 'wrong' ? 'other' : 'wrong', seen.slice(1)].map((wrong) => ({
    'X-API-KEY': wrong,
  }));
  return [{}, ...keys];
}

function holdJsonBody(hold: Hold, block: Value, answer: Answer): void {
  hold.json(block, answer.body, answer.asked);
  const type = answer.headers['content-type'];
  const isJson = /^application\/json\b/.test(type ?? '');
  hold.ok(block, isJson, headerLine('Content-Type', type), answer.asked);
}

function otherCase(text: string): string {
  const lower = text.toLowerCase();
  return lower === text ? text.toUpperCase() : lower;
}
