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

/** All of them. */
export const tools: readonly Tool[] = [
  {
    name: 'a Chromium browser',
    debianPackage: 'chromium',
    find: () => ownBrowser() ?? systemBrowser(),
  },
  {name: 'bash', debianPackage: 'bash', find: () => onPath('bash')},
  {name: 'curl', debianPackage: 'curl', find: () => onPath('curl')},
  {name: 'openssl', debianPackage: 'openssl', find: () => onPath('openssl')},
  {name: 'redis-server', debianPackage: 'redis-server', find: () => onPath('redis-server')},
  {name: 'nginx', debianPackage: 'nginx-light', find: nginx},
  {name: 'uuidgen', debianPackage: 'uuid-runtime', find: () => onPath('uuidgen')},
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
  const names = [
    ...systemBrowsers,
    'bash',
    'curl',
    'openssl',
    'python3',
    'redis-server',
    'uuidgen',
  ];
  const programs = [...names.map(onPath), nginx()].filter((file) => file !== undefined);
  const states = programs.map((file) => {
    const {size, mtimeMs} = statSync(realpathSync(file));
    return `${file} ${size} ${mtimeMs}`;
  });
  return [process.version, ...states].join('\n');
}
