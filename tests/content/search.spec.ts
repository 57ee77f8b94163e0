import {expect, test} from '@playwright/test';
import type {SearchRecord} from '../../src/content/output/search-records.ts';
import {excerptOf} from '../../src/search/excerpt.ts';
import {searchData, searchThrough} from '../../src/search/search-index.ts';
import {termsOf} from '../../src/search/words.ts';

for (const {text, terms} of [
  {text: '401 Unauthorized.', terms: ['401', 'unauthorized', 'unauthor']},
  {text: 'X-API-KEY:', terms: ['x-api-key', 'x', 'api', 'key', 'kei']},
  {text: '$SERVER_PORT', terms: ['server_port', 'server', 'port']},
  {text: '`/api/agents`', terms: ['api/agents', 'api', 'agents', 'agent']},
  {text: 'WebSockets', terms: ['websockets', 'websocket', 'web', 'sockets', 'socket']},
  {text: 'JSONText', terms: ['jsontext', 'json', 'text']},
  {text: 'requests.get(url)', terms: ['requests.get', 'requests', 'request', 'get', 'url']},
  {text: 'Schlüssel größer', terms: ['schlüssel', 'größer']},
]) {
  test(`"${text}" is found by ${terms.join(', ')}`, () => {
    expect(termsOf(text)).toEqual(terms);
  });
}

const records = [
  place('title', {page: 'Limits', text: 'How many requests a client may send.'}),
  place('heading', {section: 'Requests', text: 'What they are.'}),
  place('python', {kind: 'code', section: 'Asking', text: 'requests.get(address)'}),
  place('header', {text: 'Send the header X-API-KEY with the right one.'}),
  place('words', {text: 'The key of an API stands in no x.'}),
  place('rejected', {text: 'A refusal of authentication.'}),
];
const search = searchThrough(searchData({records, remedies: [], base: ''}));

for (const {query, found} of [
  {query: 'limits', found: ['title']},
  {query: 'requests', found: ['heading', 'title', 'python']},
  {query: 'requests.get', found: ['python']},
  {query: 'asking address', found: ['python']},
  {query: 'X-API-KEY', found: ['header', 'words']},
  {query: 'x-api-k', found: ['header']},
  {query: 'authenti', found: ['rejected']},
  {query: 'autentication', found: ['rejected']},
  {query: 'what is the refusal', found: ['rejected']},
  {query: 'the', found: ['header', 'words', 'heading']},
  {query: 'refusing', found: ['rejected']},
  {query: 'right key', found: ['header']},
]) {
  test(`"${query}" finds ${found.join(', ')}`, () => {
    const findings = search(query);
    expect(findings.found.map(({record}) => record.id)).toEqual(found);
    expect(findings.words).toBe('all');
  });
}

for (const query of ['', 'r', ' . ', 'kez']) {
  test(`"${query}" finds nothing, and gets all pages instead`, () => {
    const {found, words} = search(query);
    expect(words).toBe('none');
    expect(found.map(({record}) => record.id)).toEqual(['title']);
  });
}

const errors = searchThrough(
  searchData({
    base: '/docs',
    records: [
      place('docs/authentication', {page: 'Authentication'}),
      place('docs/fix#refused', {section: 'No key', text: 'Send the key.'}),
      place('docs/fix#limited', {section: 'Too many requests', text: 'Wait.'}),
      place('docs/fix/cors-errors#server-down', {
        section: 'The server is down',
        text: 'Start it.',
      }),
      place('docs/other', {text: 'API key required, API key required: 401.'}),
      place('docs/keys', {section: 'Rotate keys', text: 'How to change one.'}),
      place('docs/prefix', {text: 'The rotator turns.'}),
    ],
    remedies: [
      {
        messages: ['401 Unauthorized', 'API key required'],
        sender: 'ElizaOS',
        path: '/docs/fix#refused',
      },
      {messages: ['429 Too Many Requests', 'RATE_LIMIT'], sender: 'All', path: '/docs/fix#limited'},
    ],
  }),
);

