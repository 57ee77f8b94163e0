import {expect, test} from '@playwright/test';
import {readExample} from '../../src/content/code/example.ts';
import {
  type ExampleRequest,
  readExampleRequest,
  readPlainRequest,
} from '../../src/content/code/example-request.ts';
import {formatProblem} from '../../src/content/problem.ts';
import {checkProject} from '../../src/lint/check-project.ts';
import {exampleFiles, lines, memoryFiles} from '../fixtures/memory-files.ts';

const url = `"\${ELIZA_SERVER_URL:-http://localhost:3000}/api/agents"`;
const key = `--header "X-API-KEY: \${ELIZA_SERVER_AUTH_TOKEN:-test-key}"`;

const readable: readonly {what: string; command: string[]; request: Partial<ExampleRequest>}[] = [
  {what: 'a URL alone', command: [`curl ${url}`], request: {}},
  {what: 'a key', command: [`curl ${key} ${url}`], request: {key: 'test-key'}},
  {
    what: 'what curl does with the answer',
    command: [`curl --silent --fail --retry 3 --write-out '%{http_code}\\n' \\`, `  ${url}`],
    request: {},
  },
  {
    what: 'the settings in variables of their own',
    command: [
      `url="\${ELIZA_SERVER_URL:-http://localhost:3000}"`,
      `  key="\${ELIZA_SERVER_AUTH_TOKEN:-test-key}"`,
      `curl --header "X-API-KEY: $key" "$url/api/agents"`,
    ],
    request: {key: 'test-key'},
  },
  {
    what: 'a URL without what stands at its end, and a key without line breaks',
    command: [
      `url="\${ELIZA_SERVER_URL:-http://localhost:3000}"`,
      `key="\${ELIZA_SERVER_AUTH_TOKEN:-test-key}"`,
      `url="\${url%/}"`,
      `curl --header "X-API-KEY: \${key//[[:cntrl:]]/}" "\${url%/api}/api/agents"`,
    ],
    request: {key: 'test-key'},
  },
  {
    what: 'a method and headers, after the URL too',
    command: [`curl ${url} --request OPTIONS \\`, "  --header 'Origin: https://app.example.com'"],
    request: {method: 'OPTIONS', headers: {Origin: 'https://app.example.com'}},
  },
];

const unreadable: readonly {command: string; reason: string}[] = [
  {command: `wget ${url}`, reason: 'no line of it begins with "curl"'},
  {command: `curl "$url/api/agents"`, reason: `it has no line 'url="\${ELIZA_SERVER_URL:-…}"'`},
  {
    command: `curl "\${url%/api}/api/agents"`,
    reason: `it has no line 'url="\${ELIZA_SERVER_URL:-…}"'`,
  },
  {
    command: `curl --header "X-API-KEY: \${key//[[:cntrl:]]/}" ${url}`,
    reason: `it has no line 'key="\${ELIZA_SERVER_AUTH_TOKEN:-…}"'`,
  },
  {
    command: `curl --header "X-API-KEY: $key" ${url}`,
    reason: `it has no line 'key="\${ELIZA_SERVER_AUTH_TOKEN:-…}"'`,
  },
  {command: `curl ${url}\ncurl ${url}`, reason: 'it has 2 curl commands'},
  {command: 'curl --silent', reason: 'it names no URL'},
  {command: `curl ${url} ${url}`, reason: 'it names two URLs'},
  {
    command: 'curl http://localhost:3000/api/agents',
    reason: '"http://localhost:3000/api/agents" is not among what it may say',
  },
  {command: `curl --data '{}' ${url}`, reason: '"--data" is not among what it may say'},
  {command: `curl ${url} | jq`, reason: '"|" is not among what it may say'},
  {command: `curl ${url} --request`, reason: '"" is not a method'},
  {
    command: `curl --header "X-API-KEY: $KEY" ${url}`,
    reason: 'the header "X-API-KEY: $KEY" cannot be read',
  },
];

for (const {what, command, request} of readable) {
  test(`the request of an example is read from its curl client: ${what}`, () => {
    const example = readExample('list', memoryFiles(withCurl(...command)));
    if (!example.ok) throw new Error(example.faults.map(({message}) => message).join(' '));
    expect(readExampleRequest(example.example.clients)).toEqual({
      ok: true,
      request: {method: 'GET', path: '/api/agents', headers: {}, ...request},
    });
  });
}

for (const {command, reason} of unreadable) {
  test(`a curl client that no page can send is named, with what is allowed: ${command}`, async () => {
    const files = {...withCurl(command), 'docs/page.mdx': '<Example name="list" />\n'};
    const {problems} = await checkProject(memoryFiles(files));
    expect(problems.map(formatProblem)).toEqual([
      `docs/page.mdx:1:1 unreadable-request examples/list/curl.sh cannot be sent from the page: ${reason}. In its shown region, write one curl command with "\${ELIZA_SERVER_URL:-…}/path", --request METHOD, --header 'Name: value', --header "X-API-KEY: \${ELIZA_SERVER_AUTH_TOKEN:-…}", --silent, --show-error, --no-progress-meter, --fail, --fail-with-body, --noproxy, --max-time, --output, --write-out, --retry and --retry-max-time.`,
    ]);
  });
}

test('a command in its plain form is read as one with variables', () => {
  const command = 'curl -H "X-API-KEY: your-key" http://localhost:3000/api/agents';
  expect(readPlainRequest(command, 'examples/first/request.sh')).toEqual({
    ok: true,
    request: {method: 'GET', path: '/api/agents', key: 'your-key', headers: {}},
  });
});

test('a block that the page is to send, and cannot, is named', async () => {
  const files = {
    'docs/page.mdx': lines('```bash snippet=examples/first/request.sh#request send', '```'),
    'examples/first/request.sh': lines(
      '# region request',
      'curl http://other.example/api',
      '# endregion request',
    ),
  };
  const {problems} = await checkProject(memoryFiles(files));
  expect(problems.map(formatProblem)).toEqual([
    expect.stringMatching(
      /^docs\/page\.mdx:1:1 unreadable-request examples\/first\/request\.sh cannot be sent from the page: "http:\/\/other\.example\/api" is not among what it may say\./,
    ),
  ]);
});

function withCurl(...command: string[]): Record<string, string> {
  const curl = lines('# region request', ...command, '# endregion request');
  return {...exampleFiles('list'), 'examples/list/curl.sh': curl};
}
