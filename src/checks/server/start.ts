import {mistakeOfClient, type Startable, startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import type {Hold} from '../../claims/hold.ts';
import {oncePerRun} from '../../claims/once-per-run.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import type {Value} from '../../content/claim/claim.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import type {Answer} from '../../servers/http/http.ts';
import {exchangeRaw, rawRequest, statusLines} from '../../servers/http/raw.ts';
import {StartRefused} from '../../servers/launcher.ts';
import {preloading} from '../../servers/preloads/preload.ts';
import {lastLine, levelOf, noLine} from '../log-lines.ts';
import {orRefusalText, refusalOfProgram, refusalText} from '../refusal.ts';
import {agents, headerLine} from '../requests.ts';
import {withTakenPort} from './program.ts';

const claim = startClaim('It starts the server.');
const ofReference = whiteBoxClaim('It takes a site with a defect.');

/** What a server logs that says where it listens. */
const listening = /listening/i;

claim(
  'reference-server/start-stop-messages/listening',
  async ({documented, hold, withKeyedServer}) => {
    const log = await withKeyedServer({}, async (server) => server.log());
    const asked = 'started the server with a strong key';
    hold.same(documented.block(), log.find((line) => listening.test(line)) ?? noLine, asked);
    hold.ok(documented.block(), log.length === 1, `${log.length} lines`, asked);
  },
);

claim('reference-server/start-stop-messages/free-port', async ({documented, hold, withServer}) => {
  const port = documented.code();
  const start = {variables: {SERVER_PORT: port.text}};
  const asked = 'started two servers';
  const refusal = await orRefusalText(
    withServer(start, (one) =>
      withServer(start, async (other) => {
        for (const server of [one, other]) {
          const line = (await lastLine(server, listening)) ?? noLine;
          const isSaid = new RegExp(`\\b${new URL(server.url).port}\\b`).test(line);
          hold.ok(port, isSaid, line, asked);
        }
        hold.ok(port, one.url !== other.url, `${one.url} and ${other.url}`, asked);
      }),
    ),
  );
  if (refusal !== undefined) hold.ok(port, false, refusal, asked);
});

claim('reference-server/start-stop-messages/ipv6', async ({documented, hold, withServer}) => {
  const address = documented.code();
  const variables = {SERVER_HOST: address.text.slice(1, -1)};
  const observed = await withServer({variables}, async (server) =>
    lastLine(server, listening),
  ).catch((error) => {
    const isNoAddress = error instanceof StartRefused && address.text === '[::1]';
    throw isNoAddress ? new NotObservable('This machine has no IPv6 loopback address.') : error;
  });
  const isShown = observed?.includes(`http://${address.text}:`) ?? false;
  hold.ok(address, isShown, observed ?? noLine, 'started the server on it');
});

claim('reference-server/start-stop-messages/without-site', async ({documented, server, hold}) => {
  const answer = await server.ask('/');
  const {body, asked} = answer;
  hold.same(documented.block(), textOf(answer), asked);
  hold.ok(documented.block(), body.endsWith('\n'), 'no end of line', asked);
  holdType(hold, documented.block(), answer, 'text/plain');
});

claim(
  'reference-server/start-stop-messages/without-site-path',
  async ({documented, server, hold}) => {
    const answer = await server.ask('/unknown');
    hold.same(documented.code(), textOf(answer), answer.asked);
    holdType(hold, documented.code(), answer, 'text/plain');
    // A target that is no path leads nowhere, too.
    const other = await exchangeRaw(server.url, rawRequest('GET', 'ftp://localhost/api/agents'));
    const isSame = other.endsWith(answer.body);
    const [statusLine = 'nothing'] = statusLines(other);
    hold.ok(documented.code(), isSame, statusLine, 'GET ftp://localhost/api/agents');
  },
);

claim(
  'reference-server/start-stop-messages/api-not-compressed',
  async ({documented, server, hold}) => {
    const headers = {'Accept-Encoding': 'gzip, deflate, br'};
    for (const answer of [
      await server.askWithKey(agents, {headers}),
      await server.ask(agents, {headers}),
      await server.askWithKey('/api/unknown', {headers}),
    ]) {
      const {vary, 'content-encoding': encoding} = answer.headers;
      // What varies by the origin alone is the same text for every client.
      const isPlain = encoding === undefined && !/\*|accept-encoding/i.test(vary ?? '');
      const lines = [headerLine('Content-Encoding', encoding), headerLine('Vary', vary)];
      const known = {'never compressed': isPlain};
      holdPhrase(hold, documented.text(), known, lines.join(', '), answer.asked);
    }
  },
);

claim('reference-server/start-stop-messages/port-in-use', async (context) => {
  const {documented, hold} = context;
  await withTakenPort(async (port) => {
    const said = await refusalText(context.refusalOf, {variables: {SERVER_PORT: String(port)}});
    hold.same(documented.block(), said, `started on port ${port}, which is taken`);
    hold.ok(documented.block(), said.includes(` ${port} `), said, `started on port ${port}`);
  });
});

claim('reference-server/start-stop-messages/privileged-port', async (context) => {
  const {documented, hold} = context;
  const [, limit = 'no such port is named'] =
    /\b(?:to|above) (\d+)\b/.exec(await lowPort(context)) ?? [];
  hold.same(documented.code(), limit, `read what it says of port ${privilegedPort}`);
});

claim('reference-server/start-stop-messages/port-not-allowed', async (context) => {
  const {documented, hold} = context;
  const asked = `started on port ${privilegedPort}, which the system refuses to it`;
  hold.same(documented.block(), await lowPort(context), asked);
});

const privilegedPort = '80';

/** What the server says where the system refuses the port to it; where it logs that as an error, that line. */
const lowPort = oncePerRun(({withProgram}: Startable) => {
  const variables = {
    SERVER_HOST: '127.0.0.1',
    SERVER_PORT: privilegedPort,
    ...preloading('refuse-low-ports'),
  };
  return withProgram({variables}, async (program) => {
    const said = await refusalOfProgram(program);
    const lines = program.output().split('\n');
    const ofPort = `port ${privilegedPort}`;
    return lines.find((line) => levelOf(line) === 'error' && line.includes(ofPort)) ?? said;
  });
});

claim('reference-server/start-stop-messages/foreign-host', async (context) => {
  const {documented, hold} = context;
  const said = await refusalText(context.refusalOf, {variables: {SERVER_HOST: '192.0.2.1'}});
  hold.same(documented.block(), said, 'set SERVER_HOST to an address for documentation');
});

claim('reference-server/start-stop-messages/failure-status', async (context) => {
  const {answer} = await failureOf(context);
  context.hold.same(context.documented.code(), answer.statusLine, failing);
});

claim('reference-server/start-stop-messages/failure-level', async (context) => {
  const {log, reason} = await failureOf(context);
  // Where the reason stands below its line, the level is in that line.
  const place = log.findIndex((line) => line.includes(reason));
  const level = log
    .slice(0, place + 1)
    .map(levelOf)
    .findLast((one) => one !== undefined);
  context.hold.same(context.documented.code(), level?.toUpperCase() ?? noLine, failing);
});

claim('reference-server/start-stop-messages/failure-body', async (context) => {
  const {documented, hold} = context;
  const {answer, reason} = await failureOf(context);
  hold.json(documented.block(), answer.body, failing);
  hold.ok(documented.block(), !answer.body.includes(reason), answer.body, failing);
});

ofReference('reference-server/start-stop-messages/failure-midway', async (context) => {
  // A mistake of the client is told to the client alone where the response has not begun.
  for (const error of [undefined, mistakeOfClient]) {
    const {received, log, reason} = await context.failureMidway(error);
    const isTold = log.some((line) => line.includes(reason) && levelOf(line) === 'error');
    const known = {'breaks off': isTold && /breaks off/.test(received)};
    const observed = `${received}; ${log.join('\n') || noLine}`;
    const asked = 'had the server fail once a response had begun';
    holdPhrase(context.hold, context.documented.text(), known, observed, asked);
  }
});

const failureOf = oncePerRun(({failure}: Startable) => failure());

const failing = 'sent a request at which the server fails';

/** The text of an answer; a page, which may be long, in a word. */
function textOf({headers, body}: Answer): string {
  const isPage = String(headers['content-type']).startsWith('text/html');
  return isPage ? 'a page of HTML' : body.trimEnd();
}

function holdType(hold: Hold, value: Value, {headers, asked}: Answer, type: string): void {
  const sent = headers['content-type'];
  const isSo = String(sent).startsWith(type);
  hold.ok(value, isSo, headerLine('Content-Type', sent), asked);
}
