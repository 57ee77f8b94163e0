import {spawnSync} from 'node:child_process';
import {expect, test} from '@playwright/test';
import {codeList, explain} from '../../src/lint/explain.ts';
import {projectRoot} from '../../src/machine/project.ts';

test('check --explain prints what is known of a code', () => {
  const {status, stdout, stderr} = check('--explain', 'missing-region');
  expect({status, stderr}).toEqual({status: 0, stderr: ''});
  expect(explain('missing-region')).toEqual({ok: true, text: stdout});
});

test('check --explain names the nearest code in one line of the standard error where it does not know one', () => {
  expect(check('--explain', 'mising-region')).toEqual({
    status: 1,
    stdout: '',
    stderr:
      'there is no problem code "mising-region": did you mean missing-region? npm run check -- --explain lists all of them.\n',
  });
});

test('check --explain lists all codes where it is given none', () => {
  expect(check('--explain')).toEqual({status: 0, stdout: codeList(), stderr: ''});
});

for (const args of [
  ['--explain', 'drift', 'sidebar'],
  ['--explain=drift'],
  ['--update', '--explain'],
]) {
  test(`check ${args.join(' ')} is refused with the usage`, () => {
    expect(check(...args)).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^Usage: npm run check \[-- --update \| --explain \[CODE\]\]\n/,
      ),
    });
  });
}

function check(...args: string[]) {
  const command = ['--import', 'tsx', 'src/commands/check.ts', ...args];
  const {status, stdout, stderr} = spawnSync(process.execPath, command, {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  return {status, stdout, stderr};
}
