import {releaseClaim} from '../../claims/claim.ts';
import {provingGuesses} from '../../servers/elizaos/guesses.ts';
import {connectSocket} from '../../servers/elizaos/handshake.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {linesDuring, noLine} from '../log-lines.ts';
import {agents, headerValue, holdStatus} from '../requests.ts';
import {codeOf} from './code-of-release.ts';
import {holdErrorReport, malformed} from './error-report.ts';
import {holdAddress, holdHealth, readEnvFile} from './of-releases.ts';

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

releaseClaim('reference/versions/all-addresses', holdAddress);

releaseClaim('reference/versions/comparison', async ({documented, hold, server}) => {
  const code = await codeOf(server);
  const [, operator = 'no comparison'] =
    /\bapiKey (\S+) (?:serverAuthToken|process\.env\.ELIZA_SERVER_AUTH_TOKEN)\b/.exec(code) ?? [];
  hold.same(documented.code(), operator, 'searched the files of its package');
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

releaseClaim('reference/versions/health', holdHealth);

releaseClaim('reference/versions/env-file-read', async ({documented, hold, withServer}) => {
  const [path, status] = documented.codes();
  if (!path || !status) throw new Error('The claim names a path and a status.');
  const {answer, isWhole, seen} = await readEnvFile(path.text, withServer);
  hold.ok(path, isWhole, seen, answer.asked);
  hold.same(status, answer.statusLine, answer.asked);
  hold.ok(documented.text(), isWhole, seen, answer.asked);
});

releaseClaim('reference/versions/error-report', holdErrorReport);
