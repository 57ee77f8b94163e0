import {expect, test} from '@playwright/test';
import {variableNames} from '../../examples/server/config.ts';
import {formatProblem} from '../../src/content/problem.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {checkProject} from '../../src/lint/check-project.ts';
import {readVocabulary} from '../../src/lint/read-vocabulary.ts';
import type {Vocabulary} from '../../src/lint/vocabulary.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {lines, memoryFiles} from '../fixtures/memory-files.ts';

const paths = new Set(['/api/agents']);
const vocabulary: Vocabulary = {
  variables: new Set(['SERVER_PORT', 'SERVER_KEY']),
  headers: new Set(['X-API-KEY', 'Access-Control-Allow-Origin', 'Retry-After']),
  statuses: new Set([401, 200, 404]),
  paths,
  routes: (path) => paths.has(path.toLowerCase()),
};

interface Case {
  what: string;
  page: string;
  problems: string[];
}

const cases: Case[] = [
  {
    what: 'a status that the server never answers',
    page: 'Text `418`, or\n`403 Forbidden`.\n',
    problems: [
      'docs/page.mdx:1:6 unknown-status the server never answers 418: its statuses are 200, 401 and 404. Write one of its statuses, or a number that is no status without code marks.',
      'docs/page.mdx:2:1 unknown-status the server never answers 403 Forbidden: its statuses are 200, 401 and 404. Write one of its statuses, or a number that is no status without code marks.',
    ],
  },
  {
    what: 'a status whose number is not that of its phrase',
    page: 'Text `HTTP/1.1 410 Unauthorized`.\n',
    problems: [
      'docs/page.mdx:1:6 unknown-status the server never answers 410 Unauthorized: did you mean 401 Unauthorized? Write one of its statuses, or a number that is no status without code marks.',
    ],
  },
  {
    what: 'another phrase than that of the status',
    page: '| `401 Unauthorised` | `200 ok` |\n| - | - |\n',
    problems: [
      'docs/page.mdx:1:3 unknown-status the reason phrase of 401 is not "Unauthorised": write 401 Unauthorized.',
      'docs/page.mdx:1:24 unknown-status the reason phrase of 200 is not "ok": write 200 OK.',
    ],
  },
  {
    what: 'a variable that nothing reads, near to one that is read',
    page: '## On `SERVER_PRT`\n\nAnd (SERVER_PRT),\nor `SERVER_PRT=3000 npm start`.\n',
    problems: [
      'docs/page.mdx:1:7 unknown-variable neither the server nor a client reads the variable SERVER_PRT: did you mean SERVER_PORT? Write the name of one that is read, or make the code in examples/ read this one.',
      'docs/page.mdx:3:6 unknown-variable neither the server nor a client reads the variable SERVER_PRT: did you mean SERVER_PORT? Write the name of one that is read, or make the code in examples/ read this one.',
      'docs/page.mdx:4:4 unknown-variable neither the server nor a client reads the variable SERVER_PRT: did you mean SERVER_PORT? Write the name of one that is read, or make the code in examples/ read this one.',
    ],
  },
  {
    what: 'a variable that is near to none',
    page: 'Text `TIMEOUT=3`.\n',
    problems: [
      'docs/page.mdx:1:6 unknown-variable neither the server nor a client reads the variable TIMEOUT: the variables are SERVER_KEY and SERVER_PORT. Write the name of one that is read, or make the code in examples/ read this one.',
    ],
  },
  {
    what: 'a header that nothing uses, near to one that is used',
    page: '> Text\n> with *X-API-KYE*, `x-api-kye` and `Acces-Control-Allow-Origin: *`.\n',
    problems: [
      'docs/page.mdx:2:9 unknown-header neither the server nor a client uses the header X-API-KYE: did you mean X-API-KEY? Write the name of one that is used, or describe it in static/openapi.yaml.',
      'docs/page.mdx:2:21 unknown-header neither the server nor a client uses the header x-api-kye: did you mean X-API-KEY? Write the name of one that is used, or describe it in static/openapi.yaml.',
      'docs/page.mdx:2:37 unknown-header neither the server nor a client uses the header Acces-Control-Allow-Origin: did you mean Access-Control-Allow-Origin? Write the name of one that is used, or describe it in static/openapi.yaml.',
    ],
  },
  {
    what: 'a header beside a mail address, which is no link here, so that the words around it keep their places',
    page: 'Mail me@example.org on X-API-KYE.\n',
    problems: [
      'docs/page.mdx:1:24 unknown-header neither the server nor a client uses the header X-API-KYE: did you mean X-API-KEY? Write the name of one that is used, or describe it in static/openapi.yaml.',
    ],
  },
  {
    what: 'a header in lower case that is nearly a known one',
    page: 'Text `access-control-allow-orgin`.\n',
    problems: [
      'docs/page.mdx:1:6 unknown-header neither the server nor a client uses the header access-control-allow-orgin: did you mean Access-Control-Allow-Origin? Write the name of one that is used, or describe it in static/openapi.yaml.',
    ],
  },
  {
    what: 'a header that is near to none',
    page: 'Text `If-None-Match:`.\n',
    problems: [
      'docs/page.mdx:1:6 unknown-header neither the server nor a client uses the header If-None-Match. Write the name of one that is used, or describe it in static/openapi.yaml.',
    ],
  },
  {
    what: 'a path that the server does not route, near to one that it does',
    page: 'Text /api/agnts, `GET /api/agnts?x=1` and `http://localhost:3000/api/agnts/*`.\n',
    problems: [
      'docs/page.mdx:1:6 unknown-path the server has nothing at /api/agnts: did you mean /api/agents? Write a path that it routes, or describe the route in static/openapi.yaml.',
      'docs/page.mdx:1:18 unknown-path the server has nothing at /api/agnts: did you mean /api/agents? Write a path that it routes, or describe the route in static/openapi.yaml.',
      'docs/page.mdx:1:43 unknown-path the server has nothing at /api/agnts: did you mean /api/agents? Write a path that it routes, or describe the route in static/openapi.yaml.',
    ],
  },
  {
    what: 'a path that is near to none',
    page: 'Text `/api/messages/:id`.\n',
    problems: [
      'docs/page.mdx:1:6 unknown-path the server has nothing at /api/messages/:id: its paths are /api/agents. Write a path that it routes, or describe the route in static/openapi.yaml.',
    ],
  },
  {
    what: 'names that the code knows, in any of their forms',
    page: lines(
      'Text with `401`, `401 Unauthorized`, `HTTP/1.1 200 OK`, SERVER_PORT, `$SERVER_KEY`, `SERVER_PORT=3000 npm start`,',
      '`x-api-key`, `X-API-KEY:`, `Retry-After: 3`, "X-API-KEY", `/api`, `/api/*`, `/API/agents`, /api/…, `/api/agents/`,',
      '`curl -H "X-API-KEY: $SERVER_KEY" http://localhost:3000/api/agents?x=1`.',
    ),
    problems: [],
  },
  {
    what: 'what has the form of none of them',
    page: lines(
      '`node`, `.env`, `curl --verbose`, `npm start`, `examples/server/`, `404.html`, `32`, `443`, `512 MB`, `200 ms`, `Ctrl-C`,',
      '`test-key`, `your-secret-api-key`, `strict-origin-when-cross-origin`, `response.ok`, `OPTIONS`, `SIGTERM`, `UTF-8`,',
      '`src/api/agents.ts`, `/api-docs`, `https://nodejs.org/api/http.html`, `application/x-www-form-urlencoded`,',
      '`CODE_OF_CONDUCT.md`, `.github/ISSUE_TEMPLATE`, `ERR_MODULE_NOT_FOUND`, 418, X-rays, https://nodejs.org/api/http.html',
    ),
    problems: [],
  },
  {
    what: 'text in a claim, which its check compares, and in a fence and a link to elsewhere',
    page: lines(
      '<Claim id="a">`418`, X-API-KYE, `SERVER_PRT` and `/api/agnts`</Claim>, [this](http://localhost/api/agnts)',
      '',
      '```text unchecked="why"',
      'X-API-KYE',
      '```',
    ),
    problems: [],
  },
];

