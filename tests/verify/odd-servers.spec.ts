import type {IncomingMessage, RequestListener} from 'node:http';
import {type AddressInfo, createServer} from 'node:net';
import {gzipSync} from 'node:zlib';
import {expect, test} from '@playwright/test';
import {withStub} from '../../src/servers/http/stub.ts';
import {withReferenceServer} from '../../src/servers/reference-server.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {readGuide} from '../../src/verify/guide.ts';
import {exitCodeOf, type Outcome} from '../../src/verify/report/outcome.ts';
import {usualLimits} from '../../src/verify/target/live-target.ts';
import {type VerifyResult, verify} from '../../src/verify/verify.ts';

const guide = readGuide();
const key = strongKey();

interface Run {
  key?: string | undefined;
  milliseconds?: number;
  run?: number;
  notes?: string[];
}

function verifyAt(url: string, {notes, ...run}: Run = {}): Promise<VerifyResult> {
  const {key: given, ...limits} = {key, ...run};
  return verify({url: new URL(url), key: given, withLimits: false}, () => guide, {
    limits: {...usualLimits, ...limits},
    onNote: (note) => notes?.push(note),
  });
}

async function outcomeAt(url: string, run: Run = {}): Promise<Outcome> {
  const result = await verifyAt(url, run);
  if (!result.ok) throw new Error(result.problem);
  return result.outcome;
}

/** Gives a task the URL of a server that sends these bytes for each request. */
async function withBytes<Result>(
  bytes: string,
  staysOpen: boolean,
  task: (url: string) => Promise<Result>,
): Promise<Result> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(bytes, 'latin1');
      if (!staysOpen) socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await task(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}

