import {defineConfig} from '@playwright/test';

export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  projects: [
    {name: 'content', testDir: 'tests/content'},
    {name: 'claims', testDir: 'tests/claims'},
  ],
});
