import {expect, test} from '@playwright/test';
import {formatProblem} from '../../src/content/problem.ts';
import {checkProject} from '../../src/lint/check-project.ts';
import type {Site} from '../../src/lint/check-site.ts';
import {lines, memoryFiles} from '../fixtures/memory-files.ts';

const site: Site = {routes: ['/api-reference'], built: ['/claims.json', '/llms.txt']};

const others = {
  'docs/start.mdx': lines('---', 'slug: /', '---', '', '## Quick start'),
  'docs/other.mdx': lines(
    '# Title',
    '',
    '## First part',
    '',
    '## First part',
    '',
    '### Why? {/* #why */}',
    '',
    '##### Deep',
    '',
    '## `POST /x`: *how*',
    '',
    '<Claim id="limit">`1`</Claim>',
  ),
  'docs/group/inner.mdx': lines('## Inside'),
  'static/openapi.yaml': 'openapi: 3\n',
  'static/img/picture.png': 'png\n',
};

async function problemsOf(page: string, file = 'docs/page.mdx'): Promise<string[]> {
  const {problems} = await checkProject(memoryFiles({...others, [file]: page}), {site});
  return problems.map(formatProblem);
}

const working = [
  '[a](other.mdx)',
  '[a](./other.mdx)',
  '[a](group/inner.mdx#inside)',
  '[a](other.mdx#first-part)',
  '[a](other.mdx#first-part-1)',
  '[a](other.mdx#why)',
  '[a](other.mdx#claim-limit)',
  '[a](other.mdx#post-x-how)',
  '[a](other.mdx?x=1#why)',
  '[a](start.mdx#quick-start)',
  '[a](/)',
  '[a](/#quick-start)',
  '[a](/other)',
  '[a](/other/#why)',
  '[a](/group/inner)',
  '[a](#own-heading)',
  '[a](#)',
  '[a](#caf%C3%A9)',
  '[a](#café)',
  '[a](/api-reference)',
  '[a](/openapi.yaml)',
  '[a](pathname:///openapi.yaml)',
  '[a](pathname:///claims.json)',
  '[a](pathname:///other.md)',
  '[a](pathname:///index.md)',
  '[a](https://example.com/x#y)',
  '[a](http://localhost:3000/api/agents)',
  '[a](mailto:me@example.org)',
  'https://example.com/x and www.example.com',
  '![a](/img/picture.png)',
  '![a](https://example.com/x.png)',
  '[![a](/img/picture.png)](other.mdx)',
  '[a][o] and [o] and [o][]\n\n[o]: other.mdx#why',
  'A note[^1].\n\n[^1]: Text.',
  '`[a](missing.mdx)` and \\[a][b]',
  'items[0][1], [x] and [2024-01-15] INFO',
];

for (const link of working) {
  test(`nothing is said of ${link}`, async () => {
    expect(await problemsOf(`## Own heading\n\n## Café\n\n${link}\n`)).toEqual([]);
  });
}

