import {claim, expect} from './claim.ts';

claim('security-headers/headers', async ({documented, server}) => {
  const answers = [
    await server.ask('/api/agents'),
    await server.askWithKey('/api/agents'),
    await server.askWithKey('/api/unknown'),
    await server.ask('/api/agents', {method: 'OPTIONS'}),
  ];
  const rows = documented.rows();
  expect(rows.length).toBeGreaterThan(0);
  for (const {statusLine, headers} of answers) {
    for (const {Header = '', Value} of rows) {
      expect(headers[Header.toLowerCase()], `${Header} with ${statusLine}`).toBe(Value);
    }
  }
});

claim('security-headers/absent-header', async ({documented, server}) => {
  for (const path of ['/', '/healthz', '/api/agents']) {
    expect((await server.ask(path)).headers).not.toHaveProperty(documented.code().toLowerCase());
  }
});
