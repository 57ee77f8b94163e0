import {expect, test} from '@playwright/test';
import {readPages} from '../../src/claims/pages.ts';
import {collected, mergedInto, type TriedClaim} from '../../src/compat/collect.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {versionsInWords} from '../../src/content/versions-in-words.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {
  type Compatibility,
  readCompatibility,
  sawTheSame,
} from '../../src/records/compatibility.ts';
import {releaseNotes} from '../../src/records/release-notes.ts';
import {knownReleases, stepsOf, withNewer} from '../../src/servers/elizaos/releases.ts';

const run = {time: '2026-01-02T03:04:05.678Z', node: 'v20.20.2'};

const claim = {id: 'fix/cors-errors/any-origin', statement: 'The response carries *.'};
const holding: TriedClaim = {...claim, outcome: {outcome: 'holds'}};

const outcome = {outcome: holding.outcome};

function differing(seen: string): TriedClaim {
  const differences = [{value: 0, documented: '*', asked: 'GET /api/agents', seen}];
  return {...claim, outcome: {outcome: 'differs', differences}};
}

test('newer stable versions are tried beside the known ones, the oldest first', () => {
  const published = ['1.9.0', '1.2.0', '1.10.0-beta.1', '1.10.0', '1.3.0'];
  expect(withNewer(['1.2.0', '1.7.2'], published)).toEqual(['1.2.0', '1.7.2', '1.9.0', '1.10.0']);
});

test('a version is started as its time had it', () => {
  expect(['1.4.2', '1.5.8', '1.6.0', '1.10.0'].map(stepsOf)).toEqual([
    'two-steps',
    'two-steps',
    'one-step',
    'one-step',
  ]);
});

test('what releases do is put side by side', () => {
  const seen = collected(
    [
      {version: '1.2.0', claims: [differing('null')]},
      {version: '1.7.2', claims: [holding]},
      {version: '2.0.0', problem: 'It does not start.'},
    ],
    run,
  );
  expect(seen.releases).toEqual([
    {version: '1.2.0'},
    {version: '1.7.2'},
    {version: '2.0.0', problem: 'It does not start.'},
  ]);
  expect(seen.claims).toEqual([
    {...claim, releases: {'1.2.0': differing('null').outcome, '1.7.2': {outcome: 'holds'}}},
  ]);
});

test('a run of one release leaves what the record has of others', () => {
  const before = collected(
    [
      {version: '1.4.2', claims: [differing('a')]},
      {version: '1.10.0', claims: [differing('b')]},
    ],
    run,
  );
  const now = collected([{version: '1.4.2', claims: [holding]}], run);
  expect(mergedInto(before, now, sentencesOf(claim))).toEqual(
    collected(
      [
        {version: '1.4.2', claims: [holding]},
        {version: '1.10.0', claims: [differing('b')]},
      ],
      run,
    ),
  );
});

test('a run of some claims leaves the others, and says where one was not tried', () => {
  const other = {id: 'cors/other', statement: 'Another.'};
  const before = collected([{version: '1.7.2', claims: [{...other, ...outcome}, holding]}], run);
  const now = collected([{version: '1.4.2', claims: [holding]}], run);
  const merged = mergedInto(before, now, sentencesOf(claim, other));
  expect(merged.releases.map(({version}) => version)).toEqual(['1.4.2', '1.7.2']);
  expect(merged.claims.map(({id}) => id)).toEqual([claim.id, other.id]);
  expect(merged.claims[1]?.releases).toEqual({
    '1.4.2': {outcome: 'not-tried', reason: expect.stringContaining('was not tried')},
    '1.7.2': {outcome: 'holds'},
  });
});

test('a run of some claims takes the sentences of all claims from the pages', () => {
  const before = collected([{version: '1.7.2', claims: [holding]}], run);
  const now = collected([{version: '1.7.2', claims: []}], run);
  const [merged] = mergedInto(before, now, new Map([[claim.id, 'Another.']])).claims;
  expect(merged).toEqual({...before.claims[0], statement: 'Another.'});
});

test('a run of one release leaves nothing of a claim that is gone', () => {
  const before = collected([{version: '1.4.2', claims: [{...holding, id: 'cors/gone'}]}], run);
  const now = collected([{version: '1.7.2', claims: [holding]}], run);
  expect(mergedInto(before, now, sentencesOf(claim)).claims.map(({id}) => id)).toEqual([claim.id]);
});

test('a run at another time saw the same, one with another answer did not', () => {
  const one = collected([{version: '1.7.2', claims: [holding]}], run);
  const later = {...one, time: '2027-01-01T00:00:00.000Z', node: 'v22.0.0'};
  expect(sawTheSame(one, later)).toBe(true);
  const other = collected([{version: '1.7.2', claims: [differing('null')]}], run);
  expect(sawTheSame(one, other)).toBe(false);
});

test('releases that do the same share one note', () => {
  const seen = collected(
    [
      {version: '1.2.0', claims: [differing('a')]},
      {version: '1.4.2', claims: [differing('a')]},
      {version: '1.6.4', claims: [differing('a')]},
      {version: '1.7.2', claims: [differing('b')]},
    ],
    run,
  );
  expect(releaseNotes(seen).get(claim.id)).toEqual({
    versions: '1.2.0 to 1.7.2',
    notes: [
      {versions: '1.2.0 to 1.6.4', documented: '*', asked: 'GET /api/agents', answer: 'a'},
      {versions: '1.7.2', documented: '*', asked: 'GET /api/agents', answer: 'b'},
    ],
  });
});

for (const [some, words] of [
  [['1'], '1'],
  [['1', '2'], '1 and 2'],
  [['1', '2', '3'], '1 to 3'],
  [['1', '3', '4'], '1, 3 and 4'],
] as const) {
  test(`of four versions, ${some.join(' ')} are "${words}"`, () => {
    expect(versionsInWords(some, ['1', '2', '3', '4'])).toBe(words);
  });
}

test('the record has real runs of at least five releases, and names only claims that there are', () => {
  const record: Compatibility | undefined = readCompatibility(projectRoot);
  const started = record?.releases.filter(({problem}) => problem === undefined) ?? [];
  expect(started.length).toBeGreaterThanOrEqual(5);
  expect(record?.releases.map(({version}) => version)).toEqual(
    expect.arrayContaining([...knownReleases]),
  );
  const pages = readPages(projectFiles(projectRoot));
  const ids = [...pages.ids(), ...pages.releaseIds()];
  for (const {id, releases} of record?.claims ?? []) {
    expect(ids).toContain(id);
    expect(Object.keys(releases)).toEqual(started.map(({version}) => version));
  }
});

function sentencesOf(...claims: {id: string; statement: string}[]): Map<string, string> {
  return new Map(claims.map(({id, statement}) => [id, statement]));
}