const broken: [string, string][] = [
  ['[a](other.md)', 'broken-link there is no docs/other.md: did you mean other.mdx?'],
  ['[a](Other.mdx)', 'broken-link there is no docs/Other.mdx: did you mean other.mdx?'],
  ['[a](inner.mdx)', 'broken-link there is no docs/inner.mdx: did you mean group/inner.mdx?'],
  ['[a](../other.mdx)', 'broken-link there is no other.mdx: did you mean other.mdx?'],
  [
    '[a](nothing-like-it.mdx)',
    'broken-link there is no docs/nothing-like-it.mdx: write the file of a page, such as group/inner.mdx.',
  ],
  ['[a](other)', 'broken-link "other" names neither a page nor a file: write other.mdx.'],
  [
    '[a](other#why)',
    'broken-link "other#why" names neither a page nor a file: write other.mdx#why.',
  ],
  [
    '[a](openapi.yaml)',
    'broken-link "openapi.yaml" names neither a page nor a file: write the page\'s file, such as group/inner.mdx, the path of a file in static/ with a slash before it, or a whole address with https://.',
  ],
  ['[a](/othr)', 'broken-link the site has nothing at /othr: did you mean /other?'],
  ['[a](/other.html)', 'broken-link the site has nothing at /other.html: did you mean /other?'],
  [
    '[a](/api-refrence)',
    'broken-link the site has nothing at /api-refrence: did you mean /api-reference?',
  ],
  [
    '[a](/openapi.yml)',
    'broken-link the site has nothing at /openapi.yml: did you mean /openapi.yaml?',
  ],
  [
    '[a](/other.mdx#why)',
    'broken-link a page is named by its file, from this one: write other.mdx#why.',
  ],
  [
    '[a](/llms.txt)',
    'broken-link the build adds /llms.txt after it has looked at links: write pathname:///llms.txt.',
  ],
  [
    '[a](pathname:///openapi.yml)',
    'broken-link the site has no file at pathname:///openapi.yml: did you mean pathname:///openapi.yaml?',
  ],
  [
    '[a](pathname:///secret.pdf)',
    'broken-link the site has no file at pathname:///secret.pdf: put the file into static/, and write its path from there with a slash before it.',
  ],
  ['[a]()', 'broken-link this link has no address: write one between its parentheses.'],
  ['[a](//example.com)', 'broken-link "//example.com" has no protocol: write https://example.com.'],
  [
    '[a](htps://example.com)',
    'broken-link "htps:" is no protocol that a link can have: did you mean https:? The protocols are http, https, mailto and tel.',
  ],
  [
    '[a](localhost:3000/api)',
    'broken-link "localhost:" is no protocol that a link can have: write http://localhost:3000/api.',
  ],
  ['[a](https://)', 'broken-link "https://" is no address: write https://host/path.'],
  [
    '[a](other.mdx#100%)',
    'broken-link "other.mdx#100%" has a % that begins no character: write %25 for the sign itself.',
  ],
  [
    '[a](#own-headng)',
    'broken-anchor "#own-headng" leads to no heading of level 2 to 4 and to no claim of this page: did you mean #own-heading?',
  ],
  [
    '[a](other.mdx#nowhere)',
    'broken-anchor "other.mdx#nowhere" leads to no heading of level 2 to 4 and to no claim of docs/other.mdx: its headings are #first-part, #first-part-1, #why and #post-x-how.',
  ],
  [
    '[a](other.mdx#Why)',
    'broken-anchor "other.mdx#Why" leads to no heading of level 2 to 4 and to no claim of docs/other.mdx: did you mean #why?',
  ],
  [
    '[a](/other#first-part-2)',
    'broken-anchor "/other#first-part-2" leads to no heading of level 2 to 4 and to no claim of docs/other.mdx: did you mean #first-part-1?',
  ],
  [
    '[a](other.mdx#claim-limt)',
    'broken-anchor "other.mdx#claim-limt" leads to no heading of level 2 to 4 and to no claim of docs/other.mdx: did you mean #claim-limit?',
  ],
  [
    '[a](other.mdx#deep)',
    'broken-anchor "other.mdx#deep" leads to no heading of level 2 to 4 and to no claim of docs/other.mdx: its headings are #first-part, #first-part-1, #why and #post-x-how.',
  ],
  [
    '[a](/api-reference#get)',
    'broken-anchor "/api-reference#get" leads to no heading of level 2 to 4 and to no claim of /api-reference: it has no headings that a link can lead to.',
  ],
  [
    '![a](/img/pictur.png)',
    'broken-image there is no image static/img/pictur.png: did you mean /img/picture.png?',
  ],
  [
    '![a](../static/img/picture.png)',
    'broken-image there is no image ../static/img/picture.png: write /img/picture.png, since images stand in static/.',
  ],
  [
    '![a](/img/none-like-it.svg)',
    'broken-image there is no image static/img/none-like-it.svg: put the file into static/, and write its path from there with a slash before it.',
  ],
  ['![a]()', 'broken-image this image has no address: write one between its parentheses.'],
];

for (const [link, problem] of broken) {
  test(`named in one line: ${link}`, async () => {
    const page = `## Own heading\n\nText ${link} and more.\n`;
    expect(await problemsOf(page)).toEqual([`docs/page.mdx:3:6 ${problem}`]);
  });
}

