import type {IncomingHttpHeaders} from 'node:http';
import {behindDroppingNginx, withProxiedServer} from '../../src/checks/deploying/proxied.ts';
import {freePort} from '../../src/machine/free-ports.ts';
import {withStub} from '../../src/servers/http/stub.ts';
import {withRecorder} from '../../src/servers/recorder.ts';
import {referenceLauncher} from '../../src/servers/reference-launcher.ts';
import {withKeyedServer, withReferenceServer} from '../../src/servers/reference-server.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {readGuide} from '../../src/verify/guide.ts';
import {exitCodeOf, type Outcome} from '../../src/verify/report/outcome.ts';
import {textReport} from '../../src/verify/report/text.ts';
import {type VerifyResult, verify} from '../../src/verify/verify.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const guide = readGuide();

function verifyAt(url: string, key: string | undefined, withLimits = false): Promise<VerifyResult> {
  return verify({url: new URL(url), key, withLimits}, () => guide);
}

async function outcomeAt(url: string, key: string | undefined, withLimits = false) {
  const result = await verifyAt(url, key, withLimits);
  if (!result.ok) throw new Error(result.problem);
  return result.outcome;
}

function idsWith(outcome: Outcome, found: string): string[] {
  return outcome.claims.filter((claim) => claim.outcome === found).map(({id}) => id);
}

function causeCodes({causes}: Outcome): string[] {
  return causes.map(({code}) => code);
}

test('everything that can be seen of the reference server is as documented', async () => {
  await withKeyedServer({}, async ({url, key}) => {
    const outcome = await outcomeAt(url, key);
    expect(idsWith(outcome, 'drift')).toEqual([]);
    expect(idsWith(outcome, 'failed')).toEqual([]);
    expect(idsWith(outcome, 'unread')).toEqual([]);
    expect(idsWith(outcome, 'holds').length).toBeGreaterThan(30);
    expect(outcome.causes).toEqual([]);
    expect(exitCodeOf(outcome)).toBe(0);
  });
});

test('with limits, what takes a limit is seen as well', async () => {
  await withKeyedServer({RATE_LIMIT_MAX: '100', FAILED_ATTEMPTS_MAX: '60'}, async ({url, key}) => {
    const outcome = await outcomeAt(url, key, true);
    const limited = ['excess', 'excess-body', 'retry-after', 'locked-out'];
    const held = idsWith(outcome, 'holds');
    expect(held).toEqual(
      expect.arrayContaining(limited.map((claim) => `reference/rate-limits/${claim}`)),
    );
    expect(idsWith(outcome, 'failed')).toEqual([]);
  });
});

test('a run only reads, and leaves a client most of its failed attempts', async () => {
  await withKeyedServer({}, async (server) => {
    await withRecorder(server.url, async ({url, requests}) => {
      const outcome = await outcomeAt(url, server.key);
      const methods = [...new Set(requests.map(({method}) => method))].sort();
      expect(methods).toEqual(['GET', 'HEAD', 'OPTIONS']);
      expect(requests).toHaveLength(outcome.sent);
      expect(outcome.sent).toBeLessThan(100);
      expect(outcome.refused).toBeLessThan(40);
    });
  });
});

test('a run stops short of the last failed attempts that a server allows', async () => {
  await withKeyedServer({FAILED_ATTEMPTS_MAX: '15'}, async (server) => {
    const outcome = await outcomeAt(server.url, server.key);
    const {status} = await server.ask('/api/agents');
    expect(status).toBe(401);
    const reasons = outcome.claims.map(({reason = ''}) => reason);
    expect(reasons.join('\n')).toContain('It would use up the failed attempts of this address.');
  });
});

test('a run without a key says which claims take one', async () => {
  await withKeyedServer({}, async ({url}) => {
    const outcome = await outcomeAt(url, undefined);
    const agents = outcome.claims.find(({id}) => id === 'authentication/agents');
    expect(agents?.reason).toBe('It takes the key, and none was given.');
    expect(idsWith(outcome, 'holds')).toContain('fix/refused-requests/refusal-message');
    expect(exitCodeOf(outcome)).toBe(0);
  });
});

test('a wrong key is named', async () => {
  await withKeyedServer({}, async ({url}) => {
    const outcome = await outcomeAt(url, strongKey());
    expect(causeCodes(outcome)[0]).toBe('wrong-key');
    expect(idsWith(outcome, 'drift')).toContain('authentication/agents');
    expect(exitCodeOf(outcome)).toBe(1);
  });
});

for (const [title, form, says] of [
  ['whitespace in it', (key: string) => `${key.slice(0, 9)} ${key.slice(9)}`, 'whitespace in it'],
  ['quotation marks around it', (key: string) => `"${key}"`, 'quotation marks around it'],
] as const) {
  test(`a key with ${title} is named where the server refuses it`, async () => {
    await withKeyedServer({}, async ({url}) => {
      const {causes} = await outcomeAt(url, form(strongKey()));
      expect(causes[0]?.code).toBe('key-form');
      expect(causes[0]?.says).toContain(says);
    });
  });
}

test('a server without a key is named', async () => {
  await withReferenceServer({}, async ({url}) => {
    const outcome = await outcomeAt(url, strongKey());
    expect(causeCodes(outcome)).toEqual(['key-not-set']);
    expect(outcome.causes[0]?.section).toBe('fix/refused-requests#no-effect');
    expect(exitCodeOf(outcome)).toBe(1);
    const withoutKey = await outcomeAt(url, undefined);
    expect(withoutKey.causes[0]?.section).toBe('authentication#setting-up');
  });
});

