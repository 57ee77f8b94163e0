import {existsSync} from 'node:fs';
import {chromium} from '@playwright/test';
import {onPath} from './tools.ts';

const systemBrowsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Playwright's own browser, where it is installed. */
export function ownBrowser(): string | undefined {
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

/** The browser that the system has. */
export function systemBrowser(): string | undefined {
  return systemBrowsers.map(onPath).find((file) => file !== undefined);
}
