import {type Startable, startClaim} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {withProxy} from '../../clients/hardships/detours.ts';
import {runCopiedCode} from '../../clients/run-client.ts';
import type {Value} from '../../content/claim/claim.ts';
import {redirecting, withStub} from '../../servers/http/stub.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {needs} from './clients.ts';
import {filledSnippet} from './filled.ts';

const claim = startClaim('It runs the clients of the pages.');

claim('clients/curl-follows', async (context) => {
  const {documented, hold} = context;
  const [curl] = shortClients(context);
  if (!curl) return;
  const alone = await keysElsewhere(curl);
  const told = await keysElsewhere(curl, (code) => `${code} --location`);
  const isLeft = alone.keys.length === 0;
  holdPhrase(
    hold,
    documented.text(),
    {'follows no redirect': isLeft && told.keys.length > 0, 'follows it': !isLeft},
    `${alone.keys.length} requests elsewhere without --location, ${told.keys.length} with it`,
    'redirected the curl command, without --location and with it',
  );
});

claim('clients/others-follow', async (context) => {
  const {documented, hold} = context;
  for (const client of shortClients(context).slice(1)) {
    const {key, keys} = await keysElsewhere(client);
    const isFollowed = keys.length > 0;
    const isSent = keys.join() === key;
    holdPhrase(
      hold,
      documented.text(),
      {
        'follow it, and send the key along': isFollowed && isSent,
        'follow it, and do not send the key along': isFollowed && !isSent,
        'do not follow it': !isFollowed,
      },
      `${keys.length} requests elsewhere, ${isSent ? 'with' : 'without'} the key`,
      `redirected ${client.text} to another server`,
    );
  }
});

claim('clients/proxies', async (context) => {
  const {documented, hold} = context;
  const [proxy, exception] = documented.codes();
  if (!proxy || !exception) throw new Error('The claim names two variables.');
  const [curl, fetch, requests] = shortClients(context);
  if (!curl || !fetch || !requests) throw new Error('The check runs three clients.');
  for (const client of [curl, requests]) {
    const isProxied = await goesToProxy(client, {[proxy.text]: true});
    hold.ok(proxy, isProxied, 'the request does not go there', `set it, and ran ${client.text}`);
    const isStill = await goesToProxy(client, {[proxy.text]: true, [exception.text]: false});
    hold.ok(
      exception,
      !isStill,
      'the request goes to the proxy',
      `set both, and ran ${client.text}`,
    );
  }
  const isFetch = await goesToProxy(fetch, {[proxy.text]: true});
  const phrase = `${proxy.text} names, for a server on your own machine as well, unless ${exception.text} names the server. fetch uses none`;
  const observed = isFetch ? 'the request goes to it' : 'the request does not go to it';
  const asked = `set it, and ran ${fetch.text}`;
  holdPhrase(hold, documented.text(), {[phrase]: !isFetch}, observed, asked);
});

/** The clients that create an agent, in the order of the page: curl, TypeScript, Python. */
function shortClients({otherClaim}: CheckContext & Startable): Value[] {
  return otherClaim('clients/create').snippets();
}

/** The key that a client was given, and those with which it came to another server, to which the first redirects it. */
async function keysElsewhere(
  client: Value,
  changed: (code: string) => string = (code) => code,
): Promise<{key: string; keys: unknown[]}> {
  const key = strongKey();
  const keys: unknown[] = [];
  await withStub(
    ({headers}, response) => {
      keys.push(headers['x-api-key']);
      response.end('{}');
    },
    (elsewhere) =>
      withStub(redirecting(`${elsewhere}/elsewhere`), (url) => run(client, {url, key}, changed)),
  );
  return {key, keys};
}

/** Whether a client's request comes to a proxy, with variables that name the proxy, or else the host of the server. */
function goesToProxy(client: Value, variables: Record<string, boolean>): Promise<boolean> {
  return withProxy((proxy, connections) =>
    withStub(
      (_request, response) => response.end('{}'),
      async (url) => {
        const entries = Object.entries(variables).map(([name, isProxy]) => [
          name,
          isProxy ? proxy : new URL(url).hostname,
        ]);
        await run(client, {url, key: strongKey()}, (code) => code, Object.fromEntries(entries));
        return connections() > 0;
      },
    ),
  );
}

function run(
  client: Value,
  settings: {url: string; key: string},
  changed: (code: string) => string,
  variables: Record<string, string> = {},
) {
  const {language, code} = filledSnippet(client, settings);
  needs(language);
  return runCopiedCode(language, changed(code), undefined, variables);
}