const ok = 'HTTP/1.1 200 OK\r\n';
for (const [title, bytes, says, staysOpen = false] of [
  ['closes the connection at once', '', 'breaks the connection off'],
  ['closes the connection in its headers', `${ok}Content-Ty`, 'breaks the connection off'],
  ['breaks off in its body', `${ok}Content-Length: 9\r\n\r\n{`, 'GET /api/agents breaks off'],
  ['breaks off in a chunk', `${ok}Transfer-Encoding: chunked\r\n\r\n9\r\n{`, 'breaks off'],
  ['sends garbage for a chunk', `${ok}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 'is malformed'],
  ['speaks SSH', 'SSH-2.0-OpenSSH_9.2\r\n', 'is no HTTP'],
  ['sends 20 kB of headers', `${ok}X: ${'x'.repeat(20_000)}\r\n\r\n`, 'more than 16 kB of headers'],
  ['says nothing', '', 'no complete response to GET /api/agents within 0.3 seconds', true],
  ['sends headers only', `${ok}Content-Length: 9\r\n\r\n`, 'no complete response', true],
  ['only hints', 'HTTP/1.1 103 Early Hints\r\n\r\n', 'no complete response', true],
  [
    'switches to another protocol',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
    'by 101 and another protocol',
    true,
  ],
  [
    'wants HTTPS',
    'HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nContent-Length: 68\r\n\r\n<html><body>The plain HTTP request was sent to HTTPS port</body></ht',
    'use https:// in the URL',
  ],
  [
    'has escape sequences in its status',
    'HTTP/1.1 404 \u001b[31mNot\u0007 Found\r\nContent-Length: 0\r\n\r\n',
    '404 \\u001b[31mNot\\u0007 Found',
  ],
] as const) {
  test(`a server that ${title} gets one line that says so`, async () => {
    await withBytes(bytes, staysOpen, async (url) => {
      const result = await verifyAt(url, staysOpen ? {milliseconds: 300} : {});
      expect(result).toEqual({ok: false, problem: expect.stringContaining(says)});
      expect(JSON.stringify(result)).not.toContain(key);
    });
  });
}

const json = {'Content-Type': 'application/json'};
const html = {'Content-Type': 'text/html', Server: 'nginx'};
const keyOf = ({headers}: IncomingMessage) => String(headers['x-api-key'] ?? 'none');

/** Sends as much as the client takes. */
const endless: RequestListener = (_request, response) => {
  const fill = () => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
  };
  response.on('drain', fill);
  fill();
};
const drip: RequestListener = (_request, response) => {
  const timer = setInterval(() => response.write('x'), 20);
  response.on('close', () => clearInterval(timer));
};
const bomb = gzipSync(Buffer.alloc(50_000_000));

const stopping: Readonly<Record<string, [answer: RequestListener, says: string]>> = {
  'redirects to itself': [
    ({url = ''}, response) => response.writeHead(302, {Location: url}).end(),
    'redirects to the address that it was asked at (/api/agents), over and over',
  ],
  'redirects to a login': [
    (_, response) => response.writeHead(302, {Location: '/oauth2/sign_in?rd=%2Fapi'}).end(),
    'redirects to a login',
  ],
  'redirects with the key in the address': [
    (request, response) =>
      response.writeHead(302, {Location: `https://x.example.com/?k=${keyOf(request)}`}).end(),
    'redirects to https://x.example.com/?k=none',
  ],
  'sends no address to redirect to': [
    (_, response) => response.writeHead(302).end(),
    'redirects to nowhere',
  ],
  'asks for a password': [
    (_, response) =>
      response.writeHead(401, {...html, 'WWW-Authenticate': 'Basic realm="staff"'}).end('<html>'),
    'a lock of its own, which asks for something else than the key (WWW-Authenticate: Basic realm="staff")',
  ],
  'asks for a JWT, with the key and without': [
    (_, response) => response.writeHead(401, json).end('{"error":"JWT missing"}'),
    'asks for something else than the key ({"error":"JWT missing"})',
  ],
  'hides behind a firewall': [
    (_, response) =>
      response.writeHead(403, {...html, Server: 'cloudflare'}).end('<html>Attention Required!'),
    'firewall or a proxy in front of the server blocks the request (403 Forbidden, cloudflare)',
  ],
  'hides behind the challenge of a firewall': [
    (_, response) =>
      response.writeHead(503, {...html, 'cf-mitigated': 'challenge'}).end('<html>Just a moment...'),
    'blocks the request (503 Service Unavailable, nginx)',
  ],
  'hides behind a firewall that answers JSON': [
    (_, response) => response.writeHead(403, json).end('{"message":"Forbidden"}'),
    'blocks the request (403 Forbidden)',
  ],
  'is not ready': [
    (_, response) => response.writeHead(503, json).end('{"error":"starting"}'),
    'the server fails, or is not ready yet',
  ],
  'is another product': [
    (_, response) => response.writeHead(200, json).end('{"message":"hello"}'),
    'no response of an ElizaOS server',
  ],
  'has no /api/agents': [
    (_, response) => response.writeHead(404, json).end('{"success":false}'),
    'no response of an ElizaOS server',
  ],
  'answers JSON that breaks off': [
    (_, response) => response.writeHead(200, json).end('{"success":tru'),
    'no response of an ElizaOS server',
  ],
  'sends a body without an end': [endless, 'is longer than 1,048,576 bytes'],
  'sends a byte now and then': [drip, 'no complete response to GET /api/agents within 0.3 seconds'],
  'sends a body that unpacks to 50 MB': [
    (_, response) => response.writeHead(200, {'Content-Encoding': 'gzip'}).end(bomb),
    'is longer than 1,048,576 bytes',
  ],
  'sends what is no gzip as gzip': [
    (_, response) => response.writeHead(200, {'Content-Encoding': 'gzip'}).end('plain'),
    'has Content-Encoding: gzip, and cannot be decoded',
  ],
  'sends another content coding': [
    (_, response) => response.writeHead(200, {'Content-Encoding': 'x\u001b'.slice(0, 1)}).end('?'),
    'has Content-Encoding: x, and cannot be decoded',
  ],
  'has reached a limit, and puts the key into Retry-After': [
    (request, response) =>
      response
        .writeHead(keyOf(request) === 'none' ? 401 : 429, {'Retry-After': keyOf(request)})
        .end('{"error":1}'),
    '429 Too Many Requests, since this address has reached a limit: wait a while.',
  ],
  'has reached a limit until a date': [
    (_, response) =>
      response.writeHead(429, {'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT'}).end(),
    'wait until Wed, 21 Oct 2026 07:28:00 GMT',
  ],
};

for (const [title, [answer, says]] of Object.entries(stopping)) {
  test(`a server that ${title} gets one line that names it`, async () => {
    await withStub(answer, async (url) => {
      const result = await verifyAt(url, answer === drip ? {milliseconds: 300} : {});
      expect(result).toEqual({ok: false, problem: expect.stringContaining(says)});
      expect(JSON.stringify(result)).not.toContain(key);
    });
  });
}

test('a redirect of the request with the key shows nothing of the key, however it is encoded', async () => {
  const copies = [key, encodeURIComponent(` ${key}`), Buffer.from(key).toString('base64')];
  for (const copy of copies) {
    const answer: RequestListener = (request, response) => {
      if (keyOf(request) === 'none') response.writeHead(401, json).end('{"error":"API key"}');
      else response.writeHead(302, {Location: `https://x.example.com/${copy}`}).end();
    };
    await withStub(answer, async (url) => {
      const {causes} = await outcomeAt(url);
      expect(causes[0]?.says).toContain('redirects to https://x.example.com/');
      expect(JSON.stringify(causes)).toContain('(the key)');
      expect(JSON.stringify(causes)).not.toContain(copy);
    });
  }
});

test('a report has the first 2,000 characters of a response of 1 MB', async () => {
  const body = JSON.stringify({success: true, data: 'x'.repeat(1_000_000)});
  const answer: RequestListener = (_, response) => response.writeHead(200, json).end(body);
  await withStub(answer, async (url) => {
    const outcome = await outcomeAt(url);
    expect(JSON.stringify(outcome)).toContain('… (998,');
    expect(JSON.stringify(outcome).length).toBeLessThan(1_000_000);
  });
});

test('a server that stops to answer in the middle of a run does not hold it up for long', async () => {
  let answered = 0;
  const answer: RequestListener = (_, response) => {
    if (answered++ < 4) response.writeHead(401, json).end('{"error":"API key required"}');
  };
  await withStub(answer, async (url) => {
    const outcome = await outcomeAt(url, {milliseconds: 200, run: 1000});
    expect(outcome.seconds).toBeLessThan(15);
    const reasons = outcome.claims.map(({reason = ''}) => reason).join('\n');
    expect(reasons).toContain('the run has taken 1 seconds, which is its limit.');
    expect(exitCodeOf(outcome)).toBe(2);
  });
});

test('a server whose first response takes long is checked', async () => {
  await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async (server) => {
    let isFirst = true;
    const slow: RequestListener = async ({url = '/', method = 'GET', headers}, response) => {
      // The usual deadline is 30 s; six seconds are more than other requests of the tests may take.
      if (isFirst) await new Promise((resolve) => setTimeout(resolve, 6000));
      isFirst = false;
      const sent = headers['x-api-key'];
      const answer = await server.ask(url, {
        method,
        headers: sent === undefined ? {} : {'X-API-KEY': String(sent)},
      });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    };
    await withStub(slow, async (url) => {
      const {claims} = await outcomeAt(url);
      expect(claims.map(({outcome}) => outcome)).not.toContain('failed');
      expect(usualLimits.milliseconds).toBeGreaterThan(20_000);
    });
  });
});

