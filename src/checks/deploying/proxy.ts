import type {IncomingMessage} from 'node:http';
import {readConfig} from '../../../examples/server/config.ts';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {nginxExample} from '../../servers/beside/nginx.ts';
import {send} from '../../servers/http/http.ts';
import {agents, holdsStatus} from '../requests.ts';
import {megabyte} from './long-requests.ts';
import {addresses, askFrom, lastLoggedAddress, type Proxied, withProxiedServer} from './proxied.ts';

const claim = whiteBoxClaim('It starts nginx before the server.');

claim(
  'deploying/with-key',
  holdsStatus(
    () =>
      withProxiedServer({}, ({server, proxy}) =>
        proxy.ask(agents, {headers: {'X-API-KEY': server.key}}),
      ),
    ', through nginx',
  ),
);

claim(
  'deploying/without-key',
  holdsStatus(() => withProxiedServer({}, ({proxy}) => proxy.ask(agents)), ', through nginx'),
);

claim(
  'deploying/redirect',
  holdsStatus(
    () => withProxiedServer({}, ({proxy}) => send(proxy.plainUrl, agents, {method: 'POST'})),
    ' over plain HTTP',
  ),
);

claim('deploying/redirect-target', async ({documented, hold}) => {
  await withProxiedServer({}, async ({server, proxy}) => {
    const before = server.log().length;
    const {headers, asked} = await send(proxy.plainUrl, `${agents}?page=2`);
    hold.same(documented.code(), String(headers.location), `${asked} over plain HTTP`);
    const log = server.log().slice(before);
    hold.ok(documented.code(), log.length === 0, log.join('\n'), 'looked at the log');
  });
});

claim('deploying/logged-addresses', async ({documented, hold}) => {
  const rows = documented.rows('TRUST_PROXY', 'The client sends', 'Logged address');
  const situations = ['', '127.0.0.1'].flatMap((trusted) =>
    ['', '203.0.113.9'].map((forged) => ({
      trusted,
      says: trusted === '' ? 'not set' : trusted,
      forged,
      sends: forged === '' ? 'no X-Forwarded-For' : 'a forged X-Forwarded-For',
    })),
  );
  for (const [place, row] of rows.entries()) {
    const {trusted = '', says, forged = '', sends} = situations[place] ?? {};
    hold.phrase(row.TRUST_PROXY, row.TRUST_PROXY.text === says, [String(says)]);
    hold.phrase(row['The client sends'], row['The client sends'].text === sends, [String(sends)]);
    await withProxiedServer({TRUST_PROXY: trusted}, async ({server, proxy}) => {
      const headers = forged === '' ? {} : {'X-Forwarded-For': forged};
      const {asked} = await askFrom(addresses.client, proxy, agents, {headers});
      const situation = `${asked}, through nginx, with TRUST_PROXY=${trusted}`;
      hold.same(row['Logged address'], owner(await lastLoggedAddress(server)), situation);
    });
  }
  const last = rows.at(-1)?.['Logged address'];
  if (last) hold.ok(last, rows.length === situations.length, 'other situations', 'counted them');
});

const afterFailures = ', after failures of another client';

claim(
  'deploying/limits-without-trust',
  holdsStatus(() => answerToSecondClient(''), afterFailures),
);

claim(
  'deploying/limits-with-trust',
  holdsStatus(() => answerToSecondClient('127.0.0.1'), afterFailures),
);

claim('deploying/proxy-log', async ({documented, hold}) => {
  await withProxiedServer({}, async ({proxy}) => {
    const {asked} = await proxy.ask(`${agents}?secret=1`);
    await send(proxy.plainUrl, `${agents}?secret=1`);
    const log = await proxy.logOf(2);
    const requests = [...log.matchAll(/"([^"]*)"/g)].map(([, request]) => request);
    for (const request of requests) hold.same(documented.code(), String(request), asked);
    hold.ok(documented.code(), requests.length === 2, requests.join(', '), 'read its log');
  });
});

claim('deploying/own-answers', async ({documented, otherClaim, hold}) => {
  const limit = Number.parseInt(otherClaim('deploying/body-limit').code().text, 10);
  await withProxiedServer({}, async ({server, proxy}) => {
    const headers = {'X-API-KEY': server.key, 'Content-Length': String((limit + 1) * megabyte)};
    const large = await proxy.ask(agents, {method: 'POST', headers});
    await server.stop();
    const answers = [large, await proxy.ask(agents)];
    const bare = answers.filter(
      (answer) => !Object.keys(answer.headers).some((name) => unknownToNginx.test(name)),
    );
    hold.list(
      documented.codes(),
      bare.map(({statusLine}) => statusLine),
      `announced ${limit + 1} MB to nginx, stopped the server, and sent a request again`,
    );
  });
});

/** Headers that only the server sends. */
const unknownToNginx = /^(access-control-|content-security-policy|x-content-type-options)/;

claim('deploying/kept-connection', async ({documented, hold}) => {
  const [ports, questions] = [new Set<number | undefined>(), 3];
  const onRequest = ({socket}: IncomingMessage) => ports.add(socket.remotePort);
  const askOften = async ({proxy}: Proxied) => {
    for (let count = 0; count < questions; count++) await proxy.ask(agents);
  };
  await withProxiedServer({}, askOften, {onRequest});
  hold.same(documented.code(), String(ports.size), `asked ${questions} times through nginx`);
});

claim('deploying/upstream-idle', async ({documented, hold}) => {
  const [seconds, variable] = documented.codes();
  const text = await nginxExample('elizaos.conf');
  const set = /keepalive_timeout (\d+)s;/.exec(text)?.[1];
  if (seconds) hold.same(seconds, String(set), 'read elizaos.conf');
  // A value for a single variable shows whether it is this one that the server reads for it.
  const shorter = variable && readConfig({[variable.text]: '1'});
  const standard = readConfig({});
  if (!(variable && shorter?.ok && standard.ok)) throw new Error('The configuration is not read.');
  const {idle} = standard.config.timeouts;
  const isThis = shorter.config.timeouts.idle < idle;
  hold.ok(variable, isThis, 'another wait of the server', `set ${variable.text}=1`);
  hold.ok(variable, Number(set) < idle, `${idle} seconds`, 'read the default');
});

/** What a client with the key gets where another one behind the same proxy has used up its failed attempts. */
function answerToSecondClient(trusted: string) {
  const variables = {TRUST_PROXY: trusted, FAILED_ATTEMPTS_MAX: '1'};
  return withProxiedServer(variables, async ({server, proxy}) => {
    for (let count = 0; count < 2; count++) await askFrom(addresses.client, proxy, agents);
    const headers = {'X-API-KEY': server.key};
    return askFrom(addresses.otherClient, proxy, agents, {headers});
  });
}

function owner(address: string): string {
  if (address === addresses.proxy) return "the proxy's";
  return address === addresses.client ? "the client's" : address;
}
