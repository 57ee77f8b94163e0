import {startReferenceServer} from '../../src/servers/reference-server.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const agents = '/api/agents';
const json = {'Content-Type': 'application/json'};

for (const [what, name] of [
  ['an accent', 'Zoë'],
  ['half of a surrogate pair', '\ud800'],
  ['a name of JavaScript', '__proto__'],
  ['a stroke', 'a/b'],
] as const) {
  test(`an agent whose name has ${what} is created and read back`, async () => {
    await withOwnServer(async (server) => {
      const body = JSON.stringify({characterJson: {name}});
      const created = await server.askWithKey(agents, {method: 'POST', headers: json, body});
      expect(created.status).toBe(201);
      const {id} = Object(created.json()).data;
      const read = await server.askWithKey(`${agents}/${id}`);
      expect(read.json()).toMatchObject({data: {id, name, bio: [], status: 'inactive'}});
    });
  });
}

for (const body of [
  '{"characterJson": null}',
  '{"characterJson": []}',
  '{"characterJson": {"name": " "}}',
  '{"characterJson": {"name": ["x"]}}',
  '{"characterJson": {"name": "x", "bio": [1]}}',
  '{"__proto__": {"characterJson": {"name": "x"}}}',
]) {
  test(`the body ${body} creates no agent`, async () => {
    await withOwnServer(async (server) => {
      const before = (await server.askWithKey(agents)).body;
      const question = {method: 'POST', headers: json, body};
      expect((await server.askWithKey(agents, question)).status).toBe(400);
      expect((await server.askWithKey(agents)).body).toBe(before);
    });
  });
}

test('agents that one server has are not those of another', async ({server}) => {
  await withOwnServer(async (own) => {
    const body = '{"characterJson": {"name": "Own"}}';
    const created = await own.askWithKey(agents, {method: 'POST', headers: json, body});
    const {id} = Object(created.json()).data;
    expect((await server.askWithKey(`${agents}/${id}`)).status).toBe(404);
  });
});

async function withOwnServer(
  task: (server: Awaited<ReturnType<typeof startReferenceServer>>) => Promise<void>,
): Promise<void> {
  const server = await startReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: strongKey()}});
  try {
    await task(server);
  } finally {
    await server.stop();
  }
}
