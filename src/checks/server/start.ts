import {listenProblem} from '../../../examples/server/listen.ts';
import type {Site} from '../../../examples/server/site.ts';
import {whiteBoxClaim} from '../../claims/claim.ts';
import type {Hold} from '../../claims/hold.ts';
import type {Value} from '../../content/claim/claim.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import type {Answer} from '../../servers/http/http.ts';
import {exchangeRaw, rawRequest} from '../../servers/http/raw.ts';
import {refusalOf, withKeyedServer, withReferenceServer} from '../../servers/reference-server.ts';
import {agents, headerLine} from '../requests.ts';
import {withTakenPort} from './program.ts';

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

function holdType(hold: Hold, value: Value, {headers, asked}: Answer, type: string): void {
  const sent = headers['content-type'];
  const isSo = String(sent).startsWith(type);
  hold.ok(value, isSo, headerLine('Content-Type', sent), asked);
}
