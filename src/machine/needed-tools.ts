import {realpathSync, statSync} from 'node:fs';
import {ownBrowser, systemBrowser, systemBrowsers} from './browsers.ts';
import {nginx, onPath, pythonWithRequests} from './tools.ts';

/** Something that the tests, or the checks of claims, need beside Node's packages. */
export interface Tool {
  name: string;
  /** The Debian package that has it. */
  debianPackage: string;
  find(): string | undefined;
}

/** The programs that are looked for on the PATH, each with its Debian package. */
const programs: Readonly<Record<string, string>> = {
  bash: 'bash',
  curl: 'curl',
  openssl: 'openssl',
  'redis-server': 'redis-server',
  uuidgen: 'uuid-runtime',
};

/** All of them. */
export const tools: readonly Tool[] = [
  {
    name: 'a Chromium browser',
    debianPackage: 'chromium',
    find: () => ownBrowser() ?? systemBrowser(),
  },
  ...Object.entries(programs).map(([name, debianPackage]) => ({
    name,
    debianPackage,
    find: () => onPath(name),
  })),
  {name: 'nginx', debianPackage: 'nginx-light', find: nginx},
  {
    name: 'python3 with requests',
    debianPackage: 'python3-requests',
    find: pythonWithRequests,
  },
];

/** What this machine lacks. */
export function missingTools(): Tool[] {
  return tools.filter(({find}) => find() === undefined);
}

/**
 * A text that changes when a program that checks run comes, goes or is updated. It starts none of them, so that every
 * command can look.
 */
export function toolsState(): string {
  const names = [...systemBrowsers, ...Object.keys(programs), 'python3'];
  const found = [...names.map(onPath), nginx()].filter((file) => file !== undefined);
  const states = found.map((file) => {
    const {size, mtimeMs} = statSync(realpathSync(file));
    return `${file} ${size} ${mtimeMs}`;
  });
  return [process.version, ...states].join('\n');
}
