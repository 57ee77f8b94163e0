import {withStub} from '../../servers/http/stub.ts';
import {type CopiedClient, failureFault, type Hardship, isNotCurl, runCopied} from './hardship.ts';

interface Form {
  what: string;
  written: (authority: string) => string;
  concerns?: (client: CopiedClient) => boolean;
}

/** How people write the URL of a server that listens there, and below which path it then has the API. */
const forms: readonly (Form & {below?: string})[] = [
  {what: 'a URL that ends in a slash', written: (at) => `http://${at}/`},
  {what: 'a URL that ends in /api', written: (at) => `http://${at}/api`},
  {what: 'a URL that ends in /api/', written: (at) => `http://${at}/api/`},
  {
    what: 'a URL that ends in several slashes',
    written: (at) => `http://${at}/api///`,
    concerns: isNotCurl,
  },
  {what: 'a name in place of an address, with /api/', written: (at) => `http://${local(at)}/api/`},
  {what: 'a URL with HTTP:// in capitals', written: (at) => `HTTP://${at}`},
  {what: 'a path in front of the API', written: (at) => `http://${at}/eliza`, below: '/eliza'},
  {
    what: 'a path in front of the API, with a slash',
    written: (at) => `http://${at}/a/b/`,
    below: '/a/b',
  },
  {what: 'a path with /api/', written: (at) => `http://${at}/eliza/api/`, below: '/eliza'},
  {what: 'a path that ends like /api', written: (at) => `http://${at}/my-api`, below: '/my-api'},
];

/** What is no URL of a server, or not of one that is there. */
const mistakes: readonly Form[] = [
  {what: 'a URL of whitespace only', written: () => '   '},
  {what: 'a URL with spaces around it', written: (at) => `  http://${at}  `},
  {what: 'a URL with a line break behind it', written: (at) => `http://${at}/\r\n`},
  // curl takes it as an address of HTTP.
  {what: 'a URL without http://', written: (at) => at, concerns: isNotCurl},
  {what: 'a URL with a port that is none', written: () => 'http://localhost:99999'},
  {what: 'a URL with a word for a port', written: () => 'http://localhost:port'},
  // curl marks the place in lines of its own.
  {
    what: 'an IPv6 address without its closing bracket',
    written: () => 'http://[::1',
    concerns: isNotCurl,
  },
  {what: 'a URL of another scheme', written: (at) => `ldapx://${at}`},
  {what: 'a URL with a query', written: (at) => `http://${at}/?a=1`},
  {what: 'a URL with a fragment', written: (at) => `http://${at}/#api`},
  {what: 'a URL of something else on the server', written: (at) => `http://${at}/none`},
];

/** Each way to write the server's URL. */
export const urlForms: readonly Hardship[] = [
  ...forms.map(
    ({written, below = '', ...form}): Hardship => ({
      ...form,
      fault: async (client) => {
        const asked: (string | undefined)[] = [];
        const run = await withApi(below, asked, (at) => runCopied(client, written(at)));
        const expected = `${below}${client.path}`;
        if (asked.join() !== expected)
          return `it asks for ${asked.join() || 'nothing'}:\n${run.output}`;
        return run.exitCode === 0 ? undefined : `it ends with an error:\n${run.output}`;
      },
    }),
  ),
  ...mistakes.map(
    ({written, ...form}): Hardship => ({
      ...form,
      fault: async (client) => {
        const run = await withApi('', [], (at) => runCopied(client, written(at)));
        return failureFault(client, run);
      },
    }),
  ),
];

/** Gives a task the host and port of a server that has the API below a path, and 404 elsewhere. */
function withApi<Result>(
  below: string,
  asked: (string | undefined)[],
  task: (authority: string) => Promise<Result>,
): Promise<Result> {
  return withStub(
    ({url}, response) => {
      asked.push(url);
      const isThere = url === `${below}/api/agents` || url === `${below}/healthz`;
      response.writeHead(isThere ? 200 : 404, {'Content-Type': 'application/json'});
      response.end(`{"found": ${isThere}}`);
    },
    (url) => task(new URL(url).host),
  );
}

function local(authority: string): string {
  return authority.replace('127.0.0.1', 'localhost');
}
