import {exampleNames} from '../../src/content/example.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {redirects, withFiles, withProxy} from '../examples/hardships/detours.ts';
import {typicalFailures} from '../examples/hardships/failures.ts';
import {
  type CopiedClient,
  copiedClients,
  failureFault,
  type Hardship,
  runCopied,
  secretKey,
} from '../examples/hardships/hardship.ts';
import {redirectPort, shortTimeOut} from '../examples/hardships/spies.ts';
import {oldestCurl, runWithOldCurl} from '../examples/old-curl.ts';
import {runCopiedCode} from '../examples/run-client.ts';
import {withStub} from '../support/other-origin.ts';
import {projectRoot} from '../support/program.ts';
import {claimFromInside} from './claim.ts';
import {needs} from './clients.ts';

const claim = claimFromInside('It runs the clients of the pages.');

claim('authentication/client-urls', async ({documented, hold}) => {
  for (const {Address: written, Request: request} of documented.rows('Address', 'Request')) {
    const requested = new URL(request.text);
    for (const client of listAgents()) {
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
      hold.that(written, asked.length === 1, `${asked.length} requests`, what);
      hold.same(request, asked.join(), what);
    }
  }
});

claim('authentication/client-unsendable-key', async ({documented, hold}) => {
  for (const client of listAgents()) {
    for (const key of ['secret\nsecret', '“secret”']) {
      const {exitCode, output} = await runCopied(client, 'http://127.0.0.1:1', {key});
      const asked = `ran the ${client.language} client with the key ${JSON.stringify(key)}`;
      hold.same(documented.block(), output, asked);
      hold.that(documented.block(), exitCode !== 0, 'exit code 0', asked);
    }
  }
});

claim('authentication/client-proxies', async ({documented, hold}) => {
  for (const name of documented.codes()) {
    const scheme = name.text.startsWith('https') ? 'https' : 'http';
    const proxied = (run: (url: string, proxy: string) => Promise<unknown>) =>
      withProxy((proxy, connections) =>
        withStub(
          (_request, response) => response.end('{}'),
          async (url) => {
            await run(url.replace('http', scheme), proxy);
            return connections() > 0;
          },
        ),
      );
    const curl = await proxied((url, proxy) =>
      runCopiedCode('curl', `curl --silent ${url} || true`, undefined, {[name.text]: proxy}),
    );
    hold.that(name, curl, 'no proxy is used', `ran curl as it is with ${name.text} set`);
    for (const client of listAgents()) {
      const used = await proxied((url, proxy) =>
        runCopied(client, url, {variables: {[name.text]: proxy}}),
      );
      const asked = `ran the ${client.language} client with ${name.text} set`;
      hold.that(name, !used, 'the request goes to the proxy', asked);
    }
  }
});

claim('authentication/client-files', async ({documented, hold}) => {
  const [netrc, curlrc] = documented.codes();
  if (!netrc || !curlrc) throw new Error('The check reads the names of two files.');
  const readBy = (
    name: string,
    text: string,
    run: (home: string, url: string) => Promise<unknown>,
  ) => {
    let isRead = false;
    return withFiles({[name]: text}, (home) =>
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
  const files = [
    {
      file: netrc,
      text: 'machine 127.0.0.1 login me password mine\n',
      language: 'python',
      plain: (url: string) => `import requests; requests.get("${url}")`,
    },
    {
      file: curlrc,
      text: 'user = "me:mine"\n',
      language: 'curl',
      plain: (url: string) => `curl --silent ${url}`,
    },
  ] as const;
  for (const {file, text, language, plain} of files) {
    const isRead = await readBy(file.text, text, (home, url) =>
      runCopiedCode(language, plain(url), undefined, homeAt(home)),
    );
    hold.that(file, isRead, 'not read', `ran ${language} as it is with a ~/${file.text}`);
    for (const client of listAgents()) {
      const read = await readBy(file.text, text, (home, url) =>
        runCopied(client, url, {variables: homeAt(home)}),
      );
      const asked = `ran the ${client.language} client with a ~/${file.text}`;
      hold.that(file, !read, 'it is read', asked);
    }
  }
});

claim('authentication/client-redirects', async ({documented, hold}) => {
  await holdCoping(redirects, (fault, asked) =>
    hold.same(documented.text(), fault ?? 'no redirect', asked),
  );
});

claim('authentication/client-errors', async ({documented, hold}) => {
  await holdCoping(typicalFailures, (fault, asked) =>
    hold.same(documented.text(), fault ?? 'one line', asked),
  );
});

claim('authentication/client-time-out', async ({documented, hold}) => {
  const clients = exampleNames(projectFiles(projectRoot)).flatMap(clientsOf);
  const tries = clients.map(async (client) => {
    const code = shortTimeOut[client.language] + client.code;
    const run = await withStub(
      () => undefined,
      (url) => runCopied({...client, code}, url),
    );
    return {client, run};
  });
  for (const {client, run} of await Promise.all(tries)) {
    const asked = `ran the ${client.language} client of examples/${client.example}`;
    const [, seconds = 'none'] = /^time-out: (.+)$/m.exec(run.output) ?? [];
    hold.same(documented.code(), seconds, asked);
    const output = run.output.replace(/^time-out: .*\n/m, '');
    const fault = failureFault({...run, output}, [secretKey]);
    hold.that(documented.code(), fault === undefined, fault ?? '', asked);
  }
});

claim('authentication/oldest-curl', async ({documented, server, hold}) => {
  const clients = exampleNames(projectFiles(projectRoot)).flatMap(clientsOf);
  for (const {code, example} of clients.filter(({language}) => language === 'curl')) {
    const {exitCode, output} = await runWithOldCurl(code, server);
    const observed = exitCode === 0 ? oldestCurl : output;
    hold.same(
      documented.code(),
      observed,
      `ran examples/${example}/curl.sh with curl ${oldestCurl}`,
    );
  }
});

function homeAt(folder: string): Record<string, string> {
  // Where Python looks for packages of the user must not move along.
  return {HOME: folder, PYTHONUSERBASE: `${process.env.HOME}/.local`};
}

function listAgents(): CopiedClient[] {
  return clientsOf('list-agents');
}

function clientsOf(example: string): CopiedClient[] {
  const clients = copiedClients(example, projectFiles(projectRoot));
  for (const {language} of clients) needs(language);
  return clients;
}

/** Has the clients of one example go through hardships at once, and tells what each did wrong. */
async function holdCoping(
  hardships: readonly Hardship[],
  tell: (fault: string | undefined, asked: string) => void,
): Promise<void> {
  const tries = hardships.flatMap((hardship) =>
    listAgents().map(async (client) => ({
      fault: await hardship.fault(client),
      asked: `ran the ${client.language} client with ${hardship.what}`,
    })),
  );
  for (const {fault, asked} of await Promise.all(tries)) tell(fault, asked);
}
