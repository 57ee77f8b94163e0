import {ask} from '../support/http.ts';
import {startProgram, untilListening} from '../support/program.ts';
import {claim, expect} from './claim.ts';

claim('introduction/start', async ({documented}) => {
  const program = startProgram('sh', ['-c', documented.block()], {variables: {SERVER_PORT: '0'}});
  const url = await untilListening(program);
  expect((await ask(url, '/')).body).toContain('<html');
  expect((await ask(url, '/api/agents', {headers: {'X-API-KEY': 'test-key'}})).status).toBe(200);
  await program.stop();
});

claim('introduction/refused', async ({documented, server}) => {
  expect((await server.ask('/api/agents')).statusLine).toBe(documented.code());
});
