import {EventEmitter, once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {mkdir, mkdtemp, readdir, rm} from 'node:fs/promises';
import type {RequestListener} from 'node:http';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {parse} from 'yaml';
import {freePort} from '../../src/machine/free-ports.ts';
import {type RunningProgram, startProgram} from '../../src/machine/program.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {withStub} from '../../src/servers/http/stub.ts';
import {withReferenceServer} from '../../src/servers/reference-server.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {readGuide} from '../../src/verify/guide.ts';
import {reports} from '../../src/verify/main.ts';
import {verify} from '../../src/verify/verify.ts';

async function endOf(program: RunningProgram) {
  const exitCode = await program.ended;
  return {exitCode, output: program.output(), errors: program.errorOutput()};
}

/** What "npm run verify" has its shell run. */
const command = `node --import ${import.meta.resolve('tsx')} ${projectRoot}/src/commands/verify.ts`;

function npmVerify(args: string[], variables: Record<string, string> = {}) {
  return endOf(startProgram('npm', ['run', '--silent', 'verify', '--', ...args], {variables}));
}

/** The same without npm, which takes half a second. */
function verifyFrom(args: string[], variables: Record<string, string> = {}) {
  const [node = '', ...script] = command.split(' ');
  return endOf(startProgram(node, [...script, ...args], {variables}));
}

function shell(text: string, variables: Record<string, string>) {
  return endOf(startProgram('bash', ['-c', text], {variables}));
}

test('the command ends with 0, 1 or 2, and with one line where it cannot check', async () => {
  const key = strongKey();
  await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async ({url}) => {
    const right = await npmVerify(['--url', url], {ELIZA_SERVER_AUTH_TOKEN: key});
    expect(right).toMatchObject({exitCode: 0, errors: ''});
    expect(right.output).not.toContain(key);
    const wrong = await npmVerify(['--url', url, '--reporter', 'github', '--key', 'wrong']);
    expect(wrong.exitCode).toBe(1);
    expect(wrong.output).toContain('::warning title=Likely cause::The key is another one');
  });
  const gone = await npmVerify(['--url', `http://127.0.0.1:${await freePort()}`, '--key', key]);
  expect(gone.exitCode).toBe(2);
  expect(gone.output.trimEnd().split('\n')).toHaveLength(1);
  expect(await npmVerify(['--help'])).toMatchObject({exitCode: 0, errors: ''});
});

test('a report that the disk has no room for ends with 2 and one line', async () => {
  test.skip(!existsSync('/dev/full'), 'This machine has no /dev/full.');
  const key = strongKey();
  await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async ({url}) => {
    const variables = {ELIZA_SERVER_AUTH_TOKEN: key};
    for (const given of [`--url ${url} --json`, '--help']) {
      const {exitCode, output} = await shell(`${command} ${given} > /dev/full`, variables);
      expect({given, exitCode, output}).toEqual({
        given,
        exitCode: 2,
        output: 'The report cannot be written: the disk is full.\n',
      });
    }
    const silent = await shell(
      `${command} --url ${url} --json > /dev/full 2> /dev/full`,
      variables,
    );
    expect(silent).toMatchObject({exitCode: 2, output: ''});
  });
});

test('a reader that has seen enough of a report gets no stack trace', async () => {
  const key = strongKey();
  await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async ({url}) => {
    const text = `set -o pipefail; ${command} --url ${url} --json | head -c 1`;
    const {exitCode, errors, output} = await shell(text, {ELIZA_SERVER_AUTH_TOKEN: key});
    expect({exitCode, errors, output}).toEqual({exitCode: 0, errors: '', output: '{'});
  });
});

test('escape sequences and commands of a CI runner in what a server says reach neither output', async () => {
  const nasty = '\u009b31m\u001b[31m\u0007';
  const answer: RequestListener = ({headers}, response) => {
    const isJson = headers['x-api-key'] === undefined;
    response.writeHead(isJson ? 401 : 200, {
      'Content-Type': 'application/json',
      Vary: '##[error]x',
    });
    response.end(`{"error":"API key","message":"${nasty}"}\n::warning::${nasty}\n##[error]x`);
  };
  await withStub(answer, async (url) => {
    const run = await verifyFrom(['--url', url, '--key', 'abcdefgh', '--reporter', 'github']);
    const options = {url: new URL(url), key: 'abcdefgh', withLimits: false};
    const result = await verify(options, readGuide);
    if (!result.ok) throw new Error(result.problem);
    const outputs = [run.output, ...Object.values(reports).map((report) => report(result.outcome))];
    expect(outputs).toHaveLength(5);
    for (const output of outputs) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for.
      expect(output).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]|^\s*::warning::|##\[/m);
      expect(output).toContain('\\u001b[31m');
    }
  });
  const refuse: RequestListener = (_, response) =>
    response.writeHead(302, {Location: `https://x.example.com/##[error]${'\u009b'}`}).end();
  await withStub(refuse, async (url) => {
    const {exitCode, output} = await verifyFrom(['--url', url, '--key', 'abcdefgh']);
    expect(exitCode).toBe(2);
    expect(output).toContain('https://x.example.com/##\\u005berror]\\u009b');
    expect(output.trimEnd().split('\n')).toHaveLength(1);
  });
});

test('Ctrl-C ends a run against a server that does not answer', async () => {
  const asked = new EventEmitter();
  const silent: RequestListener = () => asked.emit('request');
  await withStub(silent, async (url) => {
    const request = once(asked, 'request');
    const program = startProgram('npm', ['run', '--silent', 'verify', '--', '--url', url]);
    await request;
    const started = performance.now();
    program.signal('SIGINT');
    const exitCode = await program.ended;
    expect(exitCode).not.toBe(0);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(program.output()).toBe('');
  });
});

test('a URL that leads into the API is said on standard error, and the report is as always', async () => {
  const key = strongKey();
  await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async ({url}) => {
    const args = ['--url', `${url}/api`, '--json'];
    const {exitCode, errors, output} = await verifyFrom(args, {ELIZA_SERVER_AUTH_TOKEN: key});
    expect(exitCode).toBe(0);
    expect(errors).toContain(`${url}/ is checked, where its paths begin.\n`);
    expect(JSON.parse(output.replace(errors, '')).claims.length).toBeGreaterThan(0);
  });
});

test('a key that is typed is used, and not shown', async () => {
  const key = strongKey();
  await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async ({url}) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'typed-'));
    // `script` gives the command a terminal, and writes down all that it shows.
    const typed = `(until grep -qs Key shown; do sleep 0.1; done; printf '%s\\r' '${key}'; sleep 30) |
      script --quiet --flush --return --command '${command} --url ${url}' shown`;
    const program = startProgram('bash', ['-c', typed], {folder});
    try {
      await program.untilOutput(/ \d+ differ/);
      expect(program.output()).toMatch(/ 0 differ/);
      expect(program.output()).not.toContain(key.slice(0, 8));
    } finally {
      await program.stop();
      await rm(folder, {recursive: true});
    }
  });
});

test('packed, the command runs in an empty folder, without this repository and without a network', async () => {
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
  expect(Object.keys(inputs)).toEqual([
    'url',
    'key',
    'with-limits',
    'expect',
    'fail-on',
    'reporter',
  ]);
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
    expect(output).toMatch(/^\d+ claims against \S+: \d+ hold, 0 differ/m);
    expect(exitCode).toBe(0);
  });
});
