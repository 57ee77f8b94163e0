import {defineConfig} from '@playwright/test';
import {launchOptions} from './src/machine/browsers.ts';

export default defineConfig({
  testDir: 'tests',
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
