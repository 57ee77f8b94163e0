import {mkdir, rm} from 'node:fs/promises';
import path from 'node:path';
import {listenProblem} from '../../../examples/server/listen.ts';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {type Answer, send} from '../../servers/http/http.ts';
import {exchangeRaw, rawRequest} from '../../servers/http/raw.ts';
import {
  refusalOf,
  startReferenceServer,
  withReferenceServer,
} from '../../servers/reference-server.ts';
import {refusalToStart, untilListening, withServerProgram} from '../../servers/server-program.ts';
import {withSite} from '../../servers/small-site.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {headerLine} from '../requests.ts';
import {usageLine, withTakenPort} from './program.ts';

const claim = whiteBoxClaim('It starts the server.');

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
    hold.ok(port, isSaid, server.log().join('\n'), 'started two servers');
    await server.stop();
  }
  hold.ok(port, urls[0] !== urls[1], urls.join(' and '), 'started two servers');
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
  await withSite(async (siteDirectory) => {
    await withReferenceServer({siteDirectory}, async (server) => {
      // There is no file of which a part, or the state, could be asked for.
      for (const headers of [{}, {Range: 'bytes=0-5'}, {'If-Match': '"x"'}]) {
        const answer = await server.ask('/unknown', {headers});
        const {statusLine, body, asked} = answer;
        hold.same(documented.code(), statusLine, asked);
        hold.ok(documented.code(), body.includes('nothing here'), body, asked);
        const type = answer.headers['content-type'];
        const isHtml = String(type).startsWith('text/html');
        hold.ok(documented.code(), isHtml, headerLine('Content-Type', type), asked);
      }
    });
  });
});

claim('server/without-site', async ({documented, server, hold}) => {
  const {body, asked, headers} = await server.ask('/');
  hold.same(documented.block(), body.trimEnd(), asked);
  hold.ok(documented.block(), body.endsWith('\n'), 'no end of line', asked);
  const type = headers['content-type'];
  const isText = String(type).startsWith('text/plain');
  hold.ok(documented.block(), isText, headerLine('Content-Type', type), asked);
});

claim('server/without-site-path', async ({documented, server, hold}) => {
  const {body, headers, asked} = await server.ask('/unknown');
  hold.same(documented.code(), body.trimEnd(), asked);
  const type = headers['content-type'];
  const isText = String(type).startsWith('text/plain');
  hold.ok(documented.code(), isText, headerLine('Content-Type', type), asked);
  // A target that is no path leads nowhere, too.
  const answer = await exchangeRaw(server.url, rawRequest('GET', 'ftp://localhost/api/agents'));
  const isSame = answer.endsWith(body);
  hold.ok(documented.code(), isSame, answer, 'GET ftp://localhost/api/agents');
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
async function awaySite(): Promise<{answers: Answer[]; log: string[]; siteDirectory: string}> {
  return withSite((siteDirectory) =>
    withReferenceServer({siteDirectory}, async (server) => {
      await rm(siteDirectory, {recursive: true});
      const answers = [await server.ask('/'), await server.ask('/guide'), await server.ask('/x')];
      await mkdir(siteDirectory);
      return {answers, log: server.log(), siteDirectory};
    }),
  );
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
async function failure(): Promise<{answer: Answer; log: string[]}> {
  return withSite((siteDirectory) =>
    withReferenceServer({siteDirectory}, async (server) => {
      await rm(path.join(siteDirectory, '404.html'));
      const answer = await server.ask('/unknown');
      return {answer, log: server.log()};
    }),
  );
}
