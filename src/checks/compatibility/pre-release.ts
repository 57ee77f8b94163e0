import {preReleaseClaim} from '../../claims/claim.ts';
import type {Value} from '../../content/claim/claim.ts';
import type {Answer} from '../../servers/http/http.ts';
import type {StartedServer} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents} from '../requests.ts';

/** Makes every request need the key; otherwise those from the loopback address need none. */
const everyRequest = {ELIZA_REQUIRE_LOCAL_AUTH: '1'};

const keyVariable = 'ELIZA_API_TOKEN';

/** An address of no machine: RFC 5737, section 3. */
const foreignAddress = '192.0.2.7';

/** The settings of a server that has a key, for which it asks every request. */
function keyed(key: string): {variables: Record<string, string>} {
  return {variables: {[keyVariable]: key, ...everyRequest}};
}

preReleaseClaim('reference/versions/beta-variable', async ({documented, hold, withServer}) => {
  const [read, ignored, status] = documented.codes();
  if (!read || !ignored || !status) throw new Error('The claim names two variables and a status.');
  const key = strongKey();
  const askWith = (variable: Value) =>
    withServer({variables: {[variable.text]: key, ...everyRequest}}, (server) =>
      server.ask(agents, {headers: {'X-API-KEY': key}}),
    );
  const [accepted, refused] = [await askWith(read), await askWith(ignored)];
  hold.same(status, refused.statusLine, `set ${ignored.text}, sent ${refused.asked}`);
  for (const value of [read, ignored, documented.text()]) {
    const isSo = accepted.statusLine !== refused.statusLine;
    hold.ok(value, isSo, accepted.statusLine, `set ${read.text}, sent ${accepted.asked}`);
  }
});

preReleaseClaim('reference/versions/beta-headers', async ({documented, hold, withServer}) => {
  const key = strongKey();
  const headers = documented.codes();
  await withServer(keyed(key), async (server) => {
    const isAccepted = await acceptance(server);
    for (const [place, header] of headers.entries()) {
      const alone = await server.ask(agents, {headers: headerOf(header, key)});
      hold.ok(header, isAccepted(alone), alone.statusLine, alone.asked);
      for (const later of headers.slice(place + 1)) {
        const asked = `the right key in ${later.text} beside a wrong one in ${header.text}`;
        const wrongFirst = {...headerOf(later, key), ...headerOf(header, strongKey())};
        const refused = await server.ask(agents, {headers: wrongFirst});
        for (const value of [header, documented.text()]) {
          hold.ok(value, !isAccepted(refused), refused.statusLine, asked);
        }
      }
    }
  });
});

preReleaseClaim('reference/versions/beta-refusal', async ({documented, hold, withServer}) => {
  const [status, body] = documented.codes();
  if (!status || !body) throw new Error('The claim names a status and a body.');
  await withServer(keyed(strongKey()), async (server) => {
    const answer = await server.ask(agents);
    hold.same(status, answer.statusLine, answer.asked);
    hold.same(body, answer.body, answer.asked);
  });
});

preReleaseClaim('reference/versions/beta-local', async ({documented, hold, withServer}) => {
  const [variable = '', value = ''] = documented.code().text.split('=');
  const token = {[keyVariable]: strongKey()};
  const open = await withServer({variables: token}, (server) => server.ask(agents));
  const closed = await withServer({variables: {...token, [variable]: value}}, (server) =>
    server.ask(agents),
  );
  const isSo = isLetIn(open, closed);
  const asked = `${open.asked} from 127.0.0.1`;
  hold.ok(documented.text(), isSo, open.statusLine, asked);
  hold.ok(documented.code(), isSo, closed.statusLine, `${asked}, with ${documented.code().text}`);
});

preReleaseClaim('reference/versions/beta-proxy', async ({documented, hold, withServer}) => {
  const header = documented.code();
  await withServer({variables: {[keyVariable]: strongKey()}}, async (server) => {
    const plain = await server.ask(agents);
    const forwarded = await server.ask(agents, {headers: {[header.text]: foreignAddress}});
    const isSo = isLetIn(plain, forwarded);
    hold.ok(header, isSo, forwarded.statusLine, forwarded.asked);
    hold.ok(documented.text(), isSo, plain.statusLine, plain.asked);
  });
});

preReleaseClaim('reference/versions/beta-foreign', async ({documented, hold, withServer}) => {
  const [host, origin, status, hosts, origins] = documented.codes();
  if (!host || !origin || !status || !hosts || !origins) {
    throw new Error('The claim names two headers, a status and two variables.');
  }
  const key = strongKey();
  const name = 'agents.example';
  const foreign = [
    {header: host, variable: hosts, value: name},
    {header: origin, variable: origins, value: `https://${name}`},
  ];
  for (const {header, variable, value} of foreign) {
    const ask = (server: StartedServer) =>
      server.ask(agents, {headers: {'X-API-KEY': key, [header.text]: value}});
    const refused = await withServer(keyed(key), ask);
    const named = {...keyed(key).variables, [variable.text]: value};
    const allowed = await withServer({variables: named}, ask);
    hold.same(status, refused.statusLine, refused.asked);
    const isSo = isLetIn(allowed, refused);
    const asked = `${refused.asked}, with ${variable.text}=${value}`;
    for (const one of [header, variable, documented.text()]) {
      hold.ok(one, isSo, allowed.statusLine, asked);
    }
  }
});

preReleaseClaim('reference/versions/beta-address', async ({documented, hold, withServer}) => {
  const [host, port] = documented.codes();
  if (!host || !port) throw new Error('The claim names an address and a port.');
  await withServer({}, async ({address}) => {
    const [, seenHost = address, seenPort = 'none'] = /^(.*):(\d+)$/.exec(address) ?? [];
    hold.same(host, seenHost, 'started it without any variable');
    hold.same(port, seenPort, 'started it without any variable');
  });
});

/** How many wrong keys prove that nobody counts them: every limit that is worth its name is lower. */
const guesses = 150;

preReleaseClaim('reference/versions/beta-guessing', async ({documented, hold, withServer}) => {
  const [wrong, right] = documented.codes();
  if (!wrong || !right) throw new Error('The claim names two statuses.');
  const key = strongKey();
  await withServer(keyed(key), async (server) => {
    const statuses = new Set<string>();
    for (let sent = 0; sent < guesses; sent++) {
      const answer = await server.ask(agents, {headers: {'X-API-KEY': strongKey()}});
      statuses.add(answer.statusLine);
    }
    const {statusLine} = await server.askWithKey(agents);
    const asked = `sent the right key after ${guesses} wrong ones`;
    hold.same(wrong, [...statuses].join(', '), `sent ${guesses} wrong keys`);
    hold.same(right, statusLine, asked);
    hold.ok(documented.text(), statusLine === right.text, statusLine, asked);
  });
});

/** Whether the one was let in where the other was not: what refuses has the higher status. */
function isLetIn(one: Answer, other: Answer): boolean {
  return one.status < other.status;
}

/** Tells a response that needed the key and had it from the one to a request without. */
async function acceptance(server: StartedServer): Promise<(answer: Answer) => boolean> {
  const without = await server.ask(agents);
  return ({statusLine}) => statusLine !== without.statusLine;
}

/** A key in a header that a page names, such as `X-API-KEY` or `Authorization: Bearer`. */
function headerOf({text}: Value, key: string): Record<string, string> {
  const [name = '', scheme] = text.split(': ');
  return {[name]: scheme === undefined ? key : `${scheme} ${key}`};
}
