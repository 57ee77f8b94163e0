import type {IncomingHttpHeaders} from 'node:http';
import {startClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {redirects, withFiles, withProxy} from '../../clients/hardships/detours.ts';
import {typicalFailures} from '../../clients/hardships/failures.ts';
import {
  type CopiedClient,
  copiedClients,
  failureFault,
  type Hardship,
  isNotCurl,
  runCopied,
  secretKey,
} from '../../clients/hardships/hardship.ts';
import {redirectPort, shortTimeOut} from '../../clients/hardships/spies.ts';
import {oldestCurl, runWithOldCurl} from '../../clients/old-curl.ts';
import {runCopiedCode} from '../../clients/run-client.ts';
import {projectFiles} from '../../content/project-files.ts';
import {projectRoot} from '../../machine/project.ts';
import {redirecting, withStub} from '../../servers/http/stub.ts';
import {needs} from './clients.ts';

const claim = startClaim('It runs the clients of the pages.');

claim('clients/client-urls', async ({documented, hold}) => {
  const rows = documented.rows('Address', 'Request');
  const tries = rows.flatMap(({Address: written, Request: request}) =>
    listAgents().map(async (client) => {
      const requested = new URL(request.text);
      const asked: string[] = [];
      await withStub(
        ({url, headers}, response) => {
          asked.push(`http://${headers.host}${url}`);
          response.end('{}');
        },
        async (url) => {
          const redirect = redirectPort(Number(requested.port), Number(new URL(url).port));
          const code = redirect[client.language] + client.code;
          await runCopied({...client, code}, written.text);
        },
      );
      const what = `ran the ${client.language} client with ELIZA_SERVER_URL=${written.text}`;
      return () => {
        hold.ok(written, asked.length === 1, `${asked.length} requests`, what);
        hold.same(request, asked.join(), what);
      };
    }),
  );
  for (const compare of await Promise.all(tries)) compare();
});

claim('clients/client-unsendable-key', async ({documented, hold}) => {
  for (const client of listAgents().filter(isNotCurl)) {
    for (const key of ['secret\nsecret', '“secret”']) {
      const {exitCode, output} = await runCopied(client, 'http://127.0.0.1:1', {key});
      const asked = `ran the ${client.language} client with the key ${JSON.stringify(key)}`;
      hold.same(documented.block(), output, asked);
      hold.ok(documented.block(), exitCode !== 0, 'exit code 0', asked);
    }
  }
});

claim('clients/curl-key', async ({documented, hold}) => {
  const codes = [...Array(31).keys()].map((place) => place + 1);
  const control = String.fromCharCode(...codes, 127);
  let sent: IncomingHttpHeaders = {};
  await withStub(
    ({headers}, response) => {
      sent = headers;
      response.end('{}');
    },
    (url) => runCopied(curlClient(), url, {key: `one${control}\r\nX-Injected: two`}),
  );
  const isOne = sent['x-api-key'] === 'oneX-Injected: two' && sent['x-injected'] === undefined;
  const known = {'control characters': isOne};
  const observed = `X-API-KEY: ${JSON.stringify(sent['x-api-key'])}`;
  const asked = 'ran the curl client with a key that has each control character';
  holdPhrase(hold, documented.text(), known, observed, asked);
});

claim('clients/client-proxies', async ({documented, hold}) => {
  const proxied = (
    scheme: string,
    names: readonly string[],
    run: (url: string, variables: Record<string, string>) => Promise<unknown>,
  ) =>
    withProxy((proxy, connections) =>
      withStub(
        (_request, response) => response.end('{}'),
        async (url) => {
          await run(
            url.replace('http', scheme),
            Object.fromEntries(names.map((name) => [name, proxy])),
          );
          return connections() > 0;
        },
      ),
    );
  const names = documented.codes();
  for (const name of names) {
    const scheme = name.text.startsWith('https') ? 'https' : 'http';
    const isUsed = await proxied(scheme, [name.text], (url, variables) =>
      runCopiedCode('curl', `curl --silent ${url} || true`, undefined, variables),
    );
    hold.ok(name, isUsed, 'no proxy is used', `ran curl as it is with ${name.text} set`);
  }
  const all = names.map(({text}) => text);
  for (const client of listAgents()) {
    const isUsed = await proxied('http', all, (url, variables) =>
      runCopied(client, url, {variables}),
    );
    const asked = `ran the ${client.language} client with ${all.join(', ')} set`;
    for (const name of names) hold.ok(name, !isUsed, 'the request goes to the proxy', asked);
  }
});

claim('clients/client-files', async ({documented, hold}) => {
  const netrc = documented.code();
  const isReadBy = (run: (home: string, url: string) => Promise<unknown>) => {
    let isRead = false;
    const text = 'machine 127.0.0.1 login me password mine\n';
    return withFiles({[netrc.text]: text}, (home) =>
      withStub(
        ({headers}, response) => {
          isRead = headers.authorization !== undefined;
          response.end('{}');
        },
        async (url) => {
          await run(home, url);
          return isRead;
        },
      ),
    );
  };
  const usually = await isReadBy((home, url) =>
    runCopiedCode('python', `import requests; requests.get("${url}")`, undefined, homeAt(home)),
  );
  hold.ok(netrc, usually, 'not read', `ran requests as it is with a ~/${netrc.text}`);
  for (const client of listAgents()) {
    const isRead = await isReadBy((home, url) => runCopied(client, url, {variables: homeAt(home)}));
    const asked = `ran the ${client.language} client with a ~/${netrc.text}`;
    hold.ok(netrc, !isRead, 'it is read', asked);
  }
});

claim('clients/client-redirects', async ({documented, hold}) => {
  await holdCoping(redirects.slice(-1), (fault, asked) =>
    holdPhrase(
      hold,
      documented.text(),
      {'no redirect': fault === undefined},
      fault ?? 'it sends no second request',
      asked,
    ),
  );
});

claim('clients/curl-redirect', async ({documented, hold}) => {
  const {exitCode} = await withStub(redirecting('/elsewhere'), (url) =>
    runCopied(curlClient(), url),
  );
  const known = {'no error': exitCode === 0, 'an error': exitCode !== 0};
  holdPhrase(hold, documented.text(), known, `exit code ${exitCode}`, 'redirected the curl client');
});

claim('clients/client-errors', async ({documented, hold}) => {
  await holdCoping(typicalFailures, (fault, asked) =>
    holdPhrase(
      hold,
      documented.text(),
      {'one line': fault === undefined},
      fault ?? 'it says so without a second line',
      asked,
    ),
  );
});

claim('clients/curl-refusal', async ({documented, server, hold}) => {
  const {output} = await runCopied(curlClient(), server.url, {key: 'wrong'});
  hold.same(documented.code(), output, 'ran the curl client with a wrong key');
});

claim('clients/curl-exit-code', async ({documented, server, hold}) => {
  const {exitCode} = await runCopied(curlClient(), server.url, {key: 'wrong'});
  hold.same(documented.code(), String(exitCode), 'ran the curl client with a wrong key');
});

claim('clients/client-time-out', async ({documented, hold}) => {
  const tries = listAgents().map(async (client) => {
    const code = shortTimeOut[client.language] + client.code;
    const run = await withStub(
      () => undefined,
      (url) => runCopied({...client, code}, url),
    );
    return {client, run};
  });
  for (const {client, run} of await Promise.all(tries)) {
    const asked = `ran the ${client.language} client against a silent server`;
    const [, seconds = 'none'] = /^time-out: (.+)$/m.exec(run.output) ?? [];
    hold.same(documented.code(), seconds, asked);
    const output = run.output.replace(/^time-out: .*\n/m, '');
    const fault = failureFault(client, {...run, output}, [secretKey]);
    hold.ok(documented.code(), fault === undefined, fault ?? '', asked);
  }
});

claim('clients/oldest-curl', async ({documented, server, hold}) => {
  const {exitCode, output} = await runWithOldCurl(curlClient().code, server);
  const observed = exitCode === 0 ? oldestCurl : output;
  hold.same(documented.code(), observed, `ran the curl client with curl ${oldestCurl}`);
});

function curlClient(): CopiedClient {
  const client = listAgents().find(({language}) => language === 'curl');
  if (!client) throw new Error('Every example has a curl client.');
  return client;
}

function homeAt(folder: string): Record<string, string> {
  // Where Python looks for packages of the user must not move along.
  return {HOME: folder, PYTHONUSERBASE: `${process.env.HOME}/.local`};
}

function listAgents(): CopiedClient[] {
  const clients = copiedClients('list-agents', projectFiles(projectRoot));
  for (const {language} of clients) needs(language);
  return clients;
}

/** Has the clients of one example go through hardships at once, and tells what each did wrong. */
async function holdCoping(
  hardships: readonly Hardship[],
  tell: (fault: string | undefined, asked: string) => void,
): Promise<void> {
  const tries = hardships.flatMap((hardship) =>
    listAgents()
      .filter(hardship.concerns ?? (() => true))
      .map(async (client) => ({
        fault: await hardship.fault(client),
        asked: `ran the ${client.language} client with ${hardship.what}`,
      })),
  );
  for (const {fault, asked} of await Promise.all(tries)) tell(fault, asked);
}
