import {readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {registeredChecks} from '../../src/checks/index.ts';
import {readPages} from '../../src/claims/pages.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {readCompatibility} from '../../src/records/compatibility.ts';
import {knownReleases} from '../../src/servers/elizaos/releases.ts';

const page = 'docs/fix/refused-requests.mdx';
const pages = readPages(projectFiles(projectRoot));
const record = readCompatibility(projectRoot);

/** The rows of the page that have a claim: its id, and who sends the message. */
const rows = readFileSync(path.join(projectRoot, page), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| <Claim') && line.split(' | ').length === 3)
  .map((line) => {
    const [, name = 'none'] = /<Claim id="([^"]+)"/.exec(line) ?? [];
    return {id: `fix/refused-requests/${name}`, sender: line.split(' | ')[1] ?? 'nobody'};
  });

test('the messages stand in two tables', () => {
  expect(rows.length).toBeGreaterThan(15);
});

for (const {id, sender} of rows.filter(({sender}) => !sender.startsWith('A proxy'))) {
  test(`who sends the message of ${id} is whom its check asks`, () => {
    expect(sender.replace('Socket.IO of ', '')).toBe(askedBy(id));
  });
}

/** Where a page says before a claim which versions it is about, and the range of that claim. */
const named = [
  'fix/refused-requests',
  'reference/versions',
  'reference/what-the-key-protects',
].flatMap((name) => {
  const text = readFileSync(path.join(projectRoot, `docs/${name}.mdx`), 'utf8');
  const found = text.matchAll(
    /\b(?:(from|up to) )?(\d+\.\d+\.\d+)[^.|#<\d]*<Claim id="([^"]+)" server="elizaos"/gi,
  );
  return [...found].map(([, word = 'only', version, claim]) => {
    const {releases = {}} = pages.claim(`${name}/${claim}`);
    return {id: `${name}/${claim}`, word: word.toLowerCase(), version, releases};
  });
});

test('pages say before some claims which versions they are about', () => {
  expect(named.length).toBeGreaterThan(10);
});

for (const {id, word, version, releases} of named) {
  test(`the versions before ${id} are "${word} ${version}", as its check has them`, () => {
    expect(releases[word === 'from' ? 'from' : 'to']).toBe(version);
  });
}

/** Whom the check of a claim asks, in the words of the page. */
function askedBy(id: string): string {
  const {releases} = pages.claim(id);
  if (releases !== undefined) {
    const {from, to} = releases;
    if (from !== undefined && from === knownReleases.at(-1)) return `ElizaOS ${from}`;
    if (from !== undefined) return `ElizaOS ${from} and later`;
    return to === undefined ? 'ElizaOS' : `ElizaOS up to ${to}`;
  }
  if (registeredChecks().get(id)?.takes === 'reference server') return 'The reference server';
  const seen = record?.claims.find((claim) => claim.id === id)?.releases ?? {};
  const outcomes = new Set(Object.values(seen).map(({outcome}) => outcome));
  return [...outcomes].join() === 'holds' ? 'ElizaOS and the reference server' : 'unknown';
}
