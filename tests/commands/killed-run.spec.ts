import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {type RunningProgram, startProgram} from '../../src/machine/program.ts';
import {onPath} from '../../src/machine/tools.ts';
import {expectSoon} from '../fixtures/soon.ts';
import {withTemporaryFolder} from '../fixtures/temporary-folder.ts';

/** How a run ends, and what ends it. */
const ends: readonly (readonly [
  how: string,
  args: string[],
  end: (run: RunningProgram) => void,
])[] = [
  ['is killed', [], (run) => run.signal('SIGKILL')],
  ['is asked to end', [], (run) => run.signal('SIGTERM')],
  ['is interrupted by Ctrl-C', [], (run) => run.signal('SIGINT')],
  ['loses its terminal', [], (run) => run.signal('SIGHUP')],
  ['ends in the middle of its work', ['exit'], () => undefined],
  ['ends with an error that nobody catches', ['throw'], () => undefined],
];

for (const [how, args, end] of ends) {
  test(`a run that ${how} leaves no program and no folder`, async () => {
    // The run has everything compiled anew.
    test.skip(onPath('ps') === undefined, 'There is no ps here.');
    await withTemporaryFolder('run with a space-', async (TMPDIR) => {
      const script = path.join(import.meta.dirname, '../fixtures/left-behind.ts');
      const run = startProgram(process.execPath, ['--import', 'tsx', script, ...args], {
        variables: {TMPDIR},
      });
      const [, json = ''] = await run.untilOutput(/Left: (\{.*\})/);
      const left: Left = JSON.parse(json);
      // Otherwise this test would look for what was never there.
      for (const kind of ['redis-', 'nginx-', 'playwright', 'any-']) {
        expect(
          left.names.some((name) => name.startsWith(kind)),
          kind,
        ).toBe(true);
      }
      if (args.length === 0) {
        const programs = programsOf(left).join('\n');
        for (const name of ['main.mjs', 'redis-server', 'nginx: master', 'sleep', 'chrom']) {
          expect(programs).toContain(name);
        }
      }
      end(run);
      await run.ended;
      await expectSoon(() => programsOf(left)).toEqual([]);
      await expectSoon(() => left.folders.filter(existsSync)).toEqual([]);
      // What keeps the programs of tsx, for all runs.
      const others = (await readdir(TMPDIR)).filter((name) => !name.startsWith('tsx-'));
      expect(others).toEqual([]);
    });
  });
}

test('a program that ended is not waited for, and what it left in its group still ends with the run', async () => {
  await withTemporaryFolder('run with a space-', async (TMPDIR) => {
    const program = [
      `import {startProgram} from ${JSON.stringify(path.join(import.meta.dirname, '../../src/machine/program.ts'))};`,
      `const shell = startProgram('bash', ['-c', 'sleep 1000 > /dev/null 2>&1 & echo $!']);`,
      'await shell.ended;',
      'console.log("Left: " + shell.output());',
    ].join('\n');
    const run = startProgram(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', program],
      {variables: {TMPDIR}},
    );
    const [, id] = await run.untilOutput(/Left: (\d+)/);
    expect(await run.ended).toBe(0);
    await expectSoon(() => isRunning(Number(id))).toBe(false);
  });
});

/** What a run started and made. */
interface Left {
  folders: string[];
  groups: number[];
  /** The command line of Redis. */
  redis: string;
  /** What lies in its folder for temporary files. */
  names: string[];
}

/** The command lines of programs that run and belong to what was left. */
function programsOf({folders, groups, redis}: Left): string[] {
  const {stdout} = spawnSync('ps', ['-eo', 'pgid=,stat=,args='], {encoding: 'utf8'});
  return stdout.split('\n').filter((line) => {
    const [, group, state = '', args = ''] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    const isOurs =
      groups.includes(Number(group)) || [redis, ...folders].some((mark) => args.includes(mark));
    return isOurs && !state.startsWith('Z');
  });
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}