test('nginx that drops X-API-KEY is told from a wrong key', async () => {
  await withKeyedServer({}, async (server) => {
    await behindDroppingNginx(server, async ({plainUrl}) => {
      const outcome = await outcomeAt(plainUrl, server.key);
      expect(causeCodes(outcome)[0]).toBe('header-dropped');
      expect(exitCodeOf(outcome)).toBe(1);
    });
  });
});

test('a proxy that drops X-API-KEY is named', async () => {
  await withKeyedServer({}, async (server) => {
    const request = ({'x-api-key': _, ...headers}: IncomingHttpHeaders) => headers;
    await withRecorder(
      server.url,
      async ({url}) => {
        const outcome = await outcomeAt(url, server.key);
        expect(causeCodes(outcome)).toContain('header-dropped');
        expect(exitCodeOf(outcome)).toBe(1);
      },
      {request},
    );
  });
});

test('a preflight that does not list X-API-KEY is named', async () => {
  await withKeyedServer({}, async (server) => {
    const answer = (headers: IncomingHttpHeaders) => ({
      ...headers,
      'access-control-allow-headers': 'Content-Type',
    });
    await withRecorder(
      server.url,
      async ({url}) => {
        const outcome = await outcomeAt(url, server.key);
        expect(causeCodes(outcome)).toEqual(['cors-header']);
        expect(idsWith(outcome, 'drift')).toContain('fix/refused-requests/allowed-header');
      },
      {answer},
    );
  });
});

for (const [title, status, headers, body, says] of [
  ['HTML', 200, {'Content-Type': 'text/html'}, '<!doctype html>', 'HTML comes back where'],
  [
    'HTML for an error',
    502,
    {Server: 'nginx'},
    '<html>Bad Gateway</html>',
    '(502 Bad Gateway, nginx)',
  ],
  ['a redirect', 301, {Location: 'https://other.example.com/'}, '', 'redirects to https://other.'],
  ['a limit', 429, {'Retry-After': '7'}, '{}', 'wait 7 seconds'],
  ['something else', 404, {}, 'Cannot GET /api/agents', 'no response of an ElizaOS server'],
  ['JSON of another kind', 200, {}, '[1]', 'no response of an ElizaOS server'],
] as const) {
  test(`a server that answers everything with ${title} gets one line that says so`, async () => {
    await withStub(
      (_request, response) => response.writeHead(status, headers).end(body),
      async (url) => {
        const result = await verifyAt(url, strongKey());
        expect(result).toEqual({ok: false, problem: expect.stringContaining(says)});
        expect(JSON.stringify(result)).not.toContain('\\n');
      },
    );
  });
}

test('HTML in place of the refusal is named beside what still holds', async () => {
  await withKeyedServer({}, async (server) => {
    await withStub(
      async (request, response) => {
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        );
        const {method = 'GET', url = '/'} = request;
        const answer = await server.ask(url, {method, headers});
        if (answer.status !== 401) {
          response.writeHead(answer.status, answer.headers).end(answer.body);
        } else response.writeHead(401, {'Content-Type': 'text/html'}).end('<html></html>');
      },
      async (url) => {
        const outcome = await outcomeAt(url, server.key);
        expect(causeCodes(outcome)).toContain('html');
        expect(idsWith(outcome, 'holds')).toContain('authentication/agents');
        expect(idsWith(outcome, 'drift')).toContain('authentication/refusal-body');
        expect(idsWith(outcome, 'failed')).toEqual([]);
      },
    );
  });
});

test('a server that is not there gets one line', async () => {
  const result = await verifyAt(`http://127.0.0.1:${await freePort()}`, strongKey());
  expect(result).toEqual({ok: false, problem: expect.stringContaining('nothing listens there')});
});

test('a certificate that nobody vouches for gets one line', async () => {
  await withProxiedServer(referenceLauncher, {}, async ({server, proxy}) => {
    const result = await verifyAt(proxy.url, server.key);
    expect(result).toEqual({ok: false, problem: expect.stringContaining('its certificate is')});
  });
});

test('a server below a path is asked there', async () => {
  await withKeyedServer({}, async (server) => {
    await withStub(
      async ({url = '', headers}, response) => {
        const path = url.replace(/^\/eliza(?=\/)/, '');
        const key = headers['x-api-key'];
        const sent = key === undefined ? {} : {headers: {'X-API-KEY': String(key)}};
        const answer = url === path ? undefined : await server.ask(path, sent);
        response.writeHead(answer?.status ?? 404, answer?.headers).end(answer?.body);
      },
      async (url) => {
        const outcome = await outcomeAt(`${url}/eliza/`, server.key);
        expect(idsWith(outcome, 'holds')).toContain('authentication/agents');
      },
    );
  });
});

test('a key that a server repeats is in no report', async () => {
  const key = strongKey();
  await withStub(
    ({headers}, response) => {
      const body = {success: true, echo: headers['x-api-key'] ?? 'none'};
      response.writeHead(200, {'Content-Type': 'application/json'}).end(JSON.stringify(body));
    },
    async (url) => {
      const outcome = await outcomeAt(url, key);
      expect(JSON.stringify(outcome)).not.toContain(key);
      expect(textReport(outcome)).not.toContain(key);
      expect(idsWith(outcome, 'drift').length).toBeGreaterThan(0);
    },
  );
});