/** How released versions of ElizaOS refuse: 1.2.0 to 1.6.4, and 1.6.5 and newer. */
const refusals = {
  'in plain text': [
    {'Content-Type': 'text/html; charset=utf-8'},
    'Unauthorized: Invalid or missing X-API-KEY',
  ],
  'in JSON': [
    {'Content-Type': 'application/json; charset=utf-8'},
    '{"error":"API key required","message":"Missing or invalid X-API-KEY header"}',
  ],
} as const;

for (const [how, [headers, body]] of Object.entries(refusals)) {
  const refuse: RequestListener = ({method}, response) =>
    method === 'OPTIONS'
      ? response.writeHead(204, {'Access-Control-Allow-Headers': 'X-API-KEY'}).end()
      : response.writeHead(401, headers).end(body);

  test(`a wrong key is named where a server refuses ${how}`, async () => {
    await withStub(refuse, async (url) => {
      const {causes} = await outcomeAt(url);
      expect(causes.map(({code}) => code)).toEqual(['wrong-key', 'header-dropped']);
    });
  });

  for (const [lock, status, more, text] of [
    ['a JWT', 401, {'WWW-Authenticate': 'Bearer realm="api"'}, 'Unauthorized'],
    ['a JWT in JSON', 401, {}, '{"error":"Authentication required: JWT missing"}'],
    ['a login', 401, {}, '{"error":"Please log in"}'],
    ['rights', 403, {}, '{"error":"Forbidden"}'],
  ] as const) {
    test(`behind the right key, ${lock} that a server asks for is named where it refuses ${how}`, async () => {
      const answer: RequestListener = (request, response) => {
        if (keyOf(request) !== key) refuse(request, response);
        else response.writeHead(status, more).end(text);
      };
      await withStub(answer, async (url) => {
        const {causes} = await outcomeAt(url);
        expect(causes.map(({code}) => code)).toEqual(['other-lock']);
        expect(causes[0]?.says).toContain('The key is right, and behind it is another lock');
      });
    });
  }
}

