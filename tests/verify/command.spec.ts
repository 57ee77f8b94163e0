import {readFileSync} from 'node:fs';
import {mkdir, mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {parse} from 'yaml';
import {freePort} from '../support/free-ports.ts';
import {projectRoot, type RunningProgram, startProgram} from '../support/program.ts';
import {withReferenceServer} from '../support/reference-server.ts';
import {strongKey} from '../support/strong-key.ts';

async function endOf(program: RunningProgram) {
  const exitCode = await program.ended;
  return {exitCode, output: program.output(), errors: program.errorOutput()};
}

function verifyFrom(args: string[], variables: Record<string, string> = {}) {
  return endOf(startProgram('npm', ['run', '--silent', 'verify', '--', ...args], {variables}));
}

test('the command ends with 0, 1 or 2, and with one line where it cannot check', async () => {
  const key = strongKey();
  await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async ({url}) => {
    const right = await verifyFrom(['--url', url], {ELIZA_SERVER_AUTH_TOKEN: key});
    expect(right).toMatchObject({exitCode: 0, errors: ''});
    expect(right.output).not.toContain(key);
    const wrong = await verifyFrom(['--url', url, '--reporter', 'github', '--key', 'wrong']);
    expect(wrong.exitCode).toBe(1);
    expect(wrong.output).toContain('::warning title=Likely cause::The key is another one');
  });
  const gone = await verifyFrom(['--url', `http://127.0.0.1:${await freePort()}`, '--key', key]);
  expect(gone.exitCode).toBe(2);
  expect(gone.output.trimEnd().split('\n')).toHaveLength(1);
  expect(await verifyFrom(['--help'])).toMatchObject({exitCode: 0, errors: ''});
});

test('a key that is typed is used, and not shown', async () => {
  const key = strongKey();
  await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async ({url}) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'typed-'));
    // `script` gives the command a terminal, and writes down all that it shows.
    const typed = `(sleep 1; until grep -q Key shown; do sleep 0.1; done; printf '%s\\r' '${key}'; sleep 30) |
      script --quiet --flush --return --command 'node --import ${import.meta.resolve('tsx')} ${projectRoot}/tests/verify/run.ts --url ${url}' shown`;
    const program = startProgram('bash', ['-c', typed], {folder});
    try {
      await program.untilOutput(/claims against/);
      expect(program.output()).toMatch(/ 0 differ/);
      expect(program.output()).not.toContain(key.slice(0, 8));
    } finally {
      await program.stop();
      await rm(folder, {recursive: true});
    }
  });
});

test('packed, the command runs in an empty folder, without this repository and without a network', async () => {
  test.setTimeout(120_000);
  const folder = await mkdtemp(path.join(tmpdir(), 'packed-'));
  const variables = {npm_config_cache: path.join(folder, 'cache'), npm_config_offline: 'true'};
  try {
    const args = ['pack', '--workspace', 'elizaos-verify', '--pack-destination', folder];
    expect((await endOf(startProgram('npm', args, {variables}))).exitCode).toBe(0);
    const [tarball = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
    const empty = path.join(folder, 'empty');
    await mkdir(empty);
    const key = strongKey();
    await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async ({url}) => {
      const run = (given: string) => {
        const npx = ['--yes', `file:${path.join(folder, tarball)}`, '--url', url];
        const set = {...variables, ELIZA_SERVER_AUTH_TOKEN: given};
        return endOf(startProgram('npx', npx, {folder: empty, variables: set}));
      };
      const right = await run(key);
      expect(right.output).toContain(' 0 differ, ');
      expect(right.exitCode).toBe(0);
      expect((await run('wrong')).exitCode).toBe(1);
    });
  } finally {
    await rm(folder, {recursive: true});
  }
});

test('the action runs the command with its inputs', async () => {
  const file = path.join(projectRoot, '.github/actions/verify/action.yml');
  const {inputs, runs} = parse(readFileSync(file, 'utf8'));
  expect(Object.keys(inputs)).toEqual(['url', 'key', 'with-limits', 'reporter']);
  const {env, run} = runs.steps.at(-1);
  const key = strongKey();
  await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async ({url}) => {
    const given: Record<string, string> = {
      url,
      key,
      'with-limits': inputs['with-limits'].default,
      reporter: inputs.reporter.default,
    };
    const variables = Object.fromEntries(
      Object.entries<string>(env).map(([name, value]) => [
        name,
        value.replace(/^\$\{\{ inputs\.([\w-]+) \}\}$/, (_, input) => given[input] ?? ''),
      ]),
    );
    const {exitCode, output} = await endOf(startProgram('bash', ['-e', '-c', run], {variables}));
    expect(output).toMatch(/^\d+ claims against \S+: \d+ hold, 0 differ/);
    expect(exitCode).toBe(0);
  });
});
