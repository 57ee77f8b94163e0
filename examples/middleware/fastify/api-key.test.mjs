import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {request} from 'node:http';
import {text} from 'node:stream/consumers';
import {test} from 'node:test';
import Fastify from 'fastify';
// Name the form that you copied: ./api-key.mjs, ./api-key.cjs or ./api-key.ts.
import {requireApiKey} from './api-key.mjs';

/** What makes an app safe, and fails where the key cannot be used. */
const protect = (key, warn) => requireApiKey(key, warn);

/** An app with one endpoint, which tells of each request that it gets. */
async function listen(key, onReached, warn) {
  const app = Fastify();
  app.addHook('onRequest', protect(key, warn));
  app.all('/api/agents', () => {
    onReached();
    return {};
  });
  const url = await app.listen({port: 0, host: '127.0.0.1'});
  return {server: app.server, url: `${url}/api/agents`};
}

const key = randomBytes(32).toString('base64');
const refusal = {status: 401, message: 'Unauthorized: Invalid or missing X-API-KEY'};

for (const [what, headers] of [
  ['no key', {}],
  ['an empty key', {'X-API-KEY': ''}],
  ['a wrong key', {'X-API-KEY': 'wrong'}],
  ['a part of the key', {'X-API-KEY': key.slice(0, -1)}],
  ['the right key twice', {'X-API-KEY': [key, key]}],
  ['the right key in another header', {Authorization: `Bearer ${key}`}],
]) {
  test(`a request with ${what} is refused, and logged without the key`, async () => {
    const {status, body, reached, lines} = await ask('GET', headers);
    assert.equal(status, 401);
    assert.deepEqual(JSON.parse(body), refusal);
    assert.equal(reached, 0);
    assert.equal(lines.length, 1);
    assert.match(lines[0], /^Unauthorized access attempt: .* from 127\.0\.0\.1$/);
    assert.ok(!lines[0].includes(key));
  });
}

test('a request with the right key reaches the endpoint', async () => {
  const {status, reached, lines} = await ask('GET', {'x-api-key': key});
  assert.equal(status, 200);
  assert.equal(reached, 1);
  assert.deepEqual(lines, []);
});

test('OPTIONS needs no key, and reaches no endpoint', async () => {
  const {status, body, reached} = await ask('OPTIONS', {});
  assert.equal(status, 204);
  assert.equal(body, '');
  assert.equal(reached, 0);
});

for (const [what, unusable] of [
  ['no key', undefined],
  ['an empty key', ''],
  ['a key of whitespace', ' \t'],
  ['a newline after the key', `${key}\n`],
  ['a space before the key', ` ${key}`],
  ['a letter beyond ASCII in the key', `${key}é`],
  ['a control character in the key', `${key}\u0007${key}`],
  ['something that is no text', {key}],
]) {
  test(`nothing starts with ${what}, and the message does not repeat it`, () => {
    const throwsPlainly = ({message}) =>
      /^requireApiKey: .+$/.test(message) && !message.includes(key);
    assert.throws(() => protect(unusable), throwsPlainly);
  });
}

/** Sends one request to an app that is protected by the key, and ends the app. */
async function ask(method, headers) {
  const lines = [];
  let reached = 0;
  const {server, url} = await listen(
    key,
    () => reached++,
    (line) => lines.push(line),
  );
  const {status, body} = await new Promise((resolve, reject) => {
    const sent = request(url, {method, headers, agent: false}, async (response) => {
      resolve({status: response.statusCode, body: await text(response)});
    });
    sent.on('error', reject).end();
  });
  await new Promise((resolve) => server.close(resolve));
  return {status, body, reached, lines};
}
