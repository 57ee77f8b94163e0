import {listenProblem} from '../../../examples/server/listen.ts';
import type {Site} from '../../../examples/server/site.ts';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import type {Answer} from '../../servers/http/http.ts';
import {exchangeRaw, rawRequest} from '../../servers/http/raw.ts';
import {
  refusalOf,
  startReferenceServer,
  withReferenceServer,
} from '../../servers/reference-server.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents, headerLine} from '../requests.ts';
import {withTakenPort} from './program.ts';

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

claim('server/api-not-compressed', async ({documented, server, hold}) => {
  const headers = {'Accept-Encoding': 'gzip, deflate, br'};
  for (const answer of [
    await server.askWithKey(agents, {headers}),
    await server.ask(agents, {headers}),
    await server.askWithKey('/api/unknown', {headers}),
  ]) {
    const encoding = answer.headers['content-encoding'];
    const isPlain = encoding === undefined && answer.headers.vary === undefined;
    const observed = isPlain ? 'never compressed' : headerLine('Content-Encoding', encoding);
    hold.same(documented.text(), observed, answer.asked);
  }
});

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
  hold.same(documented.code(), answer.statusLine, brokenRequest);
});

claim('server/failure-level', async ({documented, hold}) => {
  const {log} = await failure();
  const line = log.find((candidate) => candidate.includes(defect)) ?? 'nothing';
  hold.same(documented.code(), /\] (\w+):/.exec(line)?.[1] ?? line, brokenRequest);
});

claim('server/failure-body', async ({documented, hold}) => {
  const {answer} = await failure();
  hold.json(documented.block(), answer.body, brokenRequest);
  hold.ok(documented.block(), !answer.body.includes(defect), answer.body, brokenRequest);
});

const defect = 'the disk is broken';
const brokenRequest = 'sent a request to a server with a defect';

/** What a server does that cannot do its work. */
async function failure(): Promise<{answer: Answer; log: string[]}> {
  const site: Site = () => () => {
    throw new Error(defect);
  };
  return withReferenceServer({site}, async (server) => {
    const answer = await server.ask('/');
    return {answer, log: server.log()};
  });
}
