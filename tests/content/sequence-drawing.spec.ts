import {expect, test} from '@playwright/test';
import {readSequence} from '../../src/content/claim/sequence.ts';
import {drawSequence} from '../../src/content/drawing/sequence-drawing.ts';
import {lines} from '../fixtures/memory-files.ts';

// That no line goes through a text is measured in a browser: tests/site/diagram.spec.ts.

test('a drawing has the texts of its sequence in their order, in short lines, with cases as the words have them', () => {
  const drawing = drawn(
    'participant A as Client',
    'participant B as API Endpoint',
    'A->>B: ask',
    'B->>B: think about all that was asked',
    'alt Valid key',
    'B-->>A: go on',
    'else X-API-KEY is wrong',
    'end',
    'B-->>A: end',
  );
  expect(textsOf(drawing)).toEqual([
    'Client',
    'API Endpoint',
    'ask',
    'think about all',
    'that was asked',
    'If valid key',
    'go on',
    'If X-API-KEY is wrong',
    'end',
  ]);
});

test('an arrow points from who sends to who receives, and an answer is known by its class', () => {
  const drawing = drawn('A->>B: ask', 'B-->>A: answer');
  const [a = Number.NaN, b = Number.NaN] = [...drawing.matchAll(/class="lifeline" d="M(\d+)/g)].map(
    ([, x]) => Number(x),
  );
  expect(a).toBeLessThan(b);
  expect(drawing).toMatch(new RegExp(`class="request" d="M${a} `));
  expect(drawing).toMatch(new RegExp(`class="answer" d="M${b} `));
  const tips = [...drawing.matchAll(/class="tip" d="M(\d+)/g)].map(([, x]) => Number(x));
  expect(tips).toEqual([b, a]);
});

test('the line down from a participant stops for a text in its way', () => {
  const pieces = (drawing: string) =>
    [...drawing.matchAll(/class="lifeline" d="([^"]*)"/g)].map(
      ([, d = '']) => d.split('M').length - 1,
    );
  expect(pieces(drawn('A->>B: 1', 'B->>C: 2'))).toEqual([1, 1, 1]);
  expect(pieces(drawn('A->>B: 1', 'B->>C: 2', 'A->>C: a longer label'))).toEqual([1, 2, 1]);
  expect(pieces(drawn('A->>B: 1', 'alt One', 'A->>B: 2', 'else Other', 'end'))).toEqual([3, 3]);
});

test('what a text says is text, and not a part of the page', () => {
  const drawing = drawn('A->>B: <b>1</b> & 2');
  expect(textsOf(drawing)).toContain('&lt;b&gt;1&lt;/b&gt; &amp; 2');
});

test('a drawing brings no style, id or address, so that it fits every page and policy', () => {
  const drawing = drawn('A->>B: 1', 'alt One', 'B-->>A: 2', 'end');
  expect(drawing).toMatch(/^<svg /);
  expect(drawing).not.toMatch(/style|\bid=|url\(|http/);
});

test('a sequence in which nothing happens is an empty drawing', () => {
  expect(textsOf(drawn('participant A'))).toEqual(['A']);
  expect(textsOf(drawn())).toEqual([]);
});

function drawn(...diagram: string[]): string {
  const result = readSequence(lines('sequenceDiagram', ...diagram));
  if (!result.ok) throw new Error(result.message);
  const drawing = drawSequence(result.sequence);
  expect(drawing, 'a place that is no number').not.toMatch(/NaN|Infinity|undefined/);
  return drawing;
}

function textsOf(drawing: string): string[] {
  return [...drawing.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text);
}
