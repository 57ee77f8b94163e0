import {createWriteStream} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {execa} from 'execa';
import {endsWithStarter} from '../machine/child-of-this.ts';
import {projectRoot} from '../machine/project.ts';

/** Where the whole output of the last build lies, from the project's root. */
const logFile = '.cache/build.log';

/** What stands in the output of a build that fails, and what it means. */
const knownReasons: readonly (readonly [RegExp, string])[] = [
  [/ENOSPC|os error 28|No space left/i, 'the disk is full: make room, and build again'],
  [
    /EROFS|Read-only file system/i,
    'the file system is read-only: build in a copy that can be written to',
  ],
  [/EDQUOT|Disk quota/i, 'the disk quota is used up: make room, and build again'],
  [/EACCES|EPERM|Permission denied/i, 'this user may not write there: build in a copy of your own'],
  [
    /EMFILE|ENFILE|Too many open files/i,
    'too many files are open: raise the limit (ulimit -n), and build again',
  ],
  [
    /heap out of memory|Cannot allocate memory|ENOMEM/i,
    'the memory is used up: close other programs, and build again',
  ],
];

/**
 * Builds the site into a folder. Gives why it could not, in one line; `undefined` where it could.
 * @param signal ends the build
 */
export async function runDocusaurus(
  outDir: string,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const {resolve} = createRequire(import.meta.url);
  const core = path.dirname(resolve('@docusaurus/core/package.json'));
  const command = path.join(core, 'bin/docusaurus.mjs');
  const {exitCode, all} = await execa(
    process.execPath,
    ['--import', endsWithStarter, command, 'build', '--out-dir', outDir],
    {
      cwd: projectRoot,
      env: {NO_UPDATE_NOTIFIER: '1', NO_COLOR: '1', FORCE_COLOR: '0'},
      all: true,
      reject: false,
      stdin: 'ignore',
      ...(signal === undefined ? {} : {cancelSignal: signal}),
    },
  );
  if (exitCode === 0) return undefined;
  if (signal?.aborted) return 'The build was stopped.';
  const isKept = await keepLog(all);
  return `The site does not build: ${reasonIn(all)}.${isKept ? ` The whole output is in ${logFile}.` : ''}`;
}

/** Why a build failed, in one line without a full stop at its end. */
export function reasonIn(output: string): string {
  const known = knownReasons.find(([pattern]) => pattern.test(output));
  if (known) return known[1];
  const [, file] = /MDX compilation failed for file "([^"]+)"/.exec(output) ?? [];
  const [, cause = firstTelling(output)] =
    /^[\s│]*Cause: (.+)$/m.exec(output) ?? /\[cause\]: (?:\w*Error: )?(.+)/.exec(output) ?? [];
  const [, link] = /-> linking to (\S+)/.exec(output) ?? [];
  const parts = [
    ...(file === undefined ? [] : [path.relative(projectRoot, file)]),
    cause,
    ...(link === undefined ? [] : [link]),
  ];
  return parts.join(': ').replace(/[.:!\s]+$/, '');
}

/** What the first error says; the first line that says anything, where none is called an error. */
function firstTelling(output: string): string {
  const [, message] =
    /^[\s│×⨯]*(?:\[ERROR\] )?\w*Error(?: \[\w+\])?: (?!Unable to build)(.+)$/m.exec(output) ?? [];
  const isTelling = (line: string) =>
    /\w/.test(line) && !/^\s*(at |\[INFO\]|\[WARNING\])/.test(line);
  return (message ?? output.split('\n').find(isTelling) ?? 'it says nothing').trim();
}

function keepLog(text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const file = createWriteStream(path.join(projectRoot, logFile));
    file.on('error', () => resolve(false));
    file.on('finish', () => resolve(true));
    file.end(text);
  });
}