test('a refusal with a number of its own each time is no second lock', async () => {
  let number = 0;
  const answer: RequestListener = (request, response) => {
    const kind = keyOf(request) === 'none' ? 'API key required' : 'API key invalid';
    response.writeHead(401, json).end(JSON.stringify({error: kind, request: ++number}));
  };
  await withStub(answer, async (url) => {
    const {causes} = await outcomeAt(url);
    expect(causes[0]?.code).toBe('wrong-key');
  });
});

test('a refusal of a megabyte of one character is compared in no time', async () => {
  const answer: RequestListener = (request, response) => {
    const kind = keyOf(request) === 'none' ? 'API key required' : 'API key invalid';
    response.writeHead(401, json).end(JSON.stringify({error: kind, note: '-'.repeat(1_000_000)}));
  };
  await withStub(answer, async (url) => {
    const {causes, seconds} = await outcomeAt(url);
    expect(causes[0]?.code).toBe('wrong-key');
    expect(seconds).toBeLessThan(20);
  });
});

test('a firewall that refuses clients without a User-Agent lets the command through', async () => {
  await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async (server) => {
    const answer: RequestListener = async ({url = '/', headers}, response) => {
      if (headers['user-agent'] === undefined || headers.accept === undefined) {
        response.writeHead(403).end();
        return;
      }
      const {status, headers: sent, body} = await server.ask(url);
      response.writeHead(status, sent).end(body);
    };
    await withStub(answer, async (url) => {
      const {claims} = await outcomeAt(url);
      const refused = claims.find(({id}) => id === 'fix/refused-requests/refusal-message');
      expect(refused?.outcome).toBe('holds');
    });
  });
});

test('a compressed response is read, although no request allows one', async () => {
  await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async (server) => {
    const answer: RequestListener = async ({url = '/'}, response) => {
      const {status, headers, body} = await server.ask(url);
      const {'content-length': _, ...rest} = headers;
      response.writeHead(status, {...rest, 'Content-Encoding': 'gzip'}).end(gzipSync(body));
    };
    await withStub(answer, async (url) => {
      const {claims} = await outcomeAt(url, {key: undefined});
      const body = claims.find(({id}) => id === 'authentication/refusal-body');
      expect(body?.reason ?? body?.outcome).toBe('It takes the key, and none was given.');
      const message = claims.find(({id}) => id === 'fix/refused-requests/refusal-message');
      expect(message?.outcome).toBe('holds');
    });
  });
});

