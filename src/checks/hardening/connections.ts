import {Server} from 'node:http';
import {limitConnections} from '../../../examples/server/connections.ts';
import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase, holdTable} from '../../claims/phrase.ts';
import {startProgram} from '../../machine/program.ts';
import {compiledServer} from '../../servers/compiled-server.ts';
import {connectionsKept} from '../../servers/http/connections.ts';
import type {StartedServer} from '../../servers/launcher.ts';
import {untilListening} from '../../servers/server-program.ts';
import {noLine} from '../log-lines.ts';

const claim = startClaim('It opens as many connections as a server takes, and keeps others out.');
const ofReference = whiteBoxClaim(
  'It takes the code of the reference server, or starts its program with few files.',
);

/** How many connections are refused where one line tells of it. */
const tooMany = 3;

claim('reference-server/ways-around/connections-log', async ({documented, hold, withServer}) => {
  const line = documented.block();
  const most = /(\d+) are open/.exec(line.text)?.[1] ?? '';
  const variables = {CONNECTIONS_MAX: most, TRUST_PROXY: 'loopback'};
  await withServer({variables}, async (server) => {
    const {kept, end} = await connectionsKept(server.url, Number(most) + tooMany);
    const asked = `opened ${Number(most) + tooMany} connections`;
    hold.same(line, await warningsOf(server), asked);
    hold.ok(line, String(kept) === most, `${kept} connections are kept`, asked);
    end();
  });
});

claim(
  'reference-server/ways-around/connections-share-log',
  async ({documented, hold, withServer}) => {
    const line = documented.block();
    const share = Number(/(\d+) are open/.exec(line.text)?.[1]);
    await withServer({variables: {CONNECTIONS_MAX: String(2 * share)}}, async (server) => {
      const {end} = await connectionsKept(server.url, share + tooMany);
      hold.same(line, await warningsOf(server), `opened ${share + tooMany} connections`);
      end();
    });
  },
);

claim('reference-server/ways-around/connections-share', async ({documented, hold, withServer}) => {
  await withServer({variables: {CONNECTIONS_MAX: '8'}}, async ({url}) => {
    const one = await connectionsKept(url, 8);
    const other = await connectionsKept(url, 8, '127.0.0.2');
    const isHalf = one.kept === 4 && other.kept === 4;
    const observed = `${one.kept} and ${other.kept} of 8 stay`;
    const asked = 'opened 8 connections from each of two addresses';
    holdPhrase(hold, documented.text(), {half: isHalf}, observed, asked);
    one.end();
    other.end();
  });
});

claim('reference-server/ways-around/connections-proxy', async ({documented, hold, withServer}) => {
  const variables = {CONNECTIONS_MAX: '8', TRUST_PROXY: 'loopback'};
  await withServer({variables}, async ({url}) => {
    const {kept, end} = await connectionsKept(url, 8);
    const known = {'can have all': kept === 8};
    const asked = 'opened 8 connections from a trusted address';
    holdPhrase(hold, documented.text(), known, `${kept} of 8 stay`, asked);
    end();
  });
});

ofReference('reference-server/ways-around/connections-quiet', async ({documented, hold}) => {
  let lines = 0;
  const log = {
    ...{debug: nothing, info: nothing, error: nothing},
    warn: () => {
      lines += 1;
    },
    isLevelEnabled: () => true,
  };
  const server = new Server();
  limitConnections(server, {connections: 4, trustedProxy: () => false}, log);
  const {now} = performance;
  const linesAt = (seconds: number) => {
    performance.now = () => seconds * 1000;
    server.emit('drop', {remoteAddress: '127.0.0.1'});
    return lines;
  };
  const after = [0, 0.1, 30, 59.9, 60, 60.1, 119.9, 120].map(linesAt);
  performance.now = now;
  const known = {'at most one line a minute': after.join() === '1,1,1,1,2,2,2,3'};
  const asked = 'refused connections at once, and for two minutes';
  holdPhrase(hold, documented.text(), known, `the number of lines is ${after.join(', ')}`, asked);
});

ofReference(
  'reference-server/ways-around/connections-again',
  async ({documented, hold, withKeyedServer}) => {
    const limits = {CONNECTIONS_MAX: '6'};
    const kept = await withKeyedServer(limits, async ({url}) => {
      const one = await connectionsKept(url, 1);
      const before = await connectionsKept(url, 4);
      one.end();
      const again = await keptOf(url, 2, 1);
      before.end();
      return [before.kept, again, await keptOf(url, 5, 3), await keptOf(url, 5, 3)];
    });
    const known = {'can open as many again': kept.join() === '2,1,3,3'};
    const observed = `it keeps ${kept.join(', ')}`;
    const asked =
      'opened 1 connection and 4 where 3 are allowed, closed the 1, opened 2, closed all, opened 5, closed them, and opened 5';
    holdPhrase(hold, documented.text(), known, observed, asked);
  },
);

/** How many of so many connections are kept. The server sees a little later that others were closed before. */
async function keptOf(url: string, count: number, wanted: number): Promise<number> {
  const until = performance.now() + 2000;
  for (;;) {
    const {kept, end} = await connectionsKept(url, count);
    end();
    if (kept >= wanted || performance.now() > until) return kept;
  }
}

ofReference('reference-server/ways-around/connections-files', async ({documented, hold}) => {
  const {output} = await ofManyConnections('ulimit -n 90', {});
  const [, what = output] =
    /WARN: Too many connections .* half of what (.*) allows/.exec(output) ?? [];
  hold.same(documented.code(), what, 'opened 90 connections where 90 files may be open');
});

ofReference('reference-server/ways-around/connections-of-files', async (context) => {
  const commands = {'ulimit -n 66': true, 'ulimit -n 90': true, 'ulimit -n 128': true};
  const columns = ['Limit', 'Connections'] as const;
  await holdTable(context, columns, commands, async (_files, {text}) => {
    const {kept} = await ofManyConnections(text, {TRUST_PROXY: 'loopback'});
    return [String(kept), `opened 90 connections after ${text}`];
  });
});

/** What becomes of 90 connections to a server that starts after this command of a shell. */
async function ofManyConnections(
  command: string,
  variables: Readonly<Record<string, string>>,
): Promise<{kept: number; output: string}> {
  const limited = ['-c', `${command} && exec "$0" "$1"`, process.execPath, await compiledServer()];
  const program = startProgram('sh', limited, {variables: {SERVER_PORT: '0', ...variables}});
  try {
    const {kept, end} = await connectionsKept(await untilListening(program), 90);
    end();
    return {kept, output: program.output()};
  } finally {
    await program.stop();
  }
}

function nothing(): void {}

async function warningsOf(server: StartedServer): Promise<string> {
  const lines = (await server.log()).filter((line) => line.includes('Too many connections'));
  return lines.join('\n') || noLine;
}
