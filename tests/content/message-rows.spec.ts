import {expect, test} from '@playwright/test';
import {type MessageRow, matchesOf} from '../../src/components/paste/message-rows.ts';

const rows: readonly MessageRow[] = [
  row('1.6.5', '401 Unauthorized', 'API key required', 'Missing or invalid X-API-KEY header'),
  row('1.6.4', '401 Unauthorized', 'Unauthorized: Invalid or missing X-API-KEY'),
  row('limit', '429 Too Many Requests', 'RATE_LIMIT_EXCEEDED', 'Please try again later.'),
  row('upload', '429 Too Many Requests', 'UPLOAD_RATE_LIMIT_EXCEEDED'),
  row('bad gateway', '502 Bad Gateway', 'nginx'),
  row('too many', '429 Too Many Requests', 'nginx'),
  row('web', 'Error loading agents: Unknown error', 'Connecting...'),
];

const cases: readonly {what: string; pasted: string; found: string[]}[] = [
  {
    what: 'a body in JSON',
    pasted: '{"error":"API key required","message":"Missing or invalid X-API-KEY header"}',
    found: ['1.6.5'],
  },
  {
    what: 'a part of a body, in other letters and with line breaks',
    pasted: 'HTTP/1.1 401\n\nunauthorized: invalid\n or missing x-api-key',
    found: ['1.6.4'],
  },
  {
    what: 'a body that was quoted twice',
    pasted: '"{\\"error\\":\\"API key required\\"}"',
    found: ['1.6.5'],
  },
  {what: 'a message of a page', pasted: 'Connecting…', found: ['web']},
  {
    what: 'the longer of two codes, one of which ends as the other',
    pasted: 'UPLOAD_RATE_LIMIT_EXCEEDED',
    found: ['upload'],
  },
  {
    what: 'of two messages with the same words, the one with the pasted status',
    pasted: '<title>502 Bad Gateway</title><hr><center>nginx/1.26.3</center>',
    found: ['bad gateway'],
  },
  {what: 'two messages with the same words', pasted: 'nginx', found: ['bad gateway', 'too many']},
  {what: 'a status alone', pasted: 'HTTP/1.1 401 Unauthorized', found: ['1.6.5', '1.6.4']},
  {
    what: 'a status in a sentence',
    pasted: 'Request failed with code 429.',
    found: ['limit', 'upload', 'too many'],
  },
  {
    what: 'a status in JSON',
    pasted: '{"message":"Slow down","code":429}',
    found: ['limit', 'upload', 'too many'],
  },
  {what: 'a number that is no status', pasted: 'after 1401 ms at 10.0.0.401:4290', found: []},
  {what: 'nothing known', pasted: 'Segmentation fault', found: []},
];

for (const {what, pasted, found} of cases) {
  test(`the rows that a pasted text fits are found: ${what}`, () => {
    expect(matchesOf(pasted, rows).map(({row: {sender}}) => sender)).toEqual(found);
  });
}

test('a very long text is looked at in part, and in no time that anyone notices', () => {
  expect(matchesOf(`${' '.repeat(1_000_000)}API key required`, rows)).toEqual([]);
});

function row(sender: string, ...texts: string[]): MessageRow {
  return {texts, sender, remedy: {words: 'Remedy', address: '#remedy'}};
}
