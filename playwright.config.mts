import {defineConfig} from '@playwright/test';
import {ownBrowser, systemBrowser} from './tests/setup/browsers.ts';

const executablePath = ownBrowser() === undefined ? systemBrowser() : undefined;

export default defineConfig({
  testDir: 'tests',
  globalSetup: './tests/setup/build-site.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  reporter: 'list',
  use: {
    launchOptions: {
      ...(executablePath === undefined ? {} : {executablePath}),
      // Chromium's sandbox does not work for root, as in most containers.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {name: 'content', testDir: 'tests/content'},
    {name: 'claims', testDir: 'tests/claims'},
    {name: 'server', testDir: 'tests/server'},
    {name: 'examples', testDir: 'tests/examples'},
    {name: 'commands', testDir: 'tests/commands'},
    {name: 'site', testDir: 'tests/site'},
  ],
});
