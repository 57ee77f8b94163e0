import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {connect, createServer} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {readConfig} from '../../examples/server/config.ts';
import {listenProblem} from '../../examples/server/listen.ts';
import {patience} from '../../examples/server/run.ts';
import {NotObservable} from '../../src/checks/hold.ts';
import {type Answer, ask} from '../support/http.ts';
import {startServerProgram, untilListening} from '../support/program.ts';
import {
  refusalOf,
  startReferenceServer,
  strongKey,
  withReferenceServer,
} from '../support/reference-server.ts';
import {withServerProgram} from '../support/server-output.ts';
import {claim} from './claim.ts';
import {deedOf, holdAllPhrases} from './phrase.ts';
import {headerLine} from './requests.ts';
import {variableMeanings} from './variables.ts';

const keyVariable = 'ELIZA_SERVER_AUTH_TOKEN';

claim('server/listening', async ({documented, hold}) => {
  const server = await startReferenceServer({variables: {[keyVariable]: strongKey()}});
  await server.stop();
  hold.same(documented.block(), server.log().join('\n'), 'started the server with a strong key');
});

claim('server/free-port', async ({documented, hold}) => {
  const port = documented.code();
  const servers = [];
  for (let count = 0; count < 2; count++) {
    servers.push(await startReferenceServer({variables: {SERVER_PORT: port.text}}));
  }
  const urls = servers.map(({url}) => url);
  for (const server of servers) {
    const isSaid = server.log().some((line) => line.includes(`${server.url}:`));
    hold.that(port, isSaid, server.log().join('\n'), 'started two servers');
    await server.stop();
  }
  hold.that(port, urls[0] !== urls[1], urls.join(' and '), 'started two servers');
});

claim('server/ipv6', async ({documented, hold}) => {
  const address = documented.code();
  const variables = {SERVER_HOST: address.text.slice(1, -1)};
  const refusal = await refusalOf({variables});
  if (refusal.length > 0 && address.text === '[::1]') {
    throw new NotObservable('This machine has no IPv6 loopback address.');
  }
  await withReferenceServer({variables}, async (server) => {
    const isShown = server.log().some((line) => line.includes(`http://${address.text}:`));
    hold.that(address, isShown, server.log().join('\n'), 'started the server on it');
  });
});

claim('server/site-option', async ({documented, hold}) => {
  const option = documented.code();
  const usage = await usageLine();
  hold.that(option, usage.includes(`[${option.text}]`), usage, 'asked for an option it has not');
  const [name = ''] = option.text.split(' ');
  await withSite(async (siteDirectory) => {
    await withServerProgram({args: [name, siteDirectory]}, async (program) => {
      const url = await untilListening(program);
      for (const [page, text] of [
        ['/', 'home'],
        ['/guide', 'guide'],
        ['/guide.html', 'guide'],
      ] as const) {
        const {body, statusLine, asked} = await ask(url, page);
        hold.that(option, body.includes(text), `${statusLine}, ${body}`, asked);
      }
    });
  });
});

claim('server/site-not-found', async ({documented, hold}) => {
  await withSite(async (siteDirectory) => {
    await withReferenceServer({siteDirectory}, async (server) => {
      const {statusLine, body, asked} = await server.ask('/unknown');
      hold.same(documented.code(), statusLine, asked);
      hold.that(documented.code(), body.includes('nothing here'), body, asked);
    });
  });
});

claim('server/without-site', async ({documented, server, hold}) => {
  const {body, asked, headers} = await server.ask('/');
  hold.same(documented.block(), body.trimEnd(), asked);
  hold.that(documented.block(), body.endsWith('\n'), 'no end of line', asked);
  const type = headers['content-type'];
  const isText = String(type).startsWith('text/plain');
  hold.that(documented.block(), isText, headerLine('Content-Type', type), asked);
});

claim('server/refusal-exit-code', async ({documented, hold}) => {
  const variables = {SERVER_PORT: 'http', LOG_LEVEL: 'loud'};
  await withServerProgram({variables}, async (program) => {
    hold.same(documented.code(), String(await program.ended), 'set two variables to wrong values');
    const lines = program.output().trimEnd().split('\n');
    hold.that(documented.code(), lines.length === 2, lines.join('\n'), 'counted the lines');
  });
  await withTakenPort(async (port) => {
    await withServerProgram({variables: {SERVER_PORT: String(port)}}, async (program) => {
      hold.same(documented.code(), String(await program.ended), 'started on a port in use');
      const isSaid = program.output().includes(String(port));
      hold.that(documented.code(), isSaid, program.output(), 'started on a port in use');
    });
  });
});

