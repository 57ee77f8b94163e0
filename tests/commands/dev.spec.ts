import {once} from 'node:events';
import {type AddressInfo, createServer} from 'node:net';
import {expect, test} from '@playwright/test';
import {send} from '../../src/servers/http/http.ts';
import {runCommand, withSmallCopy, withStandIn} from '../fixtures/small-copy.ts';
import {expectSoon} from '../fixtures/soon.ts';

test('dev shows a changed example in the open page, restarts the server, and ends both on one Ctrl-C', async ({
  page,
}) => {
  await withSmallCopy(async (copy) => {
    const [sitePort, serverPort] = [await freePort(), await freePort()];
    const dev = runCommand(copy, 'dev', {
      args: ['--port', String(sitePort)],
      variables: {SERVER_PORT: String(serverPort)},
    });
    await dev.untilOutput(/\[server\].*Listening on/);
    await dev.untilOutput(/\[site\].*compiled successfully/i);

    await page.goto(`http://localhost:${sitePort}/`);
    const code = page.locator('[data-example="list-agents"] pre').first();
    await expect(code).toContainText('curl --fail --silent');
    await copy.replace(
      'examples/list-agents/curl.sh',
      '--fail --silent',
      '--fail --retry 7 --silent',
    );
    await expect(code).toContainText('curl --fail --retry 7 --silent');

    await copy.replace(
      'examples/server/agent-store.ts',
      'Answers questions',
      'Answers all questions',
    );
    const agents = () =>
      send(`http://127.0.0.1:${serverPort}`, '/api/agents').then(({body}) => body, String);
    await expectSoon(agents).toContain('Answers all questions');

    dev.signal('SIGINT');
    await dev.ended;
    for (const port of [sitePort, serverPort]) {
      await expect(send(`http://127.0.0.1:${port}`, '/')).rejects.toThrow('ECONNREFUSED');
    }
  });
});

test('dev ends both where nobody reads its output any more', async () => {
  await withStandIn(async (copy) => {
    const [sitePort, serverPort] = [await freePort(), await freePort()];
    const dev = copy.run('bash', {
      args: [
        '-c',
        `node --import tsx src/commands/dev.ts --port ${sitePort} | sed '/Listening on/q'`,
      ],
      variables: {SERVER_PORT: String(serverPort)},
    });
    await dev.ended;
    expect(dev.output()).toContain('Listening on');
    expect(dev.output()).not.toMatch(/^\s+at /m);
    for (const port of [sitePort, serverPort]) {
      await expect(send(`http://127.0.0.1:${port}`, '/')).rejects.toThrow('ECONNREFUSED');
    }
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  return port;
}
