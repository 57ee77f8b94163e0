import {test as base} from '@playwright/test';
import {contractFaults} from '../contract/contract.ts';
import {startGuard} from './guard.ts';
import {
  generousLimits,
  onEachAnswer,
  type ReferenceServer,
  startReferenceServer,
} from './reference-server.ts';
import {strongKey} from './strong-key.ts';

/** Every answer that a test sees has to be as the description of the API says. */
onEachAnswer((asked, answer) => {
  const faults = contractFaults(asked, answer);
  if (faults.length > 0) throw new Error(faults.join('\n'));
});

interface Servers {
  /** The reference server with a strong key. */
  server: ReferenceServer;
  /** The reference server without a key: authentication is disabled. */
  openServer: ReferenceServer;
}

/** Playwright's `test` with the reference server in both configurations, started once a worker. */
export const test = base.extend<object, Servers>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from this pattern.
    async ({}, use) => {
      startGuard();
      const server = await startReferenceServer({
        variables: {...generousLimits, ELIZA_SERVER_AUTH_TOKEN: strongKey()},
      });
      await use(server);
      await server.stop();
    },
    {scope: 'worker'},
  ],
  openServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from this pattern.
    async ({}, use) => {
      const server = await startReferenceServer({variables: generousLimits});
      await use(server);
      await server.stop();
    },
    {scope: 'worker'},
  ],
});

export {expect} from '@playwright/test';
