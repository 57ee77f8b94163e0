import {expect, test} from '@playwright/test';
import {formatProblem} from '../../src/content/problem.ts';
import {checkProject} from '../../src/lint/check-project.ts';
import {lines, memoryFiles} from '../fixtures/memory-files.ts';

interface Case {
  what: string;
  pages: Record<string, string>;
  /** What `sidebars.ts` exports, and its text; without it, none is looked at. */
  sidebars?: unknown;
  text?: string;
  problems: (string | RegExp)[];
}

const matter = (...fields: string[]) => lines('---', ...fields, '---', '', 'Text.');
const typed = (field: string, value: string, message: string): Case => ({
  what: `${field}: ${value} in front matter`,
  pages: {'docs/a.mdx': matter('title: A', `${field}: ${value}`)},
  problems: [`docs/a.mdx:3:1 front-matter ${message}`],
});

const cases: Case[] = [
  {
    what: 'front matter of every kind',
    pages: {
      'docs/a.mdx': matter(
        'id: a',
        'title: "A: b"',
        "description: ''",
        'slug: /x/y',
        'image: /img/a.png',
        'keywords: [a, b]',
        'hide_title: true',
        'sidebar_position: 1.5',
        'toc_max_heading_level: 4',
        'displayed_sidebar: null',
        'pagination_next: null',
        'last_update: {author: Me}',
        'own_field: 3',
      ),
      'docs/b.mdx': '---\n---\n\nText.\n',
      'docs/c.mdx': 'Text.\n\n---\n\nMore.\n',
    },
    problems: [],
  },
  {
    what: 'front matter that is no YAML, at its line',
    pages: {'docs/a.mdx': matter('id: a', 'title: A: b')},
    problems: [
      /^docs\/a\.mdx:3:\d+ front-matter the front matter is not valid YAML: Nested mappings are not allowed in compact mappings\. Put a value that has a colon or begins with a special character into quotation marks\.$/,
    ],
  },
  {
    what: 'a field that stands twice',
    pages: {'docs/a.mdx': matter('title: A', 'title: B')},
    problems: [
      /^docs\/a\.mdx:3:1 front-matter the front matter is not valid YAML: Map keys must be unique\. /,
    ],
  },
  {
    what: 'a quotation mark that does not end',
    pages: {'docs/a.mdx': matter('title: "A')},
    problems: [
      /^docs\/a\.mdx:\d+:\d+ front-matter the front matter is not valid YAML: Missing closing "quote\. /,
    ],
  },
  {
    what: 'a tag of YAML that nothing knows',
    pages: {'docs/a.mdx': matter('title: !foo A')},
    problems: [
      /^docs\/a\.mdx:2:8 front-matter the front matter is not valid YAML: Unresolved tag: !foo\. /,
    ],
  },
  {
    what: 'an alias of YAML without its anchor',
    pages: {'docs/a.mdx': matter('title: *foo')},
    problems: [
      /^docs\/a\.mdx:2:1 front-matter the front matter is not valid YAML: Unresolved alias .*: foo\. /,
    ],
  },
  {
    what: 'a page that is a draft and unlisted',
    pages: {'docs/a.mdx': matter('draft: true', 'unlisted: true')},
    problems: [
      'docs/a.mdx:3:1 front-matter a page cannot be "draft" and "unlisted" in its front matter: keep one of them.',
    ],
  },
  {
    what: 'a table of contents that would end before it begins',
    pages: {'docs/a.mdx': matter('toc_min_heading_level: 5', 'toc_max_heading_level: 3')},
    problems: [
      'docs/a.mdx:2:1 front-matter "toc_min_heading_level" in the front matter is 5, which is more than "toc_max_heading_level" is.',
    ],
  },
  {
    what: 'front matter that names a sidebar',
    pages: {
      'docs/a.mdx': matter('displayed_sidebar: dosc'),
      'docs/b.mdx': matter('displayed_sidebar: docs'),
    },
    sidebars: {docs: ['a', 'b']},
    problems: [
      'docs/a.mdx:2:1 front-matter "displayed_sidebar" in the front matter is "dosc", and sidebars.ts has no such sidebar: the names are docs.',
    ],
  },
  {
    what: 'front matter without fields',
    pages: {'docs/a.mdx': matter('only a text')},
    problems: [
      'docs/a.mdx:2:1 front-matter the front matter has no fields: write each as "name: value".',
    ],
  },
  {
    what: 'front matter that does not end',
    pages: {'docs/a.mdx': lines('---', 'title: A', '', 'Text.')},
    problems: [
      'docs/a.mdx:1:1 front-matter the front matter does not end: write --- in a line of its own below its last field.',
    ],
  },
  {
    what: 'front matter below an empty line',
    pages: {'docs/a.mdx': lines('', '---', 'title: A', '---', '', 'Text.')},
    problems: [
      'docs/a.mdx:2:1 front-matter front matter begins in the first line of a page: remove what stands before it.',
    ],
  },
  typed('id', 'a/b', '"id" in the front matter is "a/b", and has to be a text without a slash.'),
  typed(
    'description',
    '',
    '"description" in the front matter is null, and has to be a text, in quotation marks.',
  ),
  typed(
    'description',
    '[a, b]',
    '"description" in the front matter is ["a","b"], and has to be a text, in quotation marks.',
  ),
  typed(
    'sidebar_label',
    '2024',
    '"sidebar_label" in the front matter is 2024, and has to be a text, in quotation marks, that is not empty.',
  ),
  typed(
    'pagination_label',
    '""',
    '"pagination_label" in the front matter is "", and has to be a text, in quotation marks, that is not empty.',
  ),
  ...[
    ['.nan', 'null'],
    ['99999999999999999999', '100000000000000000000'],
  ].map(([written = '', read = '']) =>
    typed(
      'sidebar_position',
      written,
      `"sidebar_position" in the front matter is ${read}, and has to be a number.`,
    ),
  ),
  ...['{}', '{"date":"soon"}', '{"author":3}', '{"by":"Me"}'].map((written) =>
    typed(
      'last_update',
      written,
      `"last_update" in the front matter is ${written}, and has to be an author, a date or both, such as {date: 2026-01-31}.`,
    ),
  ),
  typed(
    'hide_title',
    '"no"',
    '"hide_title" in the front matter is "no", and has to be true or false.',
  ),
  typed(
    'sidebar_position',
    'first',
    '"sidebar_position" in the front matter is "first", and has to be a number.',
  ),
  typed(
    'toc_max_heading_level',
    '9',
    '"toc_max_heading_level" in the front matter is 9, and has to be a number from 2 to 6.',
  ),
  typed(
    'keywords',
    'key',
    '"keywords" in the front matter is "key", and has to be a list of texts.',
  ),
  typed('tags', '[""]', '"tags" in the front matter is [""], and has to be a list of texts.'),
  typed(
    'image',
    './card.png',
    '"image" in the front matter is "./card.png", and has to be the path of a file of static/, such as /img/name.png, or a URL.',
  ),
  ...['//host/a', '/a/../b', '/a b', '/%zz', '/:id', '/a*'].map((slug) =>
    typed(
      'slug',
      slug,
      `"slug" in the front matter is "${slug}", and has to be the path of an address, such as /name.`,
    ),
  ),
  typed(
    'slug',
    '"a b"',
    '"slug" in the front matter is "a b", and has to be the path of an address, such as /name.',
  ),
  typed(
    'pagination_next',
    'b',
    '"pagination_next" in the front matter is "b", and no page has that id: write the id of a page, or null.',
  ),
  {
    what: 'two pages of one id',
    pages: {'docs/a.mdx': matter('id: a'), 'docs/b.mdx': matter('title: B', 'id: a')},
    problems: [
      'docs/b.mdx:3:1 doubled-page docs/a.mdx has the id "a" already: give this page another one.',
    ],
  },
  {
    what: 'two pages of one address',
    pages: {'docs/a.mdx': matter('id: a'), 'docs/b.mdx': matter('slug: /a/')},
    problems: [
      'docs/b.mdx:2:1 doubled-page docs/a.mdx has the address /a already: give this page another slug.',
    ],
  },
  {
    what: 'two pages that stand for one folder',
    pages: {'docs/g/index.mdx': 'Text.\n', 'docs/g/readme.mdx': 'Text.\n'},
    problems: [
      'docs/g/readme.mdx:1:1 doubled-page docs/g/index.mdx has the address /g already: give this page another id.',
    ],
  },
  {
    what: 'a number before the name of a page, which is no part of its id',
    pages: {'docs/01-start/02-a.mdx': 'Text.\n', 'docs/b.mdx': '[a](/start/a)\n'},
    sidebars: {docs: ['start/a', 'b']},
    problems: [],
  },
  {
    what: 'sidebars of every form',
    pages: {
      'docs/a.mdx': 'Text.\n',
      'docs/b.mdx': 'Text.\n',
      'docs/c.mdx': 'Text.\n',
      'docs/d.mdx': 'Text.\n',
      'docs/g/e.mdx': 'Text.\n',
    },
    sidebars: {
      docs: [
        'a',
        {type: 'doc', id: 'b'},
        {type: 'category', label: 'C', link: {type: 'doc', id: 'c'}, items: [{Short: ['d']}]},
        {type: 'link', label: 'L', href: '/a'},
        {type: 'link', label: 'L', href: 'https://example.com'},
        {type: 'autogenerated', dirName: 'g'},
        {type: 'html', value: '<hr>'},
      ],
    },
    problems: [],
  },
  {
    what: 'a page of a sidebar that is not there, at its place',
    pages: {'docs/authentication.mdx': 'Text.\n'},
    sidebars: {docs: ['authentication', 'authentcation', 'gone']},
    text: lines(
      "// 'gone' is a comment",
      'export default {',
      "  docs: ['authentication', 'authentcation', 'gone'],",
      '};',
    ),
    problems: [
      'sidebars.ts:3:28 sidebar no page has the id "authentcation": did you mean authentication?',
      'sidebars.ts:3:45 sidebar no page has the id "gone": the ids are authentication. Write one of them, or add the page.',
    ],
  },
  {
    what: 'items of a sidebar that are none',
    pages: {'docs/a.mdx': 'Text.\n'},
    sidebars: {docs: ['a', 3, {type: 'page', id: 'a'}, {type: 'doc'}, {type: 'link', href: '/b'}]},
    text: "export default {docs: ['a', 3, {type: 'page', id: 'a'}, {type: 'doc'}, {type: 'link', href: '/b'}]};\n",
    problems: [
      'sidebars.ts:1:1 sidebar 3 is no item of a sidebar: write the id of a page.',
      'sidebars.ts:1:39 sidebar "page" is no type of an item: the types are doc, ref, category, link and autogenerated.',
      'sidebars.ts:1:64 sidebar an item of the type "doc" needs an id.',
      'sidebars.ts:1:93 sidebar the site has nothing at /b: write the path of a page.',
    ],
  },
  {
    what: 'sidebars that export nothing',
    pages: {'docs/a.mdx': 'Text.\n'},
    sidebars: undefined,
    text: '',
    problems: [
      'sidebars.ts:1:1 sidebar it exports no sidebars: export default {docs: [ids of pages]}.',
    ],
  },
  {
    what: 'pages that the site passes over, and files that programs leave behind',
    pages: {
      'docs/a.mdx': 'Text.\n',
      'docs/_draft.mdx': 'Text.\n',
      'docs/_parts/b.mdx': 'Text.\n',
      'docs/.hidden.mdx': 'Text.\n',
      ...Object.fromEntries(
        [
          '.DS_Store',
          '.a.mdx.swp',
          '.a.mdx.swo',
          'a.mdx~',
          '#a.mdx#',
          '.#a.mdx',
          '4913',
          '._a.mdx',
          'Thumbs.db',
          'desktop.ini',
          'a.mdx.orig',
          'a.mdx.bak',
          'a.mdx___jb_tmp___',
          '.nfs00000001',
          '.gitkeep',
          '.a.mdx.kate-swp',
        ].map((name) => [`docs/${name}`, '\0']),
      ),
    },
    problems: ['_draft.mdx', '_parts/b.mdx', '.hidden.mdx'].map(
      (name) =>
        `docs/${name}:1:1 not-a-page the site has no page of a file or a folder whose name begins with "." or "_": rename it.`,
    ),
  },
];

