import {expect, test} from '@playwright/test';
import {redactor} from '../../src/verify/report/redact.ts';

const key = 'aB3$"\\/+ %41&<\'-_.~Zz9=';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const percent = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

const copies: Readonly<Record<string, string>> = {
  'as it is': key,
  'in lower case': key.toLowerCase(),
  'in upper case': key.toUpperCase(),
  'percent-encoded as in a query': encodeURIComponent(key),
  'percent-encoded as in a path': encodeURI(key),
  'percent-encoded in each character': percent(key),
  'percent-encoded twice': encodeURIComponent(encodeURIComponent(key)),
  'as a form sends it': new URLSearchParams({key}).toString(),
  'in JSON': JSON.stringify({key}),
  'in JSON within JSON': JSON.stringify(JSON.stringify({key})),
  'in JSON with all characters escaped': [...key]
    .map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join(''),
  'in JavaScript': [...key].map((c) => `\\x${c.charCodeAt(0).toString(16)}`).join(''),
  'in HTML by names': key
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;'),
  'in HTML by numbers': [...key].map((c) => `&#${c.charCodeAt(0)};`).join(''),
  'in base64': base64(key),
  'in base64 for URLs': Buffer.from(key).toString('base64url'),
  'in base64 behind one character': base64(`a${key}`),
  'in base64 behind two characters': base64(`ab${key}`),
  'in the base64 of Basic': `Basic ${base64(`user:${key}`)}`,
  'in base64, glued to other text': `xyz${base64(key)}xyz`,
  'in base64, percent-encoded': encodeURIComponent(base64(`?${key}?`)),
  'in hexadecimal digits': Buffer.from(key).toString('hex'),
  'without the whitespace around it': key.trim(),
};

/** What a copy would leave behind, in any form that a person could use. */
const traces = ['aB3', 'Zz9', 'YUIz', '613342', encodeURIComponent('aB3$"')];

for (const [how, copy] of Object.entries(copies)) {
  test(`a key that a server repeats ${how} is hidden`, () => {
    const hidden = redactor(` ${key}`)(`before <${copy}> after`);
    expect(hidden).toContain('(the key)');
    expect(hidden).toMatch(/^before <.*> after$/);
    for (const trace of traces) expect(hidden.toLowerCase()).not.toContain(trace.toLowerCase());
  });
}

test('without a key, and with an empty one, a text stays as it is', () => {
  for (const none of [undefined, '', '  ']) expect(redactor(none)('a %41 text')).toBe('a %41 text');
});

test('what only looks like an encoding stays as it is', () => {
  const text = '100 % of \\users, %zz &nbsp; 5f6e7a YWJj ==';
  expect(redactor(key)(text)).toBe(text);
});

test('a long text is cut off after the key was hidden, and the rest is counted', () => {
  const short = redactor('secret-key')(`${'x'.repeat(95)}secret-key${'y'.repeat(1_000_000)}`, 100);
  expect(short).toMatch(/^x{95}\(the … \(1,000,00\d characters more\)$/);
  const all = 'x'.repeat(100);
  expect(redactor('secret-key')(all, 100)).toBe(all);
});

test('the time that percent signs take grows with their number, not with its square', () => {
  const redact = redactor(key);
  const shortest = (count: number) => {
    const times = [1, 2, 3].map(() => {
      const started = performance.now();
      redact('%25'.repeat(count));
      return performance.now() - started;
    });
    return Math.min(...times);
  };
  const [some, tenTimes] = [shortest(20_000), shortest(200_000)];
  expect(tenTimes / some).toBeLessThan(40);
});
