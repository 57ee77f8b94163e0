import type {RequestListener} from 'node:http';
import {type Startable, startClaim} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {oncePerRun} from '../../claims/once-per-run.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {runClientFile} from '../../clients/run-client.ts';
import {clientLanguages} from '../../content/code/client-language.ts';
import {withStub} from '../../servers/http/stub.ts';
import {untilLimited} from '../beyond-limit.ts';
import {agents, headerValue, success} from '../requests.ts';

const claim = startClaim('It runs the clients of the page against what the server sends.');

/** One request of a client, and when it came, in milliseconds. */
interface Visit {
  time: number;
}

/** A client that was refused, how long it was told to wait, and what it did. */
interface Refused {
  file: string;
  after: string;
  visits: Visit[];
  exitCode: number | null;
}

claim('reference/rate-limits/clients-wait', async (context) => {
  const {documented, hold} = context;
  for (const {file, after, visits, exitCode} of await visitAll(context, 1)) {
    const [refused = 0, answered = 0] = visits.map(({time}) => time);
    const waited = answered - refused;
    // A timer may be a millisecond early.
    const isLong = visits.length === 2 && waited > Number(after) * 1000 - 10 && exitCode === 0;
    const observed = visits.length === 1 ? 'end at once' : `ask after ${Math.round(waited)} ms`;
    const known = {'wait as long as': isLong};
    holdPhrase(hold, documented.text(), known, observed, toldBy(after, file));
  }
});

claim('reference/rate-limits/retries', async (context) => {
  const {documented, hold} = context;
  for (const {file, after, visits, exitCode} of await visitAll(context, Number.POSITIVE_INFINITY)) {
    const asked = `${toldBy(after, file)}, each time`;
    const sent = String(visits.length - 1);
    const observed = sent === '0' ? 'none' : sent;
    hold.ok(documented.code(), sent === documented.code().text, observed, asked);
    hold.ok(documented.code(), exitCode !== 0, 'it ended well', asked);
  }
});

/** What a client was told by the 429 of the server; what is left of a long window is another number each time. */
function toldBy(after: string, file: string): string {
  const wait = Number(after) < 60 ? `${after} s` : 'more than a minute';
  return `told ${file} to wait for ${wait}, as the refusal of the server does`;
}

/** Runs each client against a server that refuses it so many times, as the server does whose 429 it has. */
async function visitAll(context: CheckContext & Startable, refusals: number): Promise<Refused[]> {
  const after = await retryAfter(context);
  return Promise.all(
    clientLanguages.map(async ({id, file}) => ({
      file,
      after,
      ...(await visit(context, id, file, {refusals, after})),
    })),
  );
}

/** How long a server whose windows are as short as they can be tells a client to wait. */
const retryAfter = oncePerRun(({withKeyedServer}: Startable) =>
  withKeyedServer({RATE_LIMIT_MAX: '1', RATE_LIMIT_WINDOW: '1'}, async (server) =>
    headerValue(await untilLimited(() => server.askWithKey(agents)), 'Retry-After'),
  ),
);

/** Runs a client against a server that refuses it so many times. */
async function visit(
  context: CheckContext,
  language: (typeof clientLanguages)[number]['id'],
  file: string,
  {refusals, after}: {refusals: number; after: string},
): Promise<Pick<Refused, 'visits' | 'exitCode'>> {
  const refusal = Number.parseInt(
    context.otherClaim('reference/rate-limits/excess').code().text,
    10,
  );
  const answer = Number.parseInt(success(context), 10);
  const visits: Visit[] = [];
  const limited: RequestListener = (_request, response) => {
    visits.push({time: performance.now()});
    const isRefused = visits.length <= refusals;
    response.writeHead(isRefused ? refusal : answer, {
      'Content-Type': 'application/json',
      ...(isRefused ? {'Retry-After': after} : {}),
    });
    response.end('{}');
  };
  const {exitCode} = await withStub(limited, (url) =>
    runClientFile(language, `examples/wait-and-retry/${file}`, {url, key: 'any'}),
  );
  return {visits, exitCode};
}
