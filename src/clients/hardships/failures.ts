import type {RequestListener} from 'node:http';
import {withStub} from '../../servers/http/stub.ts';
import {type CopiedClient, failureFault, type Hardship, isNotCurl, runCopied} from './hardship.ts';
import {noRetry, shortTimeOut} from './spies.ts';

const html = '<!doctype html>\n<html>\n<head><title>Log in</title></head>\n</html>\n';

/** A preflight has no body. */
const hasBody = ({example}: CopiedClient) => example !== 'preflight';
/** The clients that read the body. */
const readsBody = (client: CopiedClient) => hasBody(client) && isNotCurl(client);

interface Failure {
  what: string;
  concerns?: (client: CopiedClient) => boolean;
  answer: RequestListener;
  /** What the line has to say. */
  says?: string;
  /** What it also has to say where it reads the body. */
  reason?: string;
}

/** Servers that do not do what they should. */
const failing: readonly Failure[] = [
  {
    what: 'HTML with 200, as of a proxy that wants a login',
    concerns: readsBody,
    answer: (_request, response) => {
      response.writeHead(200, {'Content-Type': 'text/html'}).end(html);
    },
  },
  {
    what: 'HTML of several lines with 502',
    answer: (_request, response) => {
      response.writeHead(502, {'Content-Type': 'text/html'}).end(html);
    },
    says: '502',
  },
  {
    what: 'a 401 in plain text, as released servers send it',
    concerns: hasBody,
    answer: (_request, response) => {
      response
        .writeHead(401, {'Content-Type': 'text/html'})
        .end('Unauthorized: Invalid or missing X-API-KEY');
    },
    says: '401',
    reason: 'Unauthorized: Invalid or missing X-API-KEY',
  },
  {
    what: 'a refusal of a hundred thousand lines',
    answer: (_request, response) => {
      response.writeHead(503).end('no\n'.repeat(100_000));
    },
    says: '503',
  },
  {
    what: 'an empty response with 200',
    concerns: readsBody,
    answer: (_request, response) => {
      response.end();
    },
  },
  {
    what: 'a connection that is closed without a response',
    answer: ({socket}) => {
      socket.destroy();
    },
  },
  {
    what: 'a connection that breaks in the middle of a response',
    concerns: hasBody,
    answer: ({socket}, response) => {
      response.writeHead(200, {'Content-Type': 'application/json', 'Content-Length': 100});
      response.write('{"a":');
      setTimeout(() => socket.destroy(), 50);
    },
  },
  {
    what: 'something that does not speak HTTP',
    answer: ({socket}) => {
      socket.end('220 mail.example.com\r\n');
    },
  },
];

const notThere: Hardship = {
  what: 'a server that is not there',
  fault: async (client) => {
    const url = await withStub(
      () => undefined,
      async (gone) => gone,
    );
    return failureFault(client, await runCopied(client, url.replace('127.0.0.1', 'localhost')));
  },
};

/** Each failure of a server: the client says it in one line, and ends with an error. */
export const failures: readonly Hardship[] = [
  ...failing.map(
    ({answer, says = '', reason = '', ...failure}): Hardship => ({
      ...failure,
      fault: async (client) => {
        const run = await withStub(answer, (url) => runCopied(once(client), url));
        const expected = readsBody(client) ? [says, reason] : [says];
        const missing = expected.find((text) => !run.output.includes(text));
        if (missing !== undefined) return `it does not say "${missing}":\n${run.output}`;
        return failureFault(client, run);
      },
    }),
  ),
  notThere,
  {
    what: 'a name that does not resolve',
    // No part of a name has so many characters, so that nobody is asked for it.
    fault: async (client) =>
      failureFault(client, await runCopied(once(client), `http://${'a'.repeat(64)}.test`)),
  },
  {
    what: 'a server that is silent',
    fault: async (client) => {
      const code = shortTimeOut[client.language] + client.code;
      const run = await withStub(
        () => undefined,
        (url) => runCopied({...client, code}, url),
      );
      const output = run.output.replace(/^time-out: 10(?:\.0)?\n/m, '');
      if (output === run.output) return `it does not give up after 10 s:\n${run.output}`;
      return failureFault(client, {...run, output});
    },
  },
];

/** Those that people meet first. */
export const typicalFailures: readonly Hardship[] = [
  notThere,
  ...failures.filter(({what}) => what.startsWith('HTML')),
];

/** The client without its retries, which would take seconds. */
function once(client: CopiedClient): CopiedClient {
  return {...client, code: noRetry[client.language] + client.code};
}
