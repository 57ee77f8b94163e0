import {expect, test} from '@playwright/test';
import type {Compatibility} from '../../src/records/compatibility.ts';
import {onReleases, pagesOnReleases} from '../../src/records/on-releases.ts';
import {shownReleases} from '../../src/records/shown-releases.ts';
import {ofTheirVersions} from '../../src/records/their-versions.ts';

const difference = {value: 0, documented: 'a', asked: 'GET /', seen: 'b'};

const record: Compatibility = {
  time: '2026-01-01T00:00:00.000Z',
  node: 'v20.0.0',
  releases: [{version: '1.4.2'}, {version: '1.7.2'}],
  claims: [
    {
      id: 'page/new',
      statement: 'From 1.7.2, it is a.',
      releases: {
        '1.4.2': {outcome: 'differs', differences: [difference]},
        '1.7.2': {outcome: 'holds'},
      },
    },
    {
      id: 'page/all',
      statement: 'It is a.',
      releases: {
        '1.4.2': {outcome: 'holds'},
        '1.7.2': {outcome: 'differs', differences: [difference]},
      },
    },
  ],
};

const shown = ofTheirVersions(record, new Map([['page/new', ['1.7.2']]]));

test('a statement about some versions counts on these only', () => {
  expect(pagesOnReleases(shown).get('page')).toEqual([
    {version: '1.4.2', statements: 1, holds: 1, differs: 0, missing: 0, untried: 0},
    {version: '1.7.2', statements: 2, holds: 1, differs: 1, missing: 0, untried: 0},
  ]);
});

test('what other versions do is shown neither at such a statement nor among the differences', () => {
  const {claims} = onReleases(shown);
  expect(claims.get('page/new')).toMatchObject({holds: ['1.7.2'], differs: [], values: []});
  expect(claims.get('page/all')).toMatchObject({holds: ['1.4.2'], differs: ['1.7.2']});
  expect(shownReleases(shown).pages[0]).toMatchObject({
    differing: [{claim: 'all'}],
    others: [{claim: 'new', outcome: '1.7.2: holds'}],
  });
});