for (const path of ['/api', '/api/', '/api/agents', '/healthz']) {
  test(`a URL that ends in ${path} is checked at its base, and that is said`, async () => {
    await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async ({url}) => {
      const notes: string[] = [];
      const outcome = await outcomeAt(`${url}${path}`, {notes});
      expect(outcome.claims.filter((claim) => claim.outcome === 'drift')).toEqual([]);
      expect(outcome.target).toBe(`${url}/`);
      expect(notes).toEqual([
        `--url leads into the API of the server: ${url}/ is checked, where its paths begin.`,
      ]);
    });
  });
}

test('a server whose own paths begin below /api is checked there', async () => {
  await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async (server) => {
    const answer: RequestListener = async ({url = '', method = 'GET', headers}, response) => {
      const path = url.replace(/^\/api(?=\/)/, '');
      const sent = headers['x-api-key'];
      const question = {method, headers: sent === undefined ? {} : {'X-API-KEY': String(sent)}};
      const {status, headers: own, body} = await server.ask(path, question);
      response.writeHead(status, own).end(body);
    };
    await withStub(answer, async (url) => {
      const notes: string[] = [];
      const {claims, target} = await outcomeAt(`${url}/api`, {notes});
      expect(target).toBe(`${url}/api`);
      expect(notes).toEqual([]);
      expect(claims.find(({id}) => id === 'authentication/agents')?.outcome).toBe('holds');
    });
  });
});

for (const [title, unusual] of [
  ['of digits only', '12345678901234567890123456789012'],
  ['that is the word "wrong"', 'wrong'],
  ['of one character', 'k'],
  ['with spaces in it', 'a key with some spaces in it, and long enough'],
  ['with quotation marks, backslashes and percent signs', `"$&'\`\\%41\\u0041{}[]<>;,=`],
  ['of 9,000 characters', 'k'.repeat(9000)],
] as const) {
  test(`with a key ${title}, everything is as documented`, async () => {
    const variables = {ELIZA_SERVER_AUTH_TOKEN: unusual};
    await withReferenceServer({variables}, async ({url}) => {
      const outcome = await outcomeAt(url, {key: unusual});
      expect(outcome.causes).toEqual([]);
      expect(exitCodeOf(outcome)).toBe(0);
    });
  });
}

test('a key with whitespace around it is as good as without, since no server sees that', async () => {
  await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async ({url}) => {
    const outcome = await outcomeAt(url, {key: ` ${key}\t`});
    expect(exitCodeOf(outcome)).toBe(0);
    expect(JSON.stringify(outcome)).not.toContain(key);
  });
});

for (const [limit, isRight, left] of [
  [2, true, 1],
  [5, true, 4],
  [5, false, 3],
  [12, true, 10],
  [12, false, 10],
  [15, false, 10],
  [25, true, 10],
  [25, false, 10],
] as const) {
  const which = isRight ? 'right' : 'wrong';
  test(`where ${limit} attempts may fail, a run with the ${which} key leaves ${left}`, async () => {
    const variables = {ELIZA_SERVER_AUTH_TOKEN: key, FAILED_ATTEMPTS_MAX: String(limit)};
    await withReferenceServer({variables}, async (server) => {
      const outcome = await outcomeAt(server.url, {key: isRight ? key : strongKey()});
      const differing = outcome.claims.filter(({outcome: found}) => found === 'drift');
      const others = differing.filter(({id}) => !/^reference\/rate-limits\/failure-/.test(id));
      expect(others.length > 0).toBe(!isRight);
      const {headers, status} = await server.ask('/api/agents');
      expect(status).toBe(401);
      expect(Number(headers['ratelimit-remaining']) + 1).toBe(left);
    });
  });
}
