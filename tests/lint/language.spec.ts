import {expect, test} from '@playwright/test';
import {formatProblem} from '../../src/content/problem.ts';
import {checkProject} from '../../src/lint/check-project.ts';
import {loadDictionary} from '../../src/lint/language/spelling.ts';
import {lines, memoryFiles} from '../fixtures/memory-files.ts';

const dictionary = await loadDictionary();

/** What is said of a page without exceptions, each with its line and column. */
async function said(page: string): Promise<string[]> {
  const files = memoryFiles({'docs/page.mdx': page});
  const {problems} = await checkProject(files, {language: {dictionary, exceptions: []}});
  return problems.map((problem) => formatProblem(problem).replace('docs/page.mdx:', ''));
}

const faults: readonly (readonly [page: string, ...said: string[]])[] = [
  ['It answers.', '1:4 wording "answers"'],
  ['Ask the server for it.', '1:1 wording "Ask the server"'],
  ['It will stop.', '1:4 wording "will"'],
  ['Then we stop it.', '1:6 wording "we"'],
  ['It may stop.', '1:4 wording "may"'],
  ['Use one, two or three.', '1:5 wording "one, two or"'],
  ['Send it with `one`, `two` and another one.', '1:14 wording "`···`, `···` and"'],
  ['Stop it, with or without a key.'],
  ['Simply stop it, please.', '1:1 wording "Simply"', '1:17 wording "please"'],
  ['Some, e.g. one, and/or two.', '1:7 wording "e.g."', '1:17 wording "and/or"'],
  ['It stops, since it has to.', '1:11 wording "since"'],
  ['It stops once you type.', '1:10 wording "once"'],
  ['It stops, as above.', '1:11 wording "as above"'],
  ['Use a host name.', '1:7 wording "host name"'],
  ["It doesn't stop!", `1:4 wording "doesn't"`, '1:16 wording "!"'],
  ['It is checked by the server.', '1:4 wording "is checked by"'],
  ['It stops the the server.', '1:10 wording "the the"'],
  ['A error stops it.', '1:1 wording "A"'],
  ['The behaviour, an Elizaos.', '1:5 spelling "behaviour"', '1:19 spelling "Elizaos"'],
  ['## Store the Key', '1:14 heading-case'],
  ['- One\n  line and behaviour.', '2:12 spelling "behaviour"'],
  ['| A |\n| - |\n| a behaviour |', '3:5 spelling "behaviour"'],
  ['<Claim id="a">its behaviour</Claim>', '1:19 spelling "behaviour"'],
  ['---\ntitle: A behaviour\n---\n', '2:10 spelling "behaviour"'],
  [`Send ${'one and '.repeat(13)}two.`, '1:1 long-sentence this sentence has 28 words'],
];

for (const [page, ...expected] of faults) {
  test(`the language of ${JSON.stringify(page)} has a fault at its place`, async () => {
    expect(await said(`${page}\n`)).toEqual(expected.map((part) => expect.stringContaining(part)));
  });
}

test('the language of the README and of CONTRIBUTING.md is checked like that of a page', async () => {
  const files = memoryFiles({
    'README.md': '# Title\n\n<!-- A note. -->\n\nIts behaviour differs.\n',
    'CONTRIBUTING.md': '- It may\n  stop.\n',
  });
  const {problems} = await checkProject(files, {language: {dictionary, exceptions: []}});
  expect(problems.map(formatProblem)).toEqual([
    expect.stringContaining('CONTRIBUTING.md:1:6 wording "may"'),
    expect.stringContaining('README.md:5:5 spelling "behaviour"'),
  ]);
});

test('nothing is said of good sentences', async () => {
  const page = lines(
    '## Store the key in Docker',
    '',
    'The server responds with `will please behaviour`. nginx passes it on, in 1970 and since 1970, at once.',
    'Send a request to https://example.com/behaviour, or to Socket.IO and Node.js, by `--colour`.',
    '',
    `Two sentences: ${'one and '.repeat(9)}two. \`code\` ${'one and '.repeat(9)}two.`,
    '',
    '```text unchecked="it is prose of another program"',
    'We will answer, please.',
    '```',
  );
  expect(await said(page)).toEqual([]);
});
