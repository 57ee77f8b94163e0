import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {projectRoot} from '../machine/project.ts';

/** Programs that a new machine lacks, and that "npm test" installs. */
const hidden =
  /^(chromium.*|google-chrome.*|firefox.*|WebKitWebDriver|Xvfb|curl|nginx|openssl|pip3?|python3?|python3\.\d+|redis-.*|uuidgen)$/;

/** How long a start may take until it is given up, in milliseconds. */
const givenUp = 180_000;

const scratch = mkdtempSync(path.join(tmpdir(), 'first-ten-minutes-'));
/** Groups of processes that run now. A signal ends this program in the middle of a step, and nothing may stay behind. */
const running = new Set<number>();
process.on('exit', () => {
  for (const group of running) killGroup(group);
  rmSync(scratch, {recursive: true, force: true});
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

process.exitCode = await main().then(
  () => 0,
  (error: Error) => {
    process.stderr.write(`\nFAILED: ${error.message}\n`);
    return 1;
  },
);

/**
 * What a person does in the first minutes with a clone: start, a request without the key and with it, stop, start again.
 * First here, on a machine that lacks every tool which it can lack, then in copies as people have them. The test command
 * comes after it, when the tools appear.
 */
async function main(): Promise<void> {
  const PATH = pathWithoutTools();
  say('In this clone, without a browser, curl, nginx, OpenSSL, Python, Redis and uuidgen:');
  await startAndStop(projectRoot, PATH, 'first start');
  await startAndStop(projectRoot, PATH, 'later start');

  say('In a clone with core.autocrlf, below a path with spaces and an umlaut, for production:');
  const clone = path.join(scratch, 'Ein Ordner für Übungen', 'clone');
  run('git', ['clone', '--quiet', '--config', 'core.autocrlf=true', projectRoot, clone], scratch);
  run('npm', ['ci', '--omit=dev', '--prefer-offline', '--no-fund', '--no-audit'], clone);
  await startAndStop(clone, PATH, 'first start');

  say('In an unpacked archive, without git on the machine:');
  const archive = path.join(scratch, 'archive');
  mkdirSync(archive);
  run('sh', ['-c', `git -C "$0" archive HEAD | tar -xf - -C "$1"`, projectRoot, archive], scratch);
  symlinkSync(path.join(clone, 'node_modules'), path.join(archive, 'node_modules'));
  await startAndStop(archive, pathWithout(PATH, /^git$/), 'first start');
}

/** Starts the server in a folder, sends the first requests, and stops it as a process manager does: by a signal to npm. */
async function startAndStop(folder: string, PATH: string, what: string): Promise<void> {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  const npm = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    env: {
      PATH,
      HOME: process.env.HOME,
      SERVER_PORT: '0',
      ELIZA_SERVER_AUTH_TOKEN: 'test-key',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const group = npm.pid ?? 0;
  running.add(group);
  const output = outputOf(npm);
  try {
    const url = await until(
      () => /Listening on (http:\S+): the API/.exec(output())?.[1],
      npm,
      output,
    );
    await expectStatus(`${url}/api/agents`, {}, 401);
    await expectStatus(`${url}/api/agents`, {'X-API-KEY': 'test-key'}, 200);
    const firstResponse = seconds();
    await until(() => isThere(url), npm, output);
    say(`  ${what}: first response after ${firstResponse} s, the site after ${seconds()} s`);
    await expectStatus(`${url}/authentication`, {}, 200);
    npm.kill('SIGTERM');
    await until(
      () =>
        fetch(url).then(
          () => undefined,
          () => true,
        ),
      undefined,
      output,
    );
    say(indented(output()));
  } finally {
    killGroup(group);
    running.delete(group);
  }
}

function killGroup(group: number): void {
  if (group > 0) spawnSync('kill', ['-KILL', '--', `-${group}`], {stdio: 'ignore'});
}

/** Whether a page is there; a server that has ended is noticed by whoever waits for it. */
async function isThere(url: string): Promise<true | undefined> {
  const response = await fetch(url).catch(() => undefined);
  return response?.status === 200 ? true : undefined;
}

async function expectStatus(
  url: string,
  headers: Record<string, string>,
  expected: number,
): Promise<void> {
  const {status} = await fetch(url, {headers});
  if (status !== expected) throw new Error(`${url} gets ${status}, and should get ${expected}.`);
}

/** Asks again and again until there is something. Rejects with the output of a program that ends before. */
async function until<Found>(
  look: () => Found | undefined | Promise<Found | undefined>,
  program: ChildProcess | undefined,
  output: () => string,
): Promise<Found> {
  const latest = performance.now() + givenUp;
  while (performance.now() < latest) {
    const found = await look();
    if (found !== undefined) return found;
    if (program && program.exitCode !== null) break;
    await delay(50);
  }
  throw new Error(`npm start did not do what it should:\n${indented(output())}`);
}

function outputOf(program: ChildProcess): () => string {
  let text = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream?.on('data', (part: Buffer) => {
      text += part.toString('utf8');
    });
  }
  return () => text;
}

/** A PATH on which everything is that this machine has, but for the tools. */
function pathWithoutTools(): string {
  return pathWithout(process.env.PATH ?? '', hidden);
}

function pathWithout(PATH: string, names: RegExp): string {
  const folder = mkdtempSync(path.join(scratch, 'programs-'));
  for (const from of PATH.split(path.delimiter).filter((entry) => path.isAbsolute(entry))) {
    for (const name of entriesOf(from).filter((entry) => !names.test(entry))) {
      try {
        symlinkSync(path.join(from, name), path.join(folder, name));
      } catch {
        // An earlier folder of the PATH has a program of that name, and that is the one that counts.
      }
    }
  }
  return folder;
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function run(command: string, args: string[], cwd: string): void {
  const {status, stdout, stderr} = spawnSync(command, args, {cwd, encoding: 'utf8'});
  if (status === 0) return;
  throw new Error(`${command} ${args.join(' ')} failed:\n${indented(stdout + stderr)}`);
}

function indented(text: string): string {
  return text.trimEnd().replace(/^/gm, '    ');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