for (const {what, page, problems} of cases) {
  test(`${problems.length === 0 ? 'nothing is said of' : 'named in one line:'} ${what}`, async () => {
    const project = memoryFiles({'docs/page.mdx': page});
    const check = await checkProject(project, {vocabulary});
    expect(check.problems.map(formatProblem)).toEqual(problems);
  });
}

test('without a vocabulary, nothing is said of any word', async () => {
  const project = memoryFiles({'docs/page.mdx': 'Text `418` and `X-API-KYE`.\n'});
  expect((await checkProject(project)).problems).toEqual([]);
});

test('the vocabulary of this project is what its server and clients really use', async () => {
  const page = (text: string) => memoryFiles({'docs/page.mdx': `${text}\n`});
  const known =
    '`X-API-KEY`, `x-forwarded-for`, `Access-Control-Allow-Origin`, `Access-Control-Request-Method`, `Strict-Transport-Security`, `ELIZA_SERVER_URL`, `LOG_LEVEL`, `204`, `401`, `500`, `/api/agents`, `/api`';
  const unknown = '`X-API-KYE`, `ELIZA_SERVER_AUTH_TOKN`, `418`, `/api/agnts`, `X-Powered-By`';

  const vocabulary = readVocabulary(projectFiles(projectRoot), variableNames);
  expect((await checkProject(page(known), {vocabulary})).problems).toEqual([]);
  const found = (await checkProject(page(unknown), {vocabulary})).problems.map(formatProblem);
  expect(found).toEqual([
    expect.stringContaining('X-API-KYE: did you mean X-API-KEY?'),
    expect.stringContaining('ELIZA_SERVER_AUTH_TOKN: did you mean ELIZA_SERVER_AUTH_TOKEN?'),
    expect.stringContaining(
      'never answers 418: its statuses are 200, 201, 204, 304, 400, 401, 404, 413, 429, 500 and 503.',
    ),
    expect.stringContaining('/api/agnts: did you mean /api/agents?'),
    expect.stringContaining('the header X-Powered-By.'),
  ]);
});
