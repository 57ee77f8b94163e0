import {gzipSync} from 'node:zlib';
import {exchangeRaw, rawRequest, statusLines} from '../../src/servers/http/raw.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const agents = '/api/agents';
const json = 'Content-Type: application/json';

const bodies = [
  ['malformed JSON', '{"name": ', 400],
  ['too many bytes', JSON.stringify({name: 'x'.repeat(200_000)}), 413],
  ['an object', '{"name": "x"}', 400],
  ['a text', '"text"', 400],
  ['a number', '1', 400],
  ['null', 'null', 400],
] as const;

for (const [what, body, status] of bodies) {
  test(`${what}: 401 without the key, ${status} with it, each as JSON`, async ({server}) => {
    const question = {method: 'POST', headers: {'Content-Type': 'application/json'}, body};
    expect((await server.ask(agents, question)).status).toBe(401);
    const answer = await server.askWithKey(agents, question);
    expect(answer.status).toBe(status);
    expect(answer.json()).toMatchObject({success: false, error: {code: status}});
    expect(answer.body).not.toContain('xxx');
    expect(answer.body).not.toContain('node_modules');
  });
}

test('a body is not parsed before the key is checked: a request that is refused is answered before its body came', async ({
  server,
}) => {
  const headers = [json, 'Content-Length: 100'];
  const answer = await exchangeRaw(server.url, rawRequest('POST', agents, headers, '{'));
  expect(statusLines(answer)).toEqual(['401 Unauthorized']);
});

test('a compressed body is not unpacked beyond the limit', async ({server}) => {
  const bomb = gzipSync(Buffer.alloc(50_000_000, ' ')).toString('latin1');
  const headers = [
    json,
    'Content-Encoding: gzip',
    `X-API-KEY: ${server.key}`,
    `Content-Length: ${bomb.length}`,
  ];
  const request = Buffer.from(rawRequest('POST', agents, headers, bomb), 'latin1');
  expect(statusLines(await exchangeRaw(server.url, request))).toEqual(['413 Payload Too Large']);
});

for (const [what, headers, status] of [
  ['an unknown compression', ['Content-Encoding: zip'], 415],
  ['a broken compression', ['Content-Encoding: gzip'], 400],
] as const) {
  test(`${what} is a JSON error`, async ({server}) => {
    const all = [json, ...headers, `X-API-KEY: ${server.key}`, 'Content-Length: 2'];
    const answer = await exchangeRaw(server.url, rawRequest('POST', agents, all, '{}'));
    expect(statusLines(answer)[0]).toMatch(new RegExp(`^${status} `));
    expect(answer).toContain('"success":false');
  });
}