claim('server/bad-values', async ({documented, hold}) => {
  const rows = documented.rows('Setting', 'What the server says');
  for (const row of rows) {
    const [name = '', ...value] = row.Setting.text.split('=');
    const lines = await refusalOf({variables: {[name]: value.join('=')}});
    hold.same(row['What the server says'], lines.join('\n'), `set ${row.Setting.text}`);
    hold.that(row.Setting, lines.length > 0, 'it starts', `set ${row.Setting.text}`);
  }
  const shown = new Set(rows.map(({Setting}) => Setting.text.split('=')[0]));
  const missing = Object.keys(variableMeanings).filter(
    (name) => name !== keyVariable && !shown.has(name),
  );
  const last = rows.at(-1)?.Setting;
  if (last) hold.that(last, missing.length === 0, `also ${missing.join(', ')}`, 'compared');
});

claim('server/port-range', async ({documented, hold}) => {
  const ends = documented.codes();
  for (const [place, end] of ends.entries()) {
    const beyond = Number(end.text) + (place === 0 ? -1 : 1);
    const [inside, outside] = [portOf(end.text), portOf(String(beyond))];
    hold.that(end, inside === Number(end.text), String(inside), `set SERVER_PORT=${end.text}`);
    hold.that(end, outside === undefined, String(outside), `set SERVER_PORT=${beyond}`);
  }
});

claim('server/bad-keys', async ({documented, hold}) => {
  const keys: Record<string, string> = {
    'only white space': ' \t ',
    'white space before it': ` ${strongKey()}`,
    'white space after it': `${strongKey()} `,
    'an umlaut at its start': `ü${strongKey()}`,
    'an umlaut at its end': `${strongKey()}ü`,
  };
  const rows = documented.rows('Key', 'What the server says');
  holdAllPhrases(
    hold,
    rows.map(({Key}) => Key),
    keys,
  );
  for (const row of rows) {
    const lines = await refusalOf({variables: {[keyVariable]: deedOf(hold, row.Key, keys)}});
    hold.same(row['What the server says'], lines.join('\n'), `set a key with ${row.Key.text}`);
  }
});

claim('server/env-file-with-error', async ({documented, said, hold}) => {
  const block = documented.block();
  const message = said('server/env-file-error').block().text;
  const lines = block.text.split('\n');
  for (const [place, line] of lines.entries()) {
    const [name = ''] = line.split('=');
    hold.that(block, name in variableMeanings, 'a variable that it does not read', line);
    const alone = await refusalOf({envFile: `${line}\n`});
    const isNamed = message.startsWith(`.env:${place + 1}:`);
    hold.that(block, alone.length === (isNamed ? 1 : 0), alone.join('\n') || 'it starts', line);
  }
});

claim('server/env-file-error', async ({documented, said, hold}) => {
  const file = said('server/env-file-with-error').block().text;
  for (const envFile of [
    file,
    file.replaceAll(/^/gm, '  export '),
    file.replaceAll('\n', '\r\n'),
  ]) {
    const lines = await refusalOf({envFile: `${envFile}\n`});
    hold.same(documented.block(), lines.join('\n'), 'started the server with the file above');
  }
  const before = file.split('\n').slice(0, 2).join('\n');
  const twice = await refusalOf({envFile: `LOG_LEVEL=info\nX_${before}\n${before}\n`});
  const shifted = documented.block().text.replace(/:\d+:/, ':5:');
  hold.that(documented.block(), twice.join('\n') === shifted, twice.join('\n'), 'set it twice');
});

claim('server/unreadable-env-file', async ({documented, hold}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'reference-server-'));
  await mkdir(path.join(folder, '.env'));
  const program = startServerProgram({folder});
  await program.ended;
  hold.same(documented.block(), program.output().trimEnd(), 'started beside a folder named .env');
  await rm(folder, {recursive: true});
});

claim('server/usage', async ({documented, hold}) => {
  hold.same(documented.block(), await usageLine(), 'started the server with --port 1');
});

claim('server/port-in-use', async ({documented, hold}) => {
  await withTakenPort(async (port) => {
    const lines = await refusalOf({variables: {SERVER_PORT: String(port)}});
    hold.same(documented.block(), lines.join('\n'), `started on port ${port}, which is taken`);
    const isNamed = lines.join('').includes(` ${port} `);
    hold.that(documented.block(), isNamed, lines.join('\n'), `started on port ${port}`);
  });
});

claim('server/privileged-port', async ({documented, said, hold}) => {
  const [, limit = ''] =
    /to (\d+) or above/.exec(said('server/port-not-allowed').block().text) ?? [];
  hold.same(documented.code(), limit, 'read what the server says');
});

