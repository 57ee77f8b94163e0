import {existsSync} from 'node:fs';
import {copyFile, mkdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {freePort} from '../../machine/free-ports.ts';
import {guardFolder, releaseFolder} from '../../machine/guard.ts';
import {type RunningProgram, startProgram} from '../../machine/program.ts';
import {projectRoot} from '../../machine/project.ts';
import {send} from '../http/http.ts';
import {packageName, stepsOf} from './releases.ts';

/** Why a release cannot be tried, as a sentence. */
export class NotUsable extends Error {}

/** How long a release may take to answer its first request, in milliseconds. */
const startTimeoutMs = 120_000;

/** Installs a release into a folder of its own that git ignores, unless it is there. Gives the folder. */
export async function install(version: string): Promise<string> {
  const folder = path.join(projectRoot, '.cache/compat', version);
  const done = path.join(folder, 'installed');
  if (!existsSync(done)) {
    await rm(folder, {recursive: true, force: true});
    await mkdir(folder, {recursive: true});
    await writeFile(path.join(folder, 'package.json'), '{"private": true}\n');
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
    const npm = startProgram('npm', ['install', `${packageName}@${version}`, ...options], {folder});
    if ((await npm.ended) !== 0) throw new NotUsable(`It cannot be installed: ${lastLine(npm)}`);
    await writeFile(done, '');
  }
  await copyFile(path.join(import.meta.dirname, 'serve.mjs'), path.join(folder, 'serve.mjs'));
  return folder;
}

/** Gives a task the URL of a release that answers, on a free port of 127.0.0.1, with a database of its own. */
export async function withRelease<Result>(
  version: string,
  folder: string,
  key: string | undefined,
  task: (url: URL) => Promise<Result>,
): Promise<Result> {
  const port = await freePort();
  const data = path.join(folder, `data-${port}`);
  guardFolder(data);
  await mkdir(data);
  const variables = {
    SERVER_HOST: '127.0.0.1',
    // Unset or empty, it would report to an address of its makers.
    SENTRY_DSN: 'http://public@127.0.0.1:9/1',
    ...(key === undefined ? {} : {ELIZA_SERVER_AUTH_TOKEN: key}),
  };
  const args = ['serve.mjs', String(port), data, stepsOf(version)];
  const server = startProgram(process.execPath, args, {folder, variables});
  try {
    const url = new URL(`http://127.0.0.1:${port}`);
    await untilAnswering(url, server);
    return await task(url);
  } finally {
    await ended(server);
    await rm(data, {recursive: true, force: true});
    releaseFolder(data);
  }
}

async function untilAnswering(url: URL, server: RunningProgram): Promise<void> {
  const end = performance.now() + startTimeoutMs;
  let hasEnded = false;
  void server.ended.then(() => {
    hasEnded = true;
  });
  while (performance.now() < end) {
    if (hasEnded) throw new NotUsable(`It does not start: ${errorLine(server)}`);
    const answer = await send(url.href, '/api/agents').catch(() => undefined);
    if (answer) return;
    await delay(250);
  }
  throw new NotUsable(`It does not answer within ${startTimeoutMs / 1000} seconds.`);
}

/** Some releases take the signal and stay. */
async function ended(server: RunningProgram): Promise<void> {
  server.signal('SIGTERM');
  await Promise.race([server.ended, delay(5000, undefined, {ref: false})]);
  server.signal('SIGKILL');
  await server.ended;
}

/** The line of the output that names an error, or else the last one. */
function errorLine(program: RunningProgram): string {
  const lines = program.output().trim().split('\n');
  return lines.find((line) => /^\s*\w*Error\b.*:/.test(line))?.trim() ?? lastLine(program);
}

function lastLine(program: RunningProgram): string {
  return program.output().trim().split('\n').at(-1) ?? 'no output';
}
