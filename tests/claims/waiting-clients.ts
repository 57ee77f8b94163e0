import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {CheckContext} from '../../src/checks/judge.ts';
import {clientLanguages} from '../../src/content/client-language.ts';
import {runClientFile} from '../examples/run-client.ts';
import {claimFromInside} from './claim.ts';
import {success} from './requests.ts';

const claim = claimFromInside(
  'It runs the clients of the page against servers with other settings.',
);

/** One request of a client, and when it came, in milliseconds. */
interface Visit {
  time: number;
}

/** In seconds. */
const wait = 1;

claim('rate-limiting/clients-wait', async (context) => {
  const {documented, hold} = context;
  await Promise.all(
    clientLanguages.map(async ({id, file}) => {
      const {visits, exitCode} = await visit(context, id, file, 1);
      const [refused = 0, answered = 0] = visits.map(({time}) => time);
      const waited = answered - refused;
      // A timer may be a millisecond early.
      const isLong = visits.length === 2 && waited > wait * 1000 - 10 && exitCode === 0;
      const what = isLong ? 'wait as long as' : `ask after ${Math.round(waited)} ms, not as`;
      hold.same(documented.text(), what, `told ${file} to wait for ${wait} s`);
    }),
  );
});

claim('rate-limiting/retries', async (context) => {
  const {documented, hold} = context;
  await Promise.all(
    clientLanguages.map(async ({id, file}) => {
      const {visits, exitCode} = await visit(context, id, file, Number.POSITIVE_INFINITY);
      const retries = String(visits.length - 1);
      hold.same(documented.code(), retries, `refused ${file} each time`);
      hold.that(documented.code(), exitCode !== 0, 'it ended well', `refused ${file} each time`);
    }),
  );
});

/** Runs a client against a server that refuses it so many times. */
async function visit(
  context: CheckContext,
  language: (typeof clientLanguages)[number]['id'],
  file: string,
  refusals: number,
): Promise<{visits: Visit[]; exitCode: number | null}> {
  const refusal = Number.parseInt(context.said('rate-limiting/excess').code().text, 10);
  const answer = Number.parseInt(success(context), 10);
  const visits: Visit[] = [];
  const server = createServer((_request, response) => {
    visits.push({time: performance.now()});
    const isRefused = visits.length <= refusals;
    response.writeHead(isRefused ? refusal : answer, {
      'Content-Type': 'application/json',
      ...(isRefused ? {'Retry-After': wait} : {}),
    });
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  try {
    const settings = {url: `http://127.0.0.1:${port}`, key: 'any'};
    const run = await runClientFile(language, `examples/wait-and-retry/${file}`, settings);
    return {visits, exitCode: run.exitCode};
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