claim('server/port-not-allowed', async ({documented, hold}) => {
  const port = Number(/port (\d+):/.exec(documented.block().text)?.[1]);
  const said = listenProblem({code: 'EACCES'}, {host: '127.0.0.1', port: 80});
  hold.same(documented.block(), said, `was refused port ${port} by the system`);
});

claim('server/foreign-host', async ({documented, hold}) => {
  const lines = await refusalOf({variables: {SERVER_HOST: '192.0.2.1'}});
  hold.same(
    documented.block(),
    lines.join('\n'),
    'set SERVER_HOST to an address for documentation',
  );
});

claim('server/stop-signals', async ({documented, hold}) => {
  for (const signal of ['SIGINT', documented.code().text] as NodeJS.Signals[]) {
    const {exitCode, output} = await stopped(signal);
    const isStopped = exitCode !== null && output.includes(signal);
    hold.that(documented.code(), isStopped, output, `started the server and sent ${signal}`);
  }
});

claim('server/stop-exit-code', async ({documented, hold}) => {
  const {exitCode} = await stopped('SIGTERM');
  hold.same(documented.code(), String(exitCode), 'started the server and sent SIGTERM');
});

claim('server/stop-log', async ({documented, hold}) => {
  const {output} = await stopped('SIGTERM');
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  hold.same(documented.block(), last, 'started the server and sent SIGTERM');
});

claim('server/stop-patience', async ({documented, hold}) => {
  const seconds = documented.code();
  hold.same(seconds, String(patience / 1000), 'read how long the server waits');
  await withServerProgram({}, async (program) => {
    const {hostname, port} = new URL(await untilListening(program));
    // A request that never ends: its headers are not complete.
    const socket = connect(Number(port), hostname);
    await new Promise((resolve) => socket.write('GET /healthz HTTP/1.1\r\n', resolve));
    socket.on('error', () => undefined);
    const started = performance.now();
    program.signal('SIGTERM');
    const exitCode = await program.ended;
    const waited = performance.now() - started;
    hold.that(seconds, exitCode === 0, `exit code ${exitCode}`, 'left a request open');
    hold.that(seconds, waited >= patience * 0.9, `${Math.round(waited)} ms`, 'left a request open');
    socket.destroy();
  });
});

claim('server/failure-status', async ({documented, hold}) => {
  const {answer} = await failure();
  hold.same(documented.code(), answer.statusLine, 'asked a site without 404.html');
});

claim('server/failure-level', async ({documented, hold}) => {
  const {log} = await failure();
  const line = log.find((candidate) => candidate.includes('404.html')) ?? 'nothing';
  hold.same(
    documented.code(),
    /\] (\w+):/.exec(line)?.[1] ?? line,
    'asked a site without 404.html',
  );
});

claim('server/failure-body', async ({documented, hold}) => {
  const {answer} = await failure();
  hold.json(documented.block(), answer.body, 'asked a site without 404.html');
});

/** What a server does that cannot do its work, since a file of its site is not there. */
async function failure(): Promise<{answer: Answer; log: string[]}> {
  return withSite((siteDirectory) =>
    withReferenceServer({siteDirectory}, async (server) => {
      await rm(path.join(siteDirectory, '404.html'));
      const answer = await server.ask('/unknown');
      return {answer, log: server.log()};
    }),
  );
}

/** Gives a task the folder of a small built site. */
async function withSite<Result>(task: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'site-'));
  const pages = {'index.html': 'home', 'guide.html': 'guide', '404.html': 'nothing here'};
  for (const [name, text] of Object.entries(pages)) await writeFile(path.join(folder, name), text);
  try {
    return await task(folder);
  } finally {
    await rm(folder, {recursive: true});
  }
}

/** Gives a task a port of the loopback address that another program has. */
async function withTakenPort(task: (port: number) => Promise<void>): Promise<void> {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  try {
    await task(typeof address === 'object' && address !== null ? address.port : 0);
  } finally {
    other.close();
  }
}

async function usageLine(): Promise<string> {
  const program = startServerProgram({args: ['--port', '1']});
  const exitCode = await program.ended;
  const [unknown = '', usage = '', ...more] = program.output().trimEnd().split('\n');
  const isWhole = exitCode === 1 && unknown.includes('--port') && more.length === 0;
  return isWhole ? usage : program.output();
}

async function stopped(signal: NodeJS.Signals): Promise<{exitCode: number | null; output: string}> {
  return withServerProgram({}, async (program) => {
    await untilListening(program);
    program.signal(signal);
    return {exitCode: await program.ended, output: program.output()};
  });
}

function portOf(text: string): number | undefined {
  const result = readConfig({SERVER_PORT: text});
  return result.ok ? result.config.port : undefined;
}
