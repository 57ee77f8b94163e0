import {randomUUID} from 'node:crypto';
import {releaseClaim, startClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import type {Launcher, StartedServer} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {untilLimited} from '../beyond-limit.ts';
import {agents, headerLine, headerValue, success} from '../requests.ts';
import {holdSaid} from './said.ts';

const claim = startClaim('It uses up the limits of servers, and starts them again.');

/** Gives a task a server whose limits it may use up: no other check gets that server after it. */
async function withSpentServer(
  {withKeyedServer}: Launcher,
  task: (server: StartedServer) => Promise<void>,
): Promise<void> {
  await withKeyedServer({}, async (server) => {
    try {
      await task(server);
    } finally {
      await server.stop();
    }
  });
}

/** Uploads without a file: they count, and store nothing. */
const upload = {
  method: 'POST',
  headers: {'Content-Type': 'application/json'},
  body: '{}',
};

releaseClaim('fix/refused-requests/upload-limit', async (context) => {
  await withSpentServer(context, async (server) => {
    const path = `/api/audio/${randomUUID()}/transcriptions`;
    const answer = await untilLimited(() => server.askWithKey(path, upload), provingRequests);
    holdSaid(context, answer, ', again and again');
  });
});

releaseClaim('fix/refused-requests/media-limit', async (context) => {
  await withSpentServer(context, async (server) => {
    const path = `/api/media/channels/${randomUUID()}/upload-media`;
    const answer = await untilLimited(() => server.askWithKey(path, upload), provingRequests);
    holdSaid(context, answer, ', again and again');
  });
});

/** More requests than the limit of a route. */
const provingRequests = 150;

/** How long it may take to reach a limit, in seconds. */
const longestRun = 30;

/** An address of this machine that a release takes for a client's, as it does not 127.0.0.1. */
const otherAddress = '127.0.0.2';

releaseClaim('fix/refused-requests/health-limit', async (context) => {
  await withSpentServer(context, async (server) => {
    const answer = await untilLimited(
      () => server.ask('/healthz', {from: otherAddress}),
      provingRequests,
    );
    holdSaid(context, answer, ', again and again');
  });
});

releaseClaim('fix/refused-requests/health-uncounted', async (context) => {
  const {documented, hold, otherClaim} = context;
  const [refusal] = otherClaim('fix/refused-requests/health-limit').codes();
  await withSpentServer(context, async (server) => {
    const isLimited = async (from: string) => {
      const answer = await untilLimited(() => server.ask('/healthz', {from}), provingRequests);
      return answer.statusLine === refusal?.text;
    };
    const from = documented.code();
    const [own, other] = [await isLimited(from.text), await isLimited(otherAddress)];
    const seen = `${own ? '' : 'not '}limited, and another address ${other ? '' : 'not '}limited`;
    const asked = `${provingRequests} times GET /healthz from it, and from another address`;
    hold.ok(from, !own && other, seen, asked);
  });
});

releaseClaim('fix/refused-requests/route-limits', async (context) => {
  const {documented, hold} = context;
  await withSpentServer(context, async (server) => {
    for (const row of documented.rows('Route', 'Requests', 'Window in seconds')) {
      const path = row.Route.text.replaceAll(/\{\w+\}/g, () => randomUUID());
      const isApi = path.startsWith('/api/');
      let sent = 0;
      const answer = await untilLimited(() => {
        sent++;
        return isApi ? server.askWithKey(path, upload) : server.ask(path, {from: otherAddress});
      }, provingRequests);
      const asked = `${answer.asked}, again and again`;
      const wait = headerValue(answer, 'Retry-After');
      const window = Number(row['Window in seconds'].text);
      hold.ok(row.Route, Number(wait) > 0, wait, asked);
      hold.same(row.Requests, String(sent - 1), asked);
      // The first request came a moment before the one that is told how long to wait.
      const isSo = Number(wait) <= window && Number(wait) > window - longestRun;
      hold.ok(row['Window in seconds'], isSo, wait, asked);
    }
  });
});

releaseClaim('fix/refused-requests/shared-limit', async ({documented, hold, withKeyedServer}) => {
  const header = documented.code();
  await withKeyedServer({}, async (server) => {
    const left: string[] = [];
    for (const address of ['192.0.2.1', '192.0.2.2']) {
      const answer = await server.askWithKey(agents, {headers: {[header.text]: address}});
      left.push(headerValue(answer, 'RateLimit-Remaining'));
    }
    const isShared = Number(left[1]) < Number(left[0]);
    const seen = headerLine('RateLimit-Remaining', left.join(' and then '));
    const asked = `GET ${agents} with another ${header.text} each time`;
    hold.ok(header, isShared, seen, asked);
    hold.ok(documented.text(), isShared, seen, asked);
  });
});

releaseClaim('fix/refused-requests/failures-uncounted', async (context) => {
  const {documented, hold, withKeyedServer} = context;
  await withKeyedServer({}, async (server) => {
    const left = async () =>
      Number(headerValue(await server.askWithKey(agents), 'RateLimit-Remaining'));
    const before = await left();
    for (let sent = 0; sent < failedAttempts; sent++) {
      await server.ask(agents, {headers: {'X-API-KEY': strongKey()}});
    }
    const used = before - (await left());
    const asked = `sent ${failedAttempts} wrong keys between two requests with the right one`;
    const seen = used === 1 ? 'failed attempts do not count' : `${used} requests are used up`;
    hold.same(documented.text(), seen, asked);
  });
});

/** So many that a server which counts them shows it. */
const failedAttempts = 20;

claim('fix/refused-requests/restart', async (context) => {
  const {documented, hold, withServer} = context;
  const variables = {ELIZA_SERVER_AUTH_TOKEN: strongKey(), RATE_LIMIT_MAX: '1'};
  const isLimited = () =>
    withServer({variables}, async (server) => {
      const first = await server.askWithKey(agents);
      const last = await untilLimited(() => server.askWithKey(agents));
      await server.stop();
      return {first, last};
    });
  const before = await isLimited();
  const after = await isLimited();
  const isSpent = before.last.statusLine !== before.first.statusLine;
  const isNew = isSpent && after.first.statusLine === success(context);
  const known = {'forgets the counts': isNew, 'keeps the counts': isSpent && !isNew};
  const observed = `${before.last.statusLine} before the restart, ${after.first.statusLine} after it`;
  holdPhrase(
    hold,
    documented.text(),
    known,
    observed,
    'used up the limit, and started the server again',
  );
});
