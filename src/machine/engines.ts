import {readdirSync} from 'node:fs';
import path from 'node:path';
import {onPath} from './tools.ts';

/** A program that the tests in a browser beside Chromium need. */
export interface EngineProgram {
  name: string;
  /** The Debian package that has it. */
  debianPackage: string;
  find(): string | undefined;
}

/** Below the folders of libraries, each with the little browser that the driver opens. */
const webKitFolders = /^webkit(2gtk-4\.\d|gtk-6\.0)$/;

/** What each engine needs. Machines without it skip its tests. */
export const enginePrograms = {
  firefox: [{name: 'Firefox', debianPackage: 'firefox-esr', find: firefox}],
  webkit: [
    {name: 'WebKitWebDriver', debianPackage: 'webkit2gtk-driver', find: webKitDriver},
    {name: "WebKit's MiniBrowser", debianPackage: 'webkit2gtk-driver', find: miniBrowser},
    {name: 'Xvfb', debianPackage: 'xvfb', find: () => onPath('Xvfb')},
  ],
} as const satisfies Record<string, readonly EngineProgram[]>;

/** What of these programs is not on this machine. */
export function missingOf(programs: readonly EngineProgram[]): EngineProgram[] {
  return programs.filter(({find}) => find() === undefined);
}

/** What this machine lacks of all engines. */
export function missingEnginePrograms(): EngineProgram[] {
  return Object.values(enginePrograms).flatMap((programs) => missingOf(programs));
}

/** The command that installs these programs. */
export function installCommand(programs: readonly EngineProgram[]): string {
  const packages = new Set(programs.map(({debianPackage}) => debianPackage));
  return `sudo apt-get install ${[...packages].join(' ')}`;
}

/** Firefox; a Debian package, or one that its user installed. */
export function firefox(): string | undefined {
  return onPath('firefox-esr') ?? onPath('firefox');
}

/** The program that drives WebKit. */
export function webKitDriver(): string | undefined {
  return onPath('WebKitWebDriver');
}

/** The browser that the driver of WebKit opens. It is not on the PATH. */
export function miniBrowser(): string | undefined {
  const folders = entriesOf('/usr/lib').flatMap((below) =>
    entriesOf(path.join('/usr/lib', below))
      .filter((name) => webKitFolders.test(name))
      .map((name) => path.join('/usr/lib', below, name)),
  );
  return folders
    .filter((folder) => entriesOf(folder).includes('MiniBrowser'))
    .map((folder) => path.join(folder, 'MiniBrowser'))[0];
}

/** What is in a folder; nothing where it is none. */
function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
