import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync, readlinkSync} from 'node:fs';
import {cp, mkdtemp, rm, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {expect, test} from '@playwright/test';
import {bareEnvironment} from '../../src/machine/program.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {send} from '../../src/servers/http/http.ts';
import {withSmallBuiltCopy, withStandIn} from '../fixtures/small-copy.ts';
import {expectSoon} from '../fixtures/soon.ts';

test.skip(process.platform !== 'linux', 'It looks for processes in /proc.');

/** What "npm start" has its shell run. */
const serverCommand = 'node --import tsx src/commands/start.ts';

/** How a person, a terminal or a process manager ends what "npm start" started. */
const ends: readonly {what: string; end(npm: ChildProcess): void}[] = [
  {what: 'a SIGTERM to npm', end: (npm) => npm.kill('SIGTERM')},
  {what: 'a SIGKILL of npm', end: (npm) => npm.kill('SIGKILL')},
  {what: 'Ctrl-C in its terminal', end: (npm) => signalGroup(npm, 'SIGINT')},
  {what: 'a terminal that closes', end: (npm) => signalGroup(npm, 'SIGHUP')},
];

for (const {what, end} of ends) {
  test(`${what} ends the server that npm start started`, async () => {
    await withSmallBuiltCopy(async ({folder}) => {
      const {npm, output} = npmStart(folder);
      const url = await listening(output);
      expect((await send(url, '/healthz')).status).toBe(200);
      end(npm);
      await expectSoon(() => processesIn(folder)).toEqual([]);
      await untilRefused(url);
    });
  });

  test(`${what} ends npm start while it builds`, async () => {
    await withStandIn(async ({folder}, docusaurus) => {
      const {npm, output} = npmStart(folder);
      await expectSoon(output).toContain('Building the site');
      await docusaurus.untilBuilding();
      await expectSoon(() => processesIn(folder).length).toBeGreaterThan(1);
      end(npm);
      await expectSoon(() => processesIn(folder)).toEqual([]);
      expect(readdirSync(folder)).not.toContain('build');
    });
  });
}

test('a SIGTERM to npm ends the server that npm start started in a copy of examples/server', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'copied-server-'));
  await cp(path.join(projectRoot, 'examples/server'), folder, {
    recursive: true,
    filter: (source) => path.basename(source) !== 'node_modules',
  });
  await symlink(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
  const {npm, output} = npmStart(folder);
  const url = await listening(output);
  npm.kill('SIGTERM');
  await expectSoon(() => processesIn(folder)).toEqual([]);
  await untilRefused(url);
  await rm(folder, {recursive: true});
});

for (const [what, command] of [
  ['by a SIGTERM, which ends its shell as well', 'SERVER &'],
  ['by a SIGKILL, which leaves its shell', 'sh -c "SERVER; true" &'],
] as const) {
  test(`a server whose npm ended ${what} while the server was loading ends too`, async () => {
    await withSmallBuiltCopy(async ({folder}) => {
      const shell = spawn('sh', ['-c', command.replace('SERVER', serverCommand)], {
        cwd: folder,
        detached: true,
        env: {...bareEnvironment(), SERVER_PORT: '0', npm_lifecycle_event: 'start'},
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const output = outputOf(shell);
      await expectSoon(output).toContain('Stopping on SIGTERM');
      await expectSoon(() => processesIn(folder)).toEqual([]);
    });
  });
}

test('a server that was started without npm goes on when its shell ends, as with nohup', async () => {
  await withSmallBuiltCopy(async ({folder}) => {
    const command = `nohup ${serverCommand} & sleep 1`;
    const shell = spawn('sh', ['-c', command], {
      cwd: folder,
      detached: true,
      env: {...bareEnvironment(), SERVER_PORT: '0'},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(shell, 'exit');
    const url = await listening(outputOf(shell));
    await ended;
    // Longer than the server takes to look for who started it.
    await delay(1500);
    expect((await send(url, '/healthz')).status).toBe(200);
    for (const pid of processesIn(folder)) process.kill(pid, 'SIGTERM');
    await expectSoon(() => processesIn(folder)).toEqual([]);
  });
});

/** Runs `npm start` in a folder, as the only program of a terminal. */
function npmStart(folder: string): {npm: ChildProcess; output(): string} {
  const npm = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    env: {...bareEnvironment(), SERVER_PORT: '0'},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return {npm, output: outputOf(npm)};
}

function outputOf(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part: Buffer) => {
      text += part.toString('utf8');
    });
  }
  void once(child, 'close');
  return () => text;
}

async function listening(output: () => string): Promise<string> {
  const line = /Listening on (http:\/\/[\d.:]+):/;
  await expectSoon(output).toMatch(line);
  return line.exec(output())?.[1] ?? '';
}

/** Waits until nothing listens. The system closes what a process had open a moment after it has ended. */
async function untilRefused(url: string): Promise<void> {
  const answer = () => send(url, '/healthz').then(({statusLine}) => statusLine, String);
  await expectSoon(answer).toContain('ECONNREFUSED');
}

function signalGroup({pid}: ChildProcess, name: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, name);
}

/** The processes whose working directory is a folder. */
function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false;
      }
    })
    .map(Number);
}
