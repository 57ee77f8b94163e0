import {existsSync} from 'node:fs';
import {chromium, type LaunchOptions} from '@playwright/test';
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
