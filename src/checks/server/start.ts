import {mkdir, rm} from 'node:fs/promises';
import path from 'node:path';
import {listenProblem} from '../../../examples/server/listen.ts';
import {whiteBoxClaim} from '../../claims/claim.ts';
import type {Hold} from '../../claims/hold.ts';
import type {Value} from '../../content/claim/claim.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {type Answer, send} from '../../servers/http/http.ts';
import {exchangeRaw, rawRequest} from '../../servers/http/raw.ts';
import {refusalOf, withKeyedServer, withReferenceServer} from '../../servers/reference-server.ts';
import {withServedSite} from '../../servers/served-site.ts';
import {refusalToStart, untilListening, withServerProgram} from '../../servers/server-program.ts';
import {withSite} from '../../servers/small-site.ts';
import {headerLine} from '../requests.ts';
import {usageLine, withTakenPort} from './program.ts';

const claim = whiteBoxClaim('It starts the server.');

claim('server/listening', async ({documented, hold}) => {
  const log = await withKeyedServer({}, async (server) => server.log());
  hold.same(documented.block(), log.join('\n'), 'started the server with a strong key');
});

claim('server/free-port', async ({documented, hold}) => {
  const port = documented.code();
  const start = {variables: {SERVER_PORT: port.text}};
  const asked = 'started two servers';
  await withReferenceServer(start, (one) =>
    withReferenceServer(start, async (other) => {
      for (const {url, log} of [one, other]) {
        const isSaid = log().some((line) => line.includes(`${url}:`));
        hold.ok(port, isSaid, log().join('\n'), asked);
      }
      hold.ok(port, one.url !== other.url, `${one.url} and ${other.url}`, asked);
    }),
  );
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
    hold.ok(address, isShown, server.log().join('\n'), 'started the server on it');
  });
});

claim('server/site-option', async (context) => {
  const {documented, hold} = context;
  const option = documented.code();
  const usage = await usageLine(context);
  hold.ok(option, usage.includes(`[${option.text}]`), usage, 'asked for an option it has not');
  const [name = ''] = option.text.split(' ');
  await withSite(async (siteDirectory) => {
    await withServerProgram({args: [name, siteDirectory]}, async (program) => {
      const url = await untilListening(program);
      for (const [page, text] of [
        ['/', 'home'],
        ['/guide', 'guide'],
        ['/guide.html', 'guide'],
      ] as const) {
        const {body, statusLine, asked} = await send(url, page);
        hold.ok(option, body.includes(text), `${statusLine}, ${body}`, asked);
      }
    });
  });
});

claim('server/site-not-found', async ({documented, hold}) => {
  await withServedSite(async (server) => {
    // There is no file of which a part, or the state, could be asked for.
    for (const headers of [{}, {Range: 'bytes=0-5'}, {'If-Match': '"x"'}]) {
      const answer = await server.ask('/unknown', {headers});
      const {statusLine, body, asked} = answer;
      hold.same(documented.code(), statusLine, asked);
      hold.ok(documented.code(), body.includes('nothing here'), body, asked);
      holdType(hold, documented.code(), answer, 'text/html');
    }
  });
});

claim('server/without-site', async ({documented, server, hold}) => {
  const answer = await server.ask('/');
  const {body, asked} = answer;
  hold.same(documented.block(), body.trimEnd(), asked);
  hold.ok(documented.block(), body.endsWith('\n'), 'no end of line', asked);
  holdType(hold, documented.block(), answer, 'text/plain');
});

claim('server/without-site-path', async ({documented, server, hold}) => {
  const answer = await server.ask('/unknown');
  hold.same(documented.code(), answer.body.trimEnd(), answer.asked);
  holdType(hold, documented.code(), answer, 'text/plain');
  // A target that is no path leads nowhere, too.
  const other = await exchangeRaw(server.url, rawRequest('GET', 'ftp://localhost/api/agents'));
  const isSame = other.endsWith(answer.body);
  hold.ok(documented.code(), isSame, other, 'GET ftp://localhost/api/agents');
});

claim('server/site-away', async ({documented, hold}) => {
  const {answers} = await awaySite();
  for (const {statusLine, asked} of answers) hold.same(documented.code(), statusLine, asked);
});

claim('server/site-away-log', async ({documented, hold}) => {
  const {log, siteDirectory, answers} = await awaySite();
  const lines = log.filter((line) => line.includes('WARN: There is no site'));
  const line = lines.join('\n').replace(siteDirectory, 'build');
  hold.same(documented.block(), line, `sent ${answers.length} requests for pages of such a site`);
});

claim('server/site-no-folder', async ({documented, hold}) => {
  // As someone types who means `build`.
  const name = 'biuld';
  const {lines} = await refusalToStart({args: ['--site', name]});
  hold.same(documented.block(), lines.join('\n'), `started the server with --site ${name}`);
});

/** What a server does whose site was taken away after the start. */
function awaySite(): Promise<{answers: Answer[]; log: string[]; siteDirectory: string}> {
  return withServedSite(async (server, siteDirectory) => {
    await rm(siteDirectory, {recursive: true});
    const answers = [await server.ask('/'), await server.ask('/guide'), await server.ask('/x')];
    await mkdir(siteDirectory);
    return {answers, log: server.log(), siteDirectory};
  });
}

claim('server/port-in-use', async ({documented, hold}) => {
  await withTakenPort(async (port) => {
    const lines = await refusalOf({variables: {SERVER_PORT: String(port)}});
    hold.same(documented.block(), lines.join('\n'), `started on port ${port}, which is taken`);
    const isNamed = lines.join('').includes(` ${port} `);
    hold.ok(documented.block(), isNamed, lines.join('\n'), `started on port ${port}`);
  });
});

claim('server/privileged-port', async ({documented, otherClaim, hold}) => {
  const [, limit = ''] =
    /to (\d+) or above/.exec(otherClaim('server/port-not-allowed').block().text) ?? [];
  hold.same(documented.code(), limit, 'read what the server says');
});

claim('server/port-not-allowed', async ({documented, hold}) => {
  const said = listenProblem({code: 'EACCES'}, {host: '127.0.0.1', port: 80});
  hold.same(
    documented.block(),
    said,
    'asked the code of the server what it says where the system refuses port 80',
  );
});

claim('server/foreign-host', async ({documented, hold}) => {
  const lines = await refusalOf({variables: {SERVER_HOST: '192.0.2.1'}});
  hold.same(
    documented.block(),
    lines.join('\n'),
    'set SERVER_HOST to an address for documentation',
  );
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
function failure(): Promise<{answer: Answer; log: string[]}> {
  return withServedSite(async (server, siteDirectory) => {
    await rm(path.join(siteDirectory, '404.html'));
    const answer = await server.ask('/unknown');
    return {answer, log: server.log()};
  });
}

function holdType(hold: Hold, value: Value, {headers, asked}: Answer, type: string): void {
  const sent = headers['content-type'];
  const isSo = String(sent).startsWith(type);
  hold.ok(value, isSo, headerLine('Content-Type', sent), asked);
}
