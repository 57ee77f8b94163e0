import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {freePorts} from '../../machine/free-ports.ts';
import {startGuard} from '../../machine/guard.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {type RunningProgram, startProgram} from '../../machine/program.ts';
import {nginx, onPath} from '../../machine/tools.ts';
import {type Answer, type Question, send} from '../http/http.ts';
import {ownCertificate, serverName} from './nginx-certificate.ts';
import type {NginxFiles} from './nginx-files.ts';

/** nginx in front of a server, with the configuration that the pages show. */
export interface NginxProxy {
  /** The base URL of its HTTPS. */
  url: string;
  /** The base URL that only redirects. */
  plainUrl: string;
  ask(path: string, question?: Question): Promise<Answer>;
  /** What it logged, once that is so many lines; it writes a line a moment after the answer. */
  logOf(lines: number): Promise<string>;
  /** Reads other files, and comes back when no worker has the old ones. */
  reload(files: NginxFiles): Promise<void>;
}

/** Runs a task with nginx that has these files, on free ports of 127.0.0.1. */
export function withNginx<Result>(
  files: NginxFiles,
  task: (proxy: NginxProxy) => Promise<Result>,
): Promise<Result> {
  return inNginxFolder(async (program, folder, certificate) => {
    const started = await start(program, folder, files);
    try {
      return await task(proxyOf(started, program, folder, certificate));
    } finally {
      await started.running.stop();
    }
  });
}

/**
 * What `nginx -t` says of these files: every warning, and why it refuses them. Its folder is called `FOLDER` there.
 * @param whole the text of `nginx.conf`, where it is not the usual one
 */
export function nginxSays(
  files: NginxFiles,
  whole?: string,
): Promise<{isAccepted: boolean; said: string}> {
  return inNginxFolder(async (program, folder) => {
    if (whole !== undefined) await writeFile(path.join(folder, 'nginx.conf'), whole);
    const [plain = 0, secure = 0] = await freePorts(2);
    await writeSite(folder, files, {plain, secure});
    const check = startProgram(program, [...place(folder), '-t']);
    const isAccepted = (await check.ended) === 0;
    return {isAccepted, said: check.output().replaceAll(folder, 'FOLDER')};
  });
}

/** Gives a task a folder that stands for `/etc/nginx/`, with a certificate, and where nginx writes all that it writes. */
async function inNginxFolder<Result>(
  task: (program: string, folder: string, certificate: string) => Promise<Result>,
): Promise<Result> {
  const program = nginx();
  if (program === undefined) throw new NotObservable('There is no nginx on this machine.');
  if (onPath('openssl') === undefined) throw new NotObservable('There is no openssl here.');
  startGuard();
  const folder = await mkdtemp(path.join(tmpdir(), 'nginx-'));
  try {
    await writeFile(path.join(folder, 'nginx.conf'), wholeConfiguration());
    const certificate = await ownCertificate();
    await writeFile(path.join(folder, 'certificate.pem'), certificate.text);
    await writeFile(path.join(folder, 'certificate.key'), certificate.key);
    return await task(program, folder, certificate.text);
  } finally {
    await rm(folder, {recursive: true});
  }
}

/** All paths in the configuration are relative to this folder, so no name of a folder has to be quoted in it. */
function place(folder: string): string[] {
  return ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'];
}

interface Started {
  running: RunningProgram;
  ports: Ports;
}

interface Ports {
  plain: number;
  secure: number;
}

/** Another program may take a free port in the meantime, so there are some attempts. */
async function start(program: string, folder: string, files: NginxFiles): Promise<Started> {
  for (let attempt = 1; ; attempt++) {
    const [plain = 0, secure = 0] = await freePorts(2);
    const ports = {plain, secure};
    await writeSite(folder, files, ports);
    const running = startProgram(program, place(folder));
    try {
      await running.untilOutput(/start worker process \d+/);
      return {running, ports};
    } catch (error) {
      if (attempt === 5 || !running.output().includes('Address already in use')) throw error;
    }
  }
}

function proxyOf(
  {running, ports}: Started,
  program: string,
  folder: string,
  certificate: string,
): NginxProxy {
  const url = `https://127.0.0.1:${ports.secure}`;
  let workers = 1;
  return {
    url,
    plainUrl: `http://127.0.0.1:${ports.plain}`,
    ask: (question, options = {}) =>
      send(url, question, {...options, authority: {certificate, name: serverName}}),
    logOf: (lines) => untilLines(path.join(folder, 'access.log'), lines),
    async reload(files) {
      await writeSite(folder, files, ports);
      const reload = startProgram(program, [...place(folder), '-s', 'reload']);
      if ((await reload.ended) !== 0) throw new Error(`nginx refuses:\n${reload.output()}`);
      await running.untilOutput(new RegExp(`(?:worker process \\d+ exited[^]*){${workers++}}`));
    },
  };
}

/** The text of a file that has so many lines, or that still has fewer after five seconds. */
async function untilLines(file: string, lines: number): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    const text = await readFile(file, 'utf8');
    if (text.split('\n').length > lines || attempt === 250) return text;
    await wait(20);
  }
}

/** Writes the site's configuration with the ports and files of this run; what another site had is gone. */
async function writeSite(folder: string, files: NginxFiles, {plain, secure}: Ports): Promise<void> {
  for (const name of ['conf.d', 'sites-enabled', 'elizaos.d']) {
    await rm(path.join(folder, name), {recursive: true, force: true});
  }
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), {recursive: true});
    await writeFile(file, adapted(text, plain, secure));
  }
}

/** The text with what differs here from a real machine: ports, certificate and log. */
function adapted(text: string, plain: number, secure: number): string {
  return text
    .replaceAll(/\blisten (?:\[::\]:)?80\b/g, `listen 127.0.0.1:${plain}`)
    .replaceAll(/\blisten (?:\[::\]:)?443\b/g, `listen 127.0.0.1:${secure}`)
    .replaceAll(/\/etc\/ssl\/certs\/\S+\.pem/g, 'certificate.pem')
    .replaceAll(/\/etc\/ssl\/private\/\S+\.key/g, 'certificate.key')
    .replaceAll(/\/var\/log\/nginx\/\w+\.log/g, 'access.log');
}

/** What stands around the site's configuration, as Debian's nginx.conf does. */
function wholeConfiguration(): string {
  const isRoot = process.getuid?.() === 0;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return [
    // Otherwise the workers of root's nginx may not enter the folder.
    isRoot ? 'user root root;' : '',
    'daemon off;',
    'worker_processes 1;',
    'error_log stderr notice;',
    'pid nginx.pid;',
    'events {}',
    'http {',
    'access_log off;',
    ...temporary.map((name) => `${name}_temp_path ${name};`),
    'include conf.d/*.conf;',
    'include sites-enabled/*;',
    '}',
  ].join('\n');
}
