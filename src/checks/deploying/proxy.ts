import {releaseClaim, startClaim} from '../../claims/claim.ts';
import {networkTo} from '../../servers/beside/network.ts';
import {nginxExample} from '../../servers/beside/nginx-files.ts';
import {type Answer, send} from '../../servers/http/http.ts';
import type {Launcher} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {lastLoggedAddress} from '../log-lines.ts';
import {agents, holdStatus} from '../requests.ts';
import {keptFor} from '../server/trials.ts';
import {withClients} from './clients-proxied.ts';
import {megabyte} from './long-requests.ts';
import {addresses, askFrom, withNginxOf, withProxiedServer} from './proxied.ts';

const claim = startClaim('It starts nginx before the server.');

claim('operate/behind-a-proxy/with-key', async (context) => {
  const client = {name: 'app', key: strongKey()};
  await withClients(context, [client], async ({proxy}) => {
    const answer = await proxy.ask(agents, {headers: {'X-API-KEY': client.key}});
    holdStatus(context, answer, ", through nginx, with a client's key");
  });
});

claim('operate/behind-a-proxy/without-key', async (context) => {
  const answer = await withNginxOf(context.server, (proxy) => proxy.ask(agents));
  holdStatus(context, answer, ', through nginx');
});

claim('operate/behind-a-proxy/redirect', async (context) => {
  const answer = await withNginxOf(context.server, ({plainUrl}) =>
    send(plainUrl, agents, {method: 'POST'}),
  );
  holdStatus(context, answer, ' over plain HTTP');
});

claim('operate/behind-a-proxy/redirect-target', async (context) => {
  const {documented, hold} = context;
  await withProxiedServer(context, {}, async ({server, proxy}) => {
    const before = (await server.log()).length;
    const {headers, asked} = await send(proxy.plainUrl, `${agents}?page=2`);
    hold.same(documented.code(), headers.location ?? 'no Location', `${asked} over plain HTTP`);
    const log = (await server.log()).slice(before);
    hold.ok(documented.code(), log.length === 0, log.join('\n'), 'looked at the log');
  });
});

claim('operate/behind-a-proxy/logged-addresses', async (context) => {
  const {documented, hold} = context;
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
    await withProxiedServer(context, {TRUST_PROXY: trusted}, async ({server, proxy}) => {
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

claim('operate/behind-a-proxy/limits-without-trust', async (context) => {
  holdStatus(context, await answerToSecondClient(context, ''), afterFailures);
});

claim('operate/behind-a-proxy/limits-with-trust', async (context) => {
  holdStatus(context, await answerToSecondClient(context, '127.0.0.1'), afterFailures);
});

claim('operate/behind-a-proxy/proxy-log', async ({documented, server, hold}) => {
  await withNginxOf(server, async (proxy) => {
    const {asked} = await proxy.ask(`${agents}?secret=1`);
    await send(proxy.plainUrl, `${agents}?secret=1`);
    const log = await proxy.logOf(2);
    const requests = [...log.matchAll(/\] "([^"]*)"/g)].map(([, request]) => request);
    for (const request of requests) hold.same(documented.code(), String(request), asked);
    hold.ok(documented.code(), requests.length === 2, requests.join(', '), 'read its log');
  });
});

claim('operate/behind-a-proxy/own-answers', async (context) => {
  const {documented, otherClaim, hold} = context;
  const limit = Number.parseInt(otherClaim('operate/behind-a-proxy/body-limit').code().text, 10);
  await withProxiedServer(context, {}, async ({server, proxy}) => {
    const headers = {'X-API-KEY': server.key, 'Content-Length': String((limit + 1) * megabyte)};
    const large = await proxy.ask(agents, {method: 'POST', headers});
    let refused = await proxy.ask(agents);
    const {status} = refused;
    for (let count = 0; count < 50 && refused.status === status; count++) {
      refused = await proxy.ask(agents);
    }
    await server.stop();
    const answers = [large, refused, await proxy.ask('/')];
    const bare = answers.filter(
      (answer) => !Object.keys(answer.headers).some((name) => unknownToNginx.test(name)),
    );
    hold.list(
      documented.codes(),
      bare.map(({statusLine}) => statusLine),
      `announced ${limit + 1} MB to nginx, sent no key too often, and stopped the server`,
    );
  });
});

/** Headers that only the server sends. */
const unknownToNginx = /^(access-control-|content-security-policy|x-content-type-options)/;

claim('operate/behind-a-proxy/kept-connection', async ({documented, server, hold}) => {
  const questions = 3;
  const network = await networkTo(Number(new URL(server.url).port));
  const askOften = withNginxOf({url: `http://127.0.0.1:${network.port}`}, async (proxy) => {
    for (let count = 0; count < questions; count++) await proxy.ask(agents);
  });
  await askOften.finally(network.close);
  let connections = 0;
  while (network.questions(connections) > 0) connections++;
  hold.same(documented.code(), String(connections), `asked ${questions} times through nginx`);
});

claim('operate/behind-a-proxy/upstream-idle', async ({documented, server, hold, withServer}) => {
  const [seconds, variable] = documented.codes();
  const text = await nginxExample('elizaos.conf');
  const set = /keepalive_timeout (\d+)s;/.exec(text)?.[1];
  if (seconds) hold.same(seconds, String(set), 'read elizaos.conf');
  if (!variable) return;
  const idle = await keptFor(server.url);
  hold.ok(variable, Number(set) < Number(idle), idle, 'started the server without it');
  const shorter = await withServer({variables: {[variable.text]: '1'}}, ({url}) => keptFor(url));
  const isThis = shorter === '1' && idle !== '1';
  hold.ok(variable, isThis, shorter, `set ${variable.text}=1`);
});

releaseClaim('operate/behind-a-proxy/elizaos-idle', async ({documented, server, hold}) => {
  const idle = documented.code();
  const set = /keepalive_timeout (\d+)s;/.exec(await nginxExample('elizaos.conf'))?.[1];
  const kept = await keptFor(server.url);
  hold.same(idle, kept, 'asked how long a connection is kept');
  hold.ok(idle, Number(set) < Number(kept), `${set} in elizaos.conf`, 'compared with elizaos.conf');
});

/** What a client with the key gets where another one behind the same proxy has used up its failed attempts. */
function answerToSecondClient(
  launcher: Pick<Launcher, 'withKeyedServer'>,
  trusted: string,
): Promise<Answer> {
  const variables = {TRUST_PROXY: trusted, FAILED_ATTEMPTS_MAX: '1'};
  return withProxiedServer(launcher, variables, async ({server, proxy}) => {
    for (let count = 0; count < 2; count++) await askFrom(addresses.client, proxy, agents);
    const headers = {'X-API-KEY': server.key};
    return askFrom(addresses.otherClient, proxy, agents, {headers});
  });
}

function owner(address: string): string {
  if (address === addresses.proxy) return "the proxy's";
  return address === addresses.client ? "the client's" : address;
}
