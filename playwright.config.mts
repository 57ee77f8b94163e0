import {defineConfig} from '@playwright/test';
import {launchOptions} from './src/machine/browsers.ts';

/** How long a test waits for one thing, in milliseconds. */
const patienceMs = 60_000;

// These limits only end what hangs. They measure nothing, since a busy machine takes several times as long as a quiet one.
export default defineConfig({
  testDir: 'tests',
  timeout: 10 * patienceMs,
  expect: {timeout: patienceMs, toPass: {timeout: patienceMs}},
  globalSetup: './tests/fixtures/build-site.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  reporter: 'list',
  use: {
    launchOptions: launchOptions(),
  },
  projects: [
    ...[
      'layout',
      'content',
      'lint',
      'claims',
      'records',
      'mutation',
      'update',
      'checks',
      'serve',
      'server',
      'clients',
      'compat',
      'contract',
      'verify',
      'commands',
      'site',
      'engines',
    ].map((name) => ({name, testDir: `tests/${name}`})),
  ],
});
