import {mkdtempSync, readdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {compiledServer} from '../support/compiled-server.ts';
import {nginxExample, withNginx} from '../support/nginx.ts';
import {startServerProgram, untilListening} from '../support/program.ts';
import {withProjectCopy} from '../support/project-copy.ts';
import {placeForRedis} from '../support/redis.ts';
import {withBrowserPage} from '../support/shared-browser.ts';

/**
 * A run that starts everything that tests and checks start, and never ends by itself. It writes what identifies them: ids
 * of processes, and folders. Its argument says how it ends; without one it waits for a signal.
 */
const redis = await placeForRedis();
await redis.start();
// A stopped program takes note of no signal but two.
redis.hang();
const server = await startServerProgram();
await untilListening(server);

await withNginx(await nginxExample('elizaos.conf'), async () => {
  await withBrowserPage(async () => {
    await withProjectCopy(async (copy) => {
      // Its child ends with it, and is in its group.
      const shell = copy.run('bash', {args: ['-c', 'sleep 1000 & echo started; wait']});
      await shell.untilOutput(/started/);
      mkdtempSync(path.join(tmpdir(), 'any-'));
      const found = {
        folders: [tmpdir(), path.dirname(await compiledServer()), copy.folder],
        groups: [server.id, shell.id],
        // Redis gives itself another command line.
        redis: `redis-server 127.0.0.1:${redis.port}`,
        names: readdirSync(tmpdir()),
      };
      process.stdout.write(`Left: ${JSON.stringify(found)}\n`);
      if (process.argv[2] === 'exit') process.exit(0);
      if (process.argv[2] === 'throw') setTimeout(() => Promise.reject(new Error('broken')));
      await delay(1_000_000);
    });
  });
});
