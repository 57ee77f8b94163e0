import fc from 'fast-check';
import {exchangeRaw, rawRequest, statusLines} from '../../src/servers/http/raw.ts';
import {holdsData} from '../../src/servers/http/ways-around.ts';
import {startReferenceServer} from '../../src/servers/reference-server.ts';
import {expect, test} from '../fixtures/fixtures.ts';

/** The seed is fixed, so that a failure comes again; fast-check prints the smallest case that fails. */
const options = {seed: 20_261_124, numRuns: 200};

const agents = '/api/agents';
const key = 'PjEeyzPm6fJ0Vz4h8Yt0pIzqkBFPZDPrXjbEU3c4o1E=';
/** Any text of one byte a character, without a line break: other bytes than a client would send, too. */
const bytes = fc.string({
  unit: fc.integer({min: 1, max: 255}).map((code) => String.fromCharCode(code)),
});
const oneLine = bytes.map((text) => text.replace(/[\r\n]/g, ''));
const token = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,20}$/);
const pathPart = fc.oneof(
  fc.constantFrom(
    'api',
    'API',
    'agents',
    '..',
    '.',
    '',
    '%61pi',
    '%2e%2e',
    '%2f',
    ';',
    '\\',
    '?',
    '#',
    '%00',
    '%',
    ' ',
  ),
  oneLine,
);
const path = fc.array(pathPart, {maxLength: 6}).map((parts) => `/${parts.join('/')}`);
const method = fc.oneof(
  fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'get', 'PRI'),
  token.filter((text) => text !== 'CONNECT' && text !== 'OPTIONS'),
);

let server: Awaited<ReturnType<typeof startReferenceServer>>;

test.beforeAll(async () => {
  const limits = {RATE_LIMIT_MAX: '1000000', FAILED_ATTEMPTS_MAX: '1000000'};
  server = await startReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key, ...limits}});
});

test.afterAll(() => server.stop());

test('no method, path and header gets data without the key', async () => {
  await fc.assert(
    fc.asyncProperty(method, path, token, oneLine, async (verb, target, name, value) => {
      fc.pre(value.trim() !== key);
      const answer = await send(rawRequest(verb, target, [`${name}: ${value}`]));
      expect(holdsData(answer)).toBe(false);
      if (/^\/api(?:[/?]|$)/i.test(target)) expect(statusLines(answer).join()).toMatch(/^4\d\d /);
    }),
    options,
  );
});

test('no key but the right one is accepted', async () => {
  const near = fc.oneof(
    fc.nat(key.length - 1).map((end) => key.slice(0, end)),
    fc.nat(key.length - 1).map((start) => key.slice(start + 1)),
    fc.nat(key.length - 1).map((place) => `${key.slice(0, place)}~${key.slice(place + 1)}`),
    oneLine.map((rest) => key + rest),
    oneLine.map((start) => start + key),
    fc.constantFrom(key.toLowerCase(), key.toUpperCase(), `${key}, ${key}`, `"${key}"`),
    oneLine,
  );
  await fc.assert(
    fc.asyncProperty(near, async (sent) => {
      // HTTP takes whitespace around a value away.
      fc.pre(sent.replace(/^[ \t]+|[ \t]+$/g, '') !== key);
      const answer = await send(rawRequest('GET', agents, [`X-API-KEY: ${sent}`]));
      expect(statusLines(answer).join()).toMatch(/^40[01] /);
    }),
    options,
  );
});

test('the right key is accepted in a header of any letter case', async () => {
  const anyCase = fc.mixedCase(fc.constant('x-api-key'));
  await fc.assert(
    fc.asyncProperty(anyCase, async (name) => {
      const answer = await send(rawRequest('GET', agents, [`${name}: ${key}`]));
      expect(statusLines(answer)).toEqual(['200 OK']);
    }),
    {...options, numRuns: 50},
  );
});

test('the right key is accepted in no header of another name', async () => {
  await fc.assert(
    fc.asyncProperty(token, async (name) => {
      fc.pre(name.toLowerCase() !== 'x-api-key');
      const answer = await send(rawRequest('GET', agents, [`${name}: ${key}`]));
      expect(statusLines(answer).join()).toMatch(/^40[01] /);
    }),
    options,
  );
});

const line =
  /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] (?:DEBUG|INFO|WARN|ERROR): [^\p{Cc}\u2028\u2029]*$/u;

test('whatever a client sends, each line of the log is one event in its one format, without the key', async () => {
  const secret = fc.constantFrom(
    key,
    encodeURIComponent(key),
    encodeURIComponent(encodeURIComponent(key)),
  );
  await fc.assert(
    fc.asyncProperty(path, secret, oneLine, async (target, hidden, value) => {
      const before = server.log().length;
      const place = `${target}${hidden}?key=${hidden}`;
      const headers = [
        `X-Forwarded-For: ${value}`,
        `User-Agent: ${hidden}`,
        `X-API-KEY: ${value}${hidden}`,
      ];
      await send(rawRequest('GET', place, headers));
      await new Promise(setImmediate);
      const lines = server.log().slice(before);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const text of lines) {
        expect(text).toMatch(line);
        for (let start = 0; start + 8 <= key.length; start++) {
          expect(text).not.toContain(key.slice(start, start + 8));
        }
      }
    }),
    options,
  );
});

function send(request: string): Promise<string> {
  return exchangeRaw(server.url, Buffer.from(request, 'latin1'));
}
