import {explain} from '../../src/components/try-it/explain.ts';
import {hints} from '../../src/components/try-it/hints.ts';
import type {Advice, Answer} from '../../src/components/try-it/outcome.ts';
import {outgoing} from '../../src/components/try-it/outgoing.ts';
import {expect, test} from '../fixtures/site/site-test.ts';

const codes = [
  'mixed-content',
  'not-permitted',
  'cors',
  'unreachable',
  'time-out',
  'redirect',
] as const;
const targets = ['http://localhost:3000', 'http://192.168.1.5', 'https://api.example.com'];
const origin = 'https://docs.example.com';

test('every link in an explanation or a hint leads to a section that is there', async ({site}) => {
  const links = new Set(allAdvice().flatMap(({link}) => (link ? [link.to] : [])));
  expect(links.size).toBeGreaterThan(8);
  for (const link of links) {
    const [path, anchor] = link.split('#');
    const {status, body} = await site.ask(path || '/');
    expect(status, link).toBe(200);
    expect(body, link).toMatch(new RegExp(`\\bid="?${anchor}["\\s>]`));
  }
});

/** What the reader may be told, in all cases that differ in a link. */
function allAdvice(): Advice[] {
  const requests = ['/api/agents', '/healthz'].flatMap((path) =>
    targets.flatMap((target) =>
      [undefined, 'key'].map((key) =>
        outgoing({method: 'GET', path, key: 'test-key', headers: {}}, 'request', target, key),
      ),
    ),
  );
  return requests.flatMap((request) => [
    ...codes.flatMap((code) => explain(code, request, origin).advice),
    ...[200, 401, 404, 429].flatMap((status) => hints(answer(status), request, origin)),
  ]);
}

function answer(status: number): Answer {
  return {status, statusText: '', milliseconds: 1, headers: [], body: '', isCut: false};
}
