import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import type {IncomingHttpHeaders} from 'node:http';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {withStub} from '../../servers/http/stub.ts';
import {failureFault, type Hardship, isNotCurl, runCopied} from './hardship.ts';

const proxyVariables = ['http_proxy', 'https_proxy', 'all_proxy'];

const personal: readonly Hardship[] = [
  ...['http', 'https'].map(
    (scheme): Hardship => ({
      what: `proxies in the environment, for an ${scheme} URL`,
      fault: async (client) => {
        const run = await withProxy((proxy, connections) =>
          withStub(
            (_request, response) => response.end('{}'),
            async (url) => {
              const names = proxyVariables.flatMap((name) => [name, name.toUpperCase()]);
              const variables = Object.fromEntries(names.map((name) => [name, proxy]));
              const own = url.replace('http', scheme);
              return {...(await runCopied(client, own, {variables})), proxied: connections()};
            },
          ),
        );
        if (run.proxied > 0) return `it goes to the proxy:\n${run.output}`;
        // The stub does not speak TLS.
        if (scheme === 'https') return failureFault(client, run);
        return run.exitCode === 0 ? undefined : `it ends with an error:\n${run.output}`;
      },
    }),
  ),
  {
    what: 'a ~/.netrc that adds to the request',
    fault: async (client) => {
      const sent: IncomingHttpHeaders[] = [];
      const run = await withStub(
        ({headers}, response) => {
          sent.push(headers);
          response.end('{}');
        },
        (url) =>
          withFiles({netrc: 'machine 127.0.0.1 login me password mine\n'}, (folder) =>
            runCopied(client, url, {variables: {NETRC: path.join(folder, 'netrc')}}),
          ),
      );
      if (run.exitCode !== 0) return `it ends with an error:\n${run.output}`;
      return sent[0]?.authorization === undefined ? undefined : 'it sends a password';
    },
  },
];

/** Redirects to another server, of each kind. */
export const redirects: readonly Hardship[] = [301, 302, 303, 307, 308].map(
  (status): Hardship => ({
    what: `a redirect by ${status} to another server`,
    fault: async (client) => {
      let followed = 0;
      const run = await withStub(
        (_request, response) => {
          followed++;
          response.end('{}');
        },
        (elsewhere) =>
          withStub(
            ({url}, response) => {
              response.writeHead(status, {Location: `${elsewhere}${url}`}).end();
            },
            (url) => runCopied(client, url),
          ),
      );
      if (followed > 0) return 'it follows';
      // A redirect is no failure for curl.
      if (!isNotCurl(client)) return undefined;
      if (!run.output.includes(String(status))) return `it does not say ${status}:\n${run.output}`;
      return failureFault(client, run);
    },
  }),
);

/** Whatever leads a request, or a part of it, to somebody else than the server. */
export const detours: readonly Hardship[] = [...personal, ...redirects];

/** Gives a task the URL of a proxy that refuses everyone, and the number of its connections so far. */
export function withProxy<Result>(
  task: (url: string, connections: () => number) => Promise<Result>,
): Promise<Result> {
  let count = 0;
  return withStub(
    (_request, response) => response.writeHead(502).end('proxied'),
    (url, proxy) => {
      proxy.on('connection', () => count++);
      return task(url, () => count);
    },
  );
}

/** Gives a task a folder with these files. */
export async function withFiles<Result>(
  files: Readonly<Record<string, string>>,
  task: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'client-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await writeFile(path.join(folder, name), text, {mode: 0o600});
    }
    return await task(folder);
  } finally {
    await rm(folder, {recursive: true});
  }
}
