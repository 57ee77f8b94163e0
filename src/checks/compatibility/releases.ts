import {releaseClaim} from '../../claims/claim.ts';
import {provingGuesses} from '../../servers/elizaos/guesses.ts';
import {connectSocket} from '../../servers/elizaos/handshake.ts';
import {withStub} from '../../servers/http/stub.ts';
import type {StartedServer} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {linesDuring, noLine} from '../log-lines.ts';
import {agents, headerValue, holdStatus} from '../requests.ts';

releaseClaim('reference/versions/refusal-json', async ({documented, hold, server}) => {
  const {body, asked} = await server.ask(agents);
  hold.same(documented.block(), body, asked);
});

releaseClaim('reference/versions/refusal-text', async ({documented, hold, server}) => {
  const [text, type] = documented.codes();
  const answer = await server.ask(agents);
  if (text) hold.same(text, answer.body, answer.asked);
  const named = headerValue(answer, 'Content-Type');
  if (type) hold.same(type, named, answer.asked);
  hold.ok(documented.text(), named === type?.text, named, answer.asked);
});

releaseClaim('reference/versions/all-addresses', async ({documented, hold, server}) => {
  hold.same(documented.code(), server.address, 'started it without SERVER_HOST');
});

releaseClaim('reference/versions/health', async (context) => {
  const [path, status] = context.documented.codes();
  if (!path || !status) throw new Error('The claim names a path and a status.');
  const answer = await context.server.ask(path.text);
  const isJson = headerValue(answer, 'Content-Type').startsWith('application/json');
  context.hold.ok(path, isJson, headerValue(answer, 'Content-Type'), answer.asked);
  context.hold.same(status, answer.statusLine, answer.asked);
  context.hold.ok(context.documented.text(), isJson, answer.body.slice(0, 40), answer.asked);
});

releaseClaim('reference/versions/guessing', async ({documented, hold, withKeyedServer}) => {
  const [wrong, right] = documented.codes();
  await withKeyedServer({}, async (server) => {
    const statuses = new Set<string>();
    for (let sent = 0; sent < provingGuesses; sent++) {
      const answer = await server.ask(agents, {headers: {'X-API-KEY': strongKey()}});
      statuses.add(answer.statusLine);
    }
    if (wrong) hold.same(wrong, [...statuses].join(', '), `sent ${provingGuesses} wrong keys`);
    const {statusLine, asked} = await server.askWithKey(agents);
    if (right) hold.same(right, statusLine, `${asked}, after ${provingGuesses} wrong keys`);
    const isSo = statusLine === right?.text && statuses.size === 1;
    hold.ok(documented.text(), isSo, statusLine, `${asked}, after ${provingGuesses} wrong keys`);
  });
});

releaseClaim('reference/versions/malformed-body', async (context) => {
  holdStatus(context, await context.server.ask(agents, malformed));
});

/** A body that is no JSON, without the key. */
const malformed = {
  method: 'POST',
  headers: {'Content-Type': 'application/json'},
  body: '{"',
};

releaseClaim('reference/versions/refusal-line', async ({documented, hold, server}) => {
  const lines = await linesDuring(server, () => server.ask(agents));
  hold.same(documented.block(), lines[0]?.trim() ?? noLine, `GET ${agents}`);
});

releaseClaim('reference/versions/socket-open', async ({documented, hold, withKeyedServer}) => {
  await withKeyedServer({}, async (server) => {
    hold.same(
      documented.code(),
      (await connectSocket(server)).slice(0, 2),
      'connected without a key',
    );
  });
});

releaseClaim('reference/versions/socket-closed', async ({documented, hold, withKeyedServer}) => {
  const [variable, refusal] = documented.codes();
  if (!variable || !refusal) throw new Error('The claim names a variable and a packet.');
  await withKeyedServer({[variable.text]: strongKey()}, async (server) => {
    const packet = await connectSocket(server);
    hold.ok(
      variable,
      packet.startsWith('44'),
      packet,
      `set ${variable.text}, connected without it`,
    );
    hold.same(refusal, packet, `set ${variable.text}, connected without it`);
    hold.ok(documented.text(), packet === refusal.text, packet, 'connected without it');
  });
});

releaseClaim('reference/versions/env-file-read', async ({documented, hold, withServer}) => {
  const [path, status] = documented.codes();
  if (!path || !status) throw new Error('The claim names a path and a status.');
  const key = strongKey();
  const secret = strongKey();
  const envFile = `ELIZA_SERVER_AUTH_TOKEN=${key}\nOPENAI_API_KEY=${secret}\n`;
  await withServer({envFile}, async (server) => {
    const answer = await server.ask(path.text, {headers: {'X-API-KEY': key}});
    const hasAll = answer.body.includes(key) && answer.body.includes(secret);
    const seen = hasAll ? 'the whole file' : 'not the whole file';
    hold.ok(path, hasAll, seen, `GET ${path.text} with X-API-KEY`);
    hold.same(status, answer.statusLine, answer.asked);
    hold.ok(documented.text(), hasAll, seen, answer.asked);
  });
});

releaseClaim('reference/versions/error-report', async ({documented, hold, withKeyedServer}) => {
  const [variable, header] = documented.codes();
  if (!variable || !header) throw new Error('The claim names a variable and a header.');
  const seen = await reportOf(variable.text, withKeyedServer, (server) =>
    server.ask(agents, {...malformed, headers: {...malformed.headers, 'X-API-KEY': server.key}}),
  );
  const asked = 'sent malformed JSON with the key, and read what it reports';
  const hasKey = seen.report.includes(`"${header.text}"`) && seen.report.includes(seen.key);
  const words = seen.report === '' ? 'no report' : 'a report without the key';
  hold.ok(variable, seen.report !== '', words, asked);
  hold.ok(header, hasKey, words, asked);
  hold.ok(documented.text(), hasKey, words, asked);
});

/** How long an error may take to be reported, in milliseconds. */
const reportTimeoutMs = 10_000;

/** What a server reports of an error, to an address of this machine. */
async function reportOf(
  variable: string,
  withKeyedServer: (
    variables: Record<string, string>,
    task: (server: StartedServer) => Promise<void>,
  ) => Promise<void>,
  act: (server: StartedServer) => Promise<unknown>,
): Promise<{report: string; key: string}> {
  let report = '';
  let key = '';
  await withStub(
    (request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => {
        report += chunk;
      });
      request.on('end', () => response.end('{}'));
    },
    async (url) => {
      const dsn = `http://public@${new URL(url).host}/1`;
      await withKeyedServer({[variable]: dsn}, async (server) => {
        key = server.key;
        await act(server);
        const end = performance.now() + reportTimeoutMs;
        while (!report.includes('"request"') && performance.now() < end) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      });
    },
  );
  return {report, key};
}