for (const {what, pages, sidebars, text, problems} of cases) {
  test(`${problems.length === 0 ? 'nothing is said of' : 'named in one line:'} ${what}`, async () => {
    const hasSidebars = sidebars !== undefined || text !== undefined;
    const {problems: found} = await checkProject(memoryFiles(pages), {
      site: {
        routes: [],
        built: [],
        ...(hasSidebars && {sidebars: {file: 'sidebars.ts', text: text ?? '', value: sidebars}}),
      },
    });
    expect(found.map(formatProblem)).toEqual(
      problems.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
    );
  });
}

const large: {what: string; page: string; problem?: RegExp}[] = [
  {what: 'a paragraph of 130,000 words', page: `${'word '.repeat(130_000)}\n`},
  {
    what: 'a paragraph of 130,000 unknown words',
    page: `${'SERVER_PRT '.repeat(130_000)}\n`,
  },
  {
    what: '5,000 quotes in each other',
    page: `Text.\n\n${'> '.repeat(5000)}deep\n`,
    problem:
      /^docs\/page\.mdx:3:1 page-too-deep more than 60 quotes, lists, components or marks of emphasis stand in each other here: take some of them away\.$/,
  },
  {
    what: '100 quotes in each other',
    page: `Text.\n\n${'>'.repeat(100)}deep\n`,
    problem: /^docs\/page\.mdx:3:61 page-too-deep /,
  },
  {
    what: '2,000 claims in each other',
    page: `${'<Claim id="a">'.repeat(2000)}x${'</Claim>'.repeat(2000)}\n`,
    problem: /^docs\/page\.mdx:1:\d+ page-too-deep /,
  },
  {
    what: '100 lists in each other',
    page: Array.from({length: 100}, (_, depth) => `${'  '.repeat(depth)}- a\n`).join(''),
    problem: /^docs\/page\.mdx:\d+:\d+ page-too-deep /,
  },
  {what: '400 signs in a fence', page: `\`\`\`text unchecked="why"\n${'>'.repeat(400)}\n\`\`\`\n`},
];

for (const {what, page, problem} of large) {
  test(`${what} ${problem ? 'are named in a line' : 'are read as any page'}`, async () => {
    const {problems} = await checkProject(memoryFiles({'docs/page.mdx': page}));
    expect(problems.map(formatProblem)).toEqual(problem ? [expect.stringMatching(problem)] : []);
  });
}
