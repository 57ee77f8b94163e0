import {startReferenceServer, strongKey} from '../support/reference-server.ts';
import {claim, expect} from './claim.ts';

claim('rate-limiting/failed-attempts', async ({documented}) => {
  const server = await startReferenceServer({ELIZA_SERVER_AUTH_TOKEN: strongKey()});
  for (let attempt = 1; attempt <= Number(documented.code()); attempt++) {
    const answer = await server.ask('/api/agents', {headers: {'X-API-KEY': `wrong ${attempt}`}});
    expect(answer.status, `status of wrong key ${attempt}`).toBe(401);
  }
  await server.stop();
});

claim('rate-limiting/next-attempt', async ({documented, server}) => {
  const answer = await server.ask('/api/agents', {headers: {'X-API-KEY': 'wrong'}});
  expect(answer.statusLine).toBe(documented.code());
});

claim('rate-limiting/headers', async ({documented, server}) => {
  const answers = [await server.ask('/api/agents'), await server.askWithKey('/api/agents')];
  for (const {headers} of answers) {
    for (const name of documented.codes()) {
      expect(headers, `headers with ${name}`).not.toHaveProperty(name.toLowerCase());
    }
  }
});
