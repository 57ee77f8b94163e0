import {chmod, lstat, mkdtemp, readFile, rm, stat, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {readEnvironment} from '../../examples/server/environment.ts';
import {shownCode} from '../../src/checks/authentication/generated-keys.ts';
import {startProgram} from '../../src/machine/program.ts';
import {onPath} from '../../src/machine/tools.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const variable = 'ELIZA_SERVER_AUTH_TOKEN';
const key = strongKey();

/** What the folder holds, and what is to be done in it. */
interface Attempt {
  folder: string;
  /** Where `.env` is. */
  file: string;
  /** Runs the code that the guide shows. */
  save(options?: {
    key?: string;
    folderOfCommands?: string;
  }): Promise<{exitCode: number | null; output: string}>;
  /** Makes a folder of the only commands that the code finds. What each does first is `script`. */
  commands(script: string): Promise<string>;
}

const contents: readonly (readonly [what: string, text: string])[] = [
  ['is empty', ''],
  ['ends without a line break', 'OTHER=1'],
  ['ends with a line break', 'OTHER=1\n'],
  ['has line ends of Windows', 'OTHER=1\r\nMORE=2\r\n'],
  ['speaks of the key in a comment', `OTHER=1\n# ${variable}=not-this-one\n`],
  ['has a variable whose name ends alike', `OTHER=1\nMY_${variable}=another\n`],
];

test('where there is no .env, saving the key makes one that only its owner may read', async () => {
  await inFolder(async ({file, save}) => {
    expect(await save()).toEqual({exitCode: 0, output: ''});
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(keyIn(file)).toBe(key);
  });
});

for (const [what, text] of contents) {
  test(`a .env that ${what} keeps its lines and gets the key`, async () => {
    await inFolder(async ({file, save}) => {
      await writeFile(file, text, {mode: 0o644});
      expect(await save()).toEqual({exitCode: 0, output: ''});
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(await readFile(file, 'utf8')).toBe(`${text}\n${variable}=${key}\n`);
      expect(keyIn(file)).toBe(key);
    });
  });
}

test('saving the key twice does no harm', async () => {
  await inFolder(async ({file, save}) => {
    await save();
    await chmod(file, 0o644);
    expect(await save()).toEqual({exitCode: 0, output: ''});
    expect(keyIn(file)).toBe(key);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});

for (const line of [
  `${variable}=the-key-in-use`,
  `export ${variable}="the-key-in-use"`,
  `  ${variable} = the-key-in-use`,
  `\uFEFF${variable}=the-key-in-use`,
  `${variable}: the-key-in-use`,
]) {
  test(`where .env has ${JSON.stringify(line)}, both stay, and the server names the place instead of choosing one`, async () => {
    await inFolder(async ({file, save}) => {
      await writeFile(file, `${line}\nOTHER=1`);
      expect((await save()).exitCode).toBe(0);
      expect(await readFile(file, 'utf8')).toBe(`${line}\nOTHER=1\n${variable}=${key}\n`);
      expect(() => keyIn(file)).toThrow(/^\.env:\d+:\d+: /);
    });
  });
}

test('a .env that is a link stays one, and the file that it leads to gets the key and is closed', async () => {
  for (const isThere of [true, false]) {
    await inFolder(async ({folder, file, save}) => {
      const target = path.join(folder, 'shared');
      if (isThere) await writeFile(target, 'OTHER=1\n', {mode: 0o644});
      await symlink('shared', file);
      expect((await save()).exitCode).toBe(0);
      expect((await lstat(file)).isSymbolicLink()).toBe(true);
      expect((await stat(target)).mode & 0o777).toBe(0o600);
      expect(keyIn(file)).toBe(key);
    });
  }
});

test('without a generated key nothing is written, and the reader is told', async () => {
  await inFolder(async ({file, save}) => {
    const {exitCode, output} = await save({key: ''});
    expect(exitCode).not.toBe(0);
    expect(output).toContain('generate a key first');
    expect(await readFile(file, 'utf8')).toBe('');
  });
});

test('a file that cannot be closed to others gets no key', async () => {
  await inFolder(async ({file, save, commands}) => {
    await writeFile(file, 'OTHER=1\n', {mode: 0o644});
    const folderOfCommands = await commands('case $0 in */chmod) exit 1 ;; esac');
    expect((await save({folderOfCommands})).exitCode).not.toBe(0);
    expect(await readFile(file, 'utf8')).toBe('OTHER=1\n');
  });
});

test('the key is in the arguments of no program, where everyone on the machine could read it', async () => {
  await inFolder(async ({folder, file, save, commands}) => {
    const log = path.join(folder, 'arguments');
    const folderOfCommands = await commands(`printf '%s\\n' "$0 $*" >> '${log}'`);
    expect((await save({folderOfCommands})).exitCode).toBe(0);
    expect(keyIn(file)).toBe(key);
    const seen = await readFile(log, 'utf8');
    expect(seen).toContain('chmod 600 .env');
    expect(seen).not.toContain(key);
  });
});

/** The key that the server reads from this file. */
function keyIn(file: string): string | undefined {
  const result = readEnvironment(path.dirname(file), {});
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.config.key;
}

/** Runs a task in a new folder, under a umask that lets everyone read new files. */
async function inFolder(task: (attempt: Attempt) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'save-key-'));
  const code = shownCode('examples/enable-authentication/save.sh', 'save');
  try {
    await task({
      folder,
      file: path.join(folder, '.env'),
      async save({key: saved = key, folderOfCommands} = {}) {
        const shell = startProgram(onPath('bash') ?? 'bash', ['-c', `umask 022\n${code}`], {
          folder,
          variables: {
            [variable]: saved,
            ...(folderOfCommands === undefined ? {} : {PATH: folderOfCommands}),
          },
        });
        const exitCode = await shell.ended;
        return {exitCode, output: shell.output()};
      },
      async commands(script) {
        const place = await mkdtemp(path.join(folder, 'commands-'));
        for (const name of ['touch', 'chmod']) {
          const text = `#!${onPath('bash')}\n${script}\nexec '${onPath(name)}' "$@"\n`;
          await writeFile(path.join(place, name), text, {mode: 0o755});
        }
        return place;
      },
    });
  } finally {
    await rm(folder, {recursive: true});
  }
}
