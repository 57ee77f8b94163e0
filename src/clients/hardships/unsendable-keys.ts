import type {IncomingHttpHeaders} from 'node:http';
import {withStub} from '../../servers/http/stub.ts';
import {failureFault, type Hardship, isNotCurl, runCopied} from './hardship.ts';

/** Keys that no header carries as they are; the environment itself cannot hold a NUL. */
const keys: readonly {what: string; key: string}[] = [
  {what: 'a key with a line break in it', key: 'secret-one\nsecret-two'},
  {what: 'a key with a header behind a line break', key: 'secret\r\nX-Injected: secret'},
  {what: 'a key with a line break at its end', key: 'secret\n'},
  {what: 'a key with a carriage return at its end', key: 'secret\r'},
  {what: 'a key with a tab in it', key: 'secret\tsecret'},
  {what: 'a key of whitespace only', key: ' \t\n '},
  {what: 'a key with curly quotes', key: '“secret”'},
  {what: 'a key with an umlaut', key: 'schlüssel-secret'},
  {what: 'a key with an emoji', key: 'secret🔑'},
  {what: 'a key with a no-break space at its end', key: 'secret\u00a0'},
  {what: 'a key with a byte order mark', key: '\ufeffsecret'},
  {what: 'a key with an escape sequence', key: 'secret\u001b[31m'},
  {what: 'a key with DEL', key: 'secret\u007f'},
];

/** Each key that cannot be sent: the client says so and sends nothing; curl sends what it can, and is refused. */
export const unsendableKeys: readonly Hardship[] = keys.map(({what, key}) => ({
  what,
  concerns: ({sendsKey}) => sendsKey,
  fault: async (client) => {
    const sent: IncomingHttpHeaders[] = [];
    const run = await withStub(
      ({headers}, response) => {
        sent.push(headers);
        response.writeHead(401).end('{"refused": true}');
      },
      (url) => runCopied(client, url, {key}),
    );
    if (sent[0]?.['x-injected'] !== undefined)
      return 'it sends a part of the key as another header';
    if (!isNotCurl(client)) {
      return run.output.includes('401') ? failureFault(client, run) : `no 401:\n${run.output}`;
    }
    if (sent.length > 0) return 'it sends a request';
    if (!run.output.includes('ELIZA_SERVER_AUTH_TOKEN'))
      return `it does not say what is wrong:\n${run.output}`;
    return failureFault(client, run);
  },
}));

/** Keys that arrive without what stands around them. */
export const paddedKeys: readonly Hardship[] = [' secret', 'secret ', '  secret  '].map((key) => ({
  what: `spaces around a key: ${JSON.stringify(key)}`,
  concerns: ({sendsKey}) => sendsKey,
  fault: async (client) => {
    const sent: unknown[] = [];
    const run = await withStub(
      ({headers}, response) => {
        sent.push(headers['x-api-key']);
        response.end('{}');
      },
      (url) => runCopied(client, url, {key}),
    );
    return sent.join() === 'secret' ? undefined : `it sends "${sent.join()}":\n${run.output}`;
  },
}));