const pages: {what: string; page: string; problems: string[]}[] = [
  {
    what: 'a broken link of a table, at its cell',
    page: lines('| a | b |', '| - | - |', '| x | [y](othr.mdx) |'),
    problems: ['docs/page.mdx:3:7 broken-link there is no docs/othr.mdx: did you mean other.mdx?'],
  },
  {
    what: 'a broken link of a definition, once, at the definition',
    page: lines('[a][o], [b][o]', '', '[o]: othr.mdx'),
    problems: ['docs/page.mdx:3:1 broken-link there is no docs/othr.mdx: did you mean other.mdx?'],
  },
  {
    what: 'references that nothing defines',
    page: lines(
      'Text [a][nowhere]',
      'and [b][] and[^2], [Othr guide].',
      '',
      '[Other guide]: other.mdx',
    ),
    problems: [
      'docs/page.mdx:1:6 undefined-reference no line of this page defines [nowhere]: Write "[nowhere]: address" in a line of its own, or \\[ before brackets that are no link.',
      'docs/page.mdx:2:5 undefined-reference no line of this page defines [b]: Write "[b]: address" in a line of its own, or \\[ before brackets that are no link.',
      'docs/page.mdx:2:14 undefined-reference no line of this page defines [^2]: Write "[^2]: address" in a line of its own, or \\[ before brackets that are no link.',
      'docs/page.mdx:2:20 undefined-reference no line of this page defines [Othr guide]: did you mean [Other guide]? Write "[Othr guide]: address" in a line of its own, or \\[ before brackets that are no link.',
    ],
  },
  {
    what: 'a heading whose text gives the id that another one has been given',
    page: lines('## One {/* #two */}', '', '## Two'),
    problems: [
      'docs/page.mdx:3:1 doubled-anchor the id "two" belongs to the heading of line 1 already: give this heading another one, with {/* #id */} at its end.',
    ],
  },
];

for (const {what, page, problems} of pages) {
  test(`named in one line: ${what}`, async () => {
    expect(await problemsOf(page)).toEqual(problems);
  });
}

test('a link of the code around the pages is held as that of a page, at its place', async () => {
  const code = lines(
    "const page = {to: '/othr#why', words: 'x'};",
    '<Link to="/other#nowher">x</Link>; <Link to="/other#why">y</Link>;',
    "// to: '/gone'",
  );
  const {problems} = await checkProject(memoryFiles({...others, 'src/theme/a.tsx': code}), {
    site: {...site, linking: ['src/theme/a.tsx']},
  });
  expect(problems.map(formatProblem)).toEqual([
    'src/theme/a.tsx:1:15 broken-link the site has nothing at /othr: did you mean /other?',
    expect.stringMatching(/^src\/theme\/a\.tsx:2:7 broken-anchor "\/other#nowher" leads to /),
  ]);
});

test('a link to a draft is named, since the built site does not have the page', async () => {
  const {problems} = await checkProject(
    memoryFiles({
      'docs/page.mdx': '[a](later.mdx) and [b](/later#part).\n',
      'docs/later.mdx': lines('---', 'draft: true', '---', '', '## Part', '', '[own](#part)'),
    }),
  );
  const message =
    'broken-link docs/later.mdx is a draft, which the built site does not have: remove "draft" from its front matter, or this link.';
  expect(problems.map(formatProblem)).toEqual([
    `docs/page.mdx:1:1 ${message}`,
    `docs/page.mdx:1:20 ${message}`,
  ]);
});

test('a link from a folder is resolved from there', async () => {
  const page = lines('[a](../other.mdx) [b](other.mdx) [c](inner.mdx)');
  expect(await problemsOf(page, 'docs/group/page.mdx')).toEqual([
    'docs/group/page.mdx:1:19 broken-link there is no docs/group/other.mdx: did you mean ../other.mdx?',
  ]);
});

test('a link to a page that is no MDX is not called broken as well', async () => {
  const {problems} = await checkProject(
    memoryFiles({
      'docs/page.mdx': '[a](broken.mdx#part) and [b](/named).\n',
      'docs/broken.mdx': lines('---', 'slug: /named', '---', '', '## Part', '', '<Claim'),
    }),
  );
  expect(problems.map(formatProblem)).toEqual([
    expect.stringMatching(/^docs\/broken\.mdx:\d+:\d+ page-syntax /),
  ]);
});
