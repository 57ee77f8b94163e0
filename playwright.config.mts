import {defineConfig} from '@playwright/test';
import {launchOptions} from './tests/setup/browsers.ts';

export default defineConfig({
  testDir: 'tests',
  globalSetup: './tests/setup/build-site.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  reporter: 'list',
  use: {
    launchOptions: launchOptions(),
  },
  projects: [
    {name: 'content', testDir: 'tests/content'},
    {name: 'claims', testDir: 'tests/claims'},
    {name: 'server', testDir: 'tests/server'},
    {name: 'examples', testDir: 'tests/examples'},
    {name: 'compat', testDir: 'tests/compat'},
    {name: 'contract', testDir: 'tests/contract'},
    {name: 'verify', testDir: 'tests/verify'},
    {name: 'commands', testDir: 'tests/commands'},
    {name: 'site', testDir: 'tests/site'},
  ],
});
