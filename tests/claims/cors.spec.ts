import {startReferenceServer, strongKey} from '../support/reference-server.ts';
import {refusalToStart} from '../support/server-output.ts';
import {claim, expect} from './claim.ts';

const agents = '/api/agents';
const origin = 'https://app.example.com';

claim('cors/refusal-readable', async ({documented, server}) => {
  const answer = await server.ask(agents, {headers: {Origin: origin}});
  expect(answer.statusLine).toBe(documented.code());
  expect(answer.headers['access-control-allow-origin']).toBe('*');
});

claim('cors/any-origin', async ({documented, server}) => {
  const answer = await server.askWithKey(agents, {headers: {Origin: origin}});
  expect(answer.headers['access-control-allow-origin']).toBe(documented.code());
  expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
});

claim('cors/listed-origins', async ({documented}) => {
  const [name = '', value = ''] = documented.block().split('=');
  const listed = value.split(',');
  expect(listed).toHaveLength(2);
  const server = await startReferenceServer({[name]: value, ELIZA_SERVER_AUTH_TOKEN: strongKey()});
  const allowedFor = async (asking: string) =>
    (await server.ask(agents, {headers: {Origin: asking}})).headers['access-control-allow-origin'];
  for (const allowed of listed) expect(await allowedFor(allowed)).toBe(allowed);
  expect(await allowedFor('https://other.example.com')).toBeUndefined();
  await server.stop();
});

claim('cors/bad-origin', async ({documented}) => {
  const refusal = await refusalToStart({variables: {CORS_ORIGIN: 'app.example.com'}});
  expect(refusal).toEqual({exitCode: 1, lines: [documented.block()]});
});

claim('cors/preflight-headers', async ({documented, server}) => {
  const {headers} = await server.ask(agents, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'X-API-KEY',
    },
  });
  const rows = documented.rows();
  expect(rows.length).toBeGreaterThan(0);
  for (const {Header = '', Value} of rows)
    expect(headers[Header.toLowerCase()], Header).toBe(Value);
});
