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
  {text: 'timingSafeEqual(', terms: ['timingsafeequal', 'timing', 'time', 'safe', 'equal']},
  {text: 'JSONText', terms: ['jsontext', 'json', 'text']},
  {text: 'requests.get(url)', terms: ['requests.get', 'requests', 'request', 'get', 'url']},
  {text: 'Schlüssel größer', terms: ['schlüssel', 'größer']},
]) {
  test(`"${text}" is found by ${terms.join(', ')}`, () => {
    expect(termsOf(text)).toEqual(terms);
  });
}

const search = searchThrough(
  searchData([
    place('title', {page: 'Limits', text: 'How many requests a client may send.'}),
    place('heading', {section: 'Requests', text: 'What they are.'}),
    place('python', {kind: 'code', section: 'Asking', text: 'requests.get(address)'}),
    place('header', {text: 'Send the header X-API-KEY with the right one.'}),
    place('words', {text: 'The key of an API stands in no x.'}),
    place('rejected', {text: 'A refusal of authentication.'}),
  ]),
);

for (const {query, found} of [
  {query: 'limits', found: ['title']},
  {query: 'requests', found: ['heading', 'python', 'title']},
  {query: 'requests.get', found: ['python']},
  {query: 'asking address', found: ['python']},
  {query: 'X-API-KEY', found: ['header', 'words']},
  {query: 'x-api-k', found: ['header']},
  {query: 'authenti', found: ['rejected']},
  {query: 'autentication', found: ['rejected']},
  {query: 'what is the refusal', found: ['rejected']},
  {query: 'the', found: ['header', 'heading', 'words']},
  {query: 'refusing', found: ['rejected']},
  {query: 'right key', found: ['header']},
]) {
  test(`"${query}" finds ${found.join(', ')}`, () => {
    const findings = search(query);
    expect(findings.found.map(({record}) => record.id)).toEqual(found);
    expect(findings.words).toBe('all');
  });
}

for (const query of ['', 'r', ' . ', 'kez', 'oauth']) {
  test(`"${query}" finds nothing, and gets all pages instead`, () => {
    const {found, words} = search(query);
    expect(words).toBe('none');
    expect(found.map(({record}) => record.id)).toEqual(['title']);
  });
}

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
