import {lookup} from 'node:dns/promises';
import {ownBrowser} from './browsers.ts';
import {enginePrograms, installCommand, missingEnginePrograms} from './engines.ts';
import {missingTools, tools} from './needed-tools.ts';
import {onPath, pythonEnvironment, pythonWithRequests, succeeds} from './tools.ts';

/**
 * Finds or installs what the tests need, and prints where each thing is.
 * Gives one line for each that could not be had, and the command that gets them all.
 */
export async function provideTools(): Promise<string[]> {
  // Playwright's own browser is the one it is tested with, so it comes before the system's.
  if (!ownBrowser()) await installOwnBrowser();
  if (!pythonWithRequests()) installPythonEnvironment();
  const missing = [...missingTools(), ...missingEnginePrograms()];
  installDebianPackages(missing.map(({debianPackage}) => debianPackage));

  const all = [...tools, ...Object.values(enginePrograms).flat()];
  for (const {name, find} of all) process.stdout.write(`  ${name}: ${find() ?? 'not found'}\n`);
  return [...lackingTools(), ...lackingEngines()];
}

function lackingTools(): string[] {
  const lacking = missingTools();
  if (lacking.length === 0) return [];
  const packages = lacking.map(({debianPackage}) => debianPackage).join(' ');
  return [
    ...lacking.map(({name}) => `The tests need ${name}, which could not be installed.`),
    `Install what is missing, on Debian and Ubuntu with: sudo apt-get install ${packages}`,
  ];
}

/** A machine may do without a further engine, whose tests are skipped then; CI tries all of them. */
function lackingEngines(): string[] {
  const lacking = missingEnginePrograms();
  if (lacking.length === 0) return [];
  const names = lacking.map(({name}) => name).join(', ');
  const command = installCommand(lacking);
  if (process.env.CI) return [`CI tries the site in each engine, and lacks ${names}: ${command}`];
  process.stdout.write(`  Tests that need ${names} are skipped. To run them: ${command}\n`);
  return [];
}

/** Downloads Playwright's browser where its host can be reached; without that, the attempt takes seconds. */
async function installOwnBrowser(): Promise<void> {
  const host = process.env.PLAYWRIGHT_DOWNLOAD_HOST ?? 'https://cdn.playwright.dev';
  if (!URL.canParse(host)) return;
  const found = await lookup(new URL(host).hostname).catch(() => undefined);
  if (!found) return;
  const args = ['node_modules/@playwright/test/cli.js', 'install', 'chromium'];
  succeeds(process.execPath, args, 'inherit');
}

/** Makes a virtual environment with `requests`, where pip can reach its index. */
function installPythonEnvironment(): void {
  if (!onPath('python3')) return;
  if (!succeeds('python3', ['-m', 'venv', pythonEnvironment])) return;
  const pip = ['-m', 'pip', 'install', '--quiet', '--retries', '0', '--timeout', '10', 'requests'];
  succeeds(`${pythonEnvironment}/bin/python3`, pip);
}

function installDebianPackages(needed: string[]): void {
  const packages = [...new Set(needed)];
  if (packages.length === 0 || process.getuid?.() !== 0 || !onPath('apt-get')) return;
  process.stdout.write(`  Installing ${packages.join(', ')} with apt-get\n`);
  succeeds('apt-get', ['-qq', 'update'], 'inherit');
  // One at a time, so that one that cannot be had does not keep the others away.
  for (const name of packages) succeeds('apt-get', ['-qq', 'install', '-y', name], 'inherit');
}
