import {addresses, withNginxBefore, withProxiedServer} from '../../src/checks/deploying/proxied.ts';
import type {NginxProxy} from '../../src/servers/beside/nginx.ts';
import type {Question} from '../../src/servers/http/http.ts';
import {referenceLauncher} from '../../src/servers/reference-launcher.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const agents = '/api/agents';
const wrong = {'X-API-KEY': 'a-key-of-nobody'};

const counted: readonly (readonly [what: string, path: string, question: Question])[] = [
  ['a wrong key', agents, {headers: wrong}],
  ['no key', agents, {}],
  ['an empty key', agents, {headers: {'X-API-KEY': ''}}],
  ['another method', agents, {method: 'DELETE'}],
  ['a method of which nginx knows nothing', agents, {method: 'PROPFIND'}],
  ['capital letters in the path', '/API/agents', {}],
  ['nothing behind the path', '/api', {}],
  ['a query at once', '/api?page=2', {}],
  ['a fragment', '/api#part', {}],
  ['a way out of the folder', '/api/../healthz', {}],
  ['a path of which nothing is there', '/api/nothing', {}],
];

for (const [what, path, question] of counted) {
  test(`a request under /api with ${what} counts`, async () => {
    await limited(async (proxy) => expect((await proxy.ask(path, question)).status).toBe(429));
  });
}

test('no other request counts, and none is refused', async () => {
  await limited(async (proxy, key) => {
    for (let count = 0; count < 30; count++) {
      for (const path of ['/', '/healthz', '/apis', '/socket.io/', '//api/agents', '/x/api/y']) {
        expect((await proxy.ask(path, {headers: wrong})).status, path).not.toBe(429);
      }
      expect((await proxy.ask(agents, {method: 'OPTIONS'})).status).toBe(204);
      expect((await proxy.ask(agents, {headers: {'X-API-KEY': key}})).status).toBe(200);
    }
  });
});

test('each address has a limit of its own', async () => {
  await limited(async (proxy) => {
    expect((await proxy.ask(agents, {from: addresses.client})).status).toBe(401);
    expect((await proxy.ask(agents)).status).toBe(429);
  });
});

test('what is refused does not reach the server', async () => {
  let requests = 0;
  await withNginxBefore(
    (_question, response) => {
      requests++;
      response.end();
    },
    async (proxy) => {
      for (let count = 0; count < 40; count++) await proxy.ask(agents);
    },
  );
  expect(requests).toBeLessThan(25);
});

/** Runs a task with nginx before a reference server, after too many wrong keys from the usual address. */
function limited(task: (proxy: NginxProxy, key: string) => Promise<void>): Promise<void> {
  return withProxiedServer(referenceLauncher, {}, async ({server, proxy}) => {
    const answers = await Promise.all(
      Array.from({length: 40}, () => proxy.ask(agents, {headers: wrong})),
    );
    expect(answers.map(({status}) => status)).toContain(429);
    await task(proxy, server.key);
  });
}
