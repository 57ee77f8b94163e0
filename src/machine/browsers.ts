import {existsSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {LaunchOptions} from '@playwright/test';
import {onPath} from './tools.ts';

/** The names of a browser that the system may have. */
export const systemBrowsers = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/** Playwright's own browser, where both are installed. */
export function ownBrowser(): string | undefined {
  const file = playwright()?.chromium.executablePath();
  return file !== undefined && existsSync(file) ? file : undefined;
}

/** Loaded only where it is needed: it takes a while, and an installation for production has none. */
function playwright(): typeof import('@playwright/test') | undefined {
  try {
    return createRequire(import.meta.url)('@playwright/test');
  } catch {
    return undefined;
  }
}

/** The browser that the system has. */
export function systemBrowser(): string | undefined {
  return systemBrowsers.map(onPath).find((file) => file !== undefined);
}

/** How Playwright starts the browser that this machine has: its own one, or else the system's. */
export function launchOptions(): LaunchOptions {
  const executablePath = ownBrowser() === undefined ? systemBrowser() : undefined;
  return {
    ...(executablePath === undefined ? {} : {executablePath}),
    // Chromium's sandbox does not work for root, as in most containers.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  };
}