for (const {typed, first} of [
  {typed: 'API key required', first: '/docs/fix#refused'},
  {typed: '401', first: '/docs/fix#refused'},
  {typed: 'unauthorized', first: '/docs/fix#refused'},
  {typed: '{"status":401,"message":"nothing known"}', first: '/docs/fix#refused'},
  {typed: 'Error: HTTP 429', first: '/docs/fix#limited'},
  {typed: '{"error":{"code":"RATE_LIMIT"}}', first: '/docs/fix#limited'},
  {typed: 'connect ECONNREFUSED 127.0.0.1:3000', first: '/docs/fix/cors-errors#server-down'},
]) {
  test(`who types ${typed} gets first what to do about it`, () => {
    const {found, words} = errors(typed);
    expect(words).toBe('all');
    expect(found[0]?.record.path).toBe(first);
  });
}

test('a message that is found shows itself and who sends it in place of an excerpt', () => {
  const pieces = errors('API key required').found[0]?.excerpt() ?? [];
  expect(pieces.map(({text}) => text).join('')).toBe(
    '401 Unauthorized · API key required (ElizaOS)',
  );
  expect(pieces.filter(({isMatch}) => isMatch).map(({text}) => text)).toEqual([
    'API',
    'key',
    'required',
  ]);
});

test('two words of a message are no message, and neither is a word that it has among others', () => {
  for (const typed of ['API key', 'key', 'many']) {
    expect(
      errors(typed)
        .found[0]?.excerpt()
        .map(({text}) => text)
        .join(''),
    ).not.toContain('·');
  }
});

test('what has a word comes before what has another one for it, and before what only begins so', () => {
  const paths = (text: string) => errors(text).found.map(({record}) => record.path);
  expect(paths('revoke key')).toEqual(['/docs/keys']);
  expect(paths('rotat')).toEqual(['/docs/keys', '/docs/prefix']);
  expect(paths('how do I sign in')).toEqual(['/docs/authentication']);
});

test('a subject that no page is about is named, with the pages that stand nearest', () => {
  const {found, notCovered} = errors('OAuth login');
  expect(notCovered).toMatchObject({subject: 'oauth', instead: expect.stringContaining('one key')});
  expect(found.map(({record}) => record.path)).toEqual(['/docs/authentication']);
  expect(errors('API').notCovered).toBeUndefined();
});

test('where no place has all words, those with some of them are found', () => {
  const {found, words} = search('refusal limits');
  expect(words).toBe('some');
  expect(found.map(({record}) => record.id).sort()).toEqual(['rejected', 'title']);
});

test('an excerpt of prose is the part with most of what was searched for, marked', () => {
  const text = `${'Word key. '.repeat(40)}Then the key of Retry-After stands.\n${'Word. '.repeat(40)}`;
  const pieces = excerptOf(place('a', {text}), new Set(['retry-after', 'key']));
  const shown = pieces.map((piece) => piece.text).join('');
  expect(shown.length).toBeLessThan(200);
  expect(shown).toMatch(/^… .*the key of Retry-After stands\. Word.* …$/);
  const marked = pieces.filter(({isMatch}) => isMatch).map((piece) => piece.text);
  expect(marked.at(-1)).toBe('Retry-After');
  expect(new Set(marked)).toEqual(new Set(['key', 'Retry-After']));
});

test('an excerpt of code is a few lines around a match, without their indent', () => {
  const text = ['one();', '', '  two();', '    timingSafeEqual(a);', '  three();'].join('\n');
  const pieces = excerptOf(place('a', {kind: 'code', text}), new Set(['safe']));
  expect(pieces).toEqual([
    {text: 'one();\n  two();\n    timing', isMatch: false},
    {text: 'Safe', isMatch: true},
    {text: 'Equal(a);', isMatch: false},
  ]);
});

test('an excerpt of a place that matches by its heading alone is its beginning', () => {
  const text = 'Word. '.repeat(100).trim();
  const [piece, ...others] = excerptOf(place('a', {text}), new Set(['other']));
  expect(others).toEqual([]);
  expect(piece?.text).toMatch(/^(Word\. )+…$/);
  expect(excerptOf(place('a', {text: ''}), new Set())).toEqual([]);
});

function place(id: string, parts: Partial<SearchRecord>): SearchRecord {
  return {
    id,
    path: `/${id}`,
    page: 'Page',
    section: 'Section',
    kind: 'section',
    text: '',
    ...sectionless(parts),
  };
}

/** A place with a title of its own is a page. */
function sectionless(parts: Partial<SearchRecord>): Partial<SearchRecord> {
  return parts.page === undefined ? parts : {section: '', ...parts};
}
