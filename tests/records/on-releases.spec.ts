import {expect, test} from '@playwright/test';
import type {Difference} from '../../src/records/compatibility.ts';
import {onReleases} from '../../src/records/on-releases.ts';

const difference: Difference = {
  value: 0,
  documented: 'PORT',
  asked: 'set it to http',
  seen: '3000',
};
const {asked} = difference;

const cases: {what: string; changed: Partial<Difference>; shown: object}[] = [
  {what: 'another value', changed: {}, shown: {relation: 'instead'}},
  {
    what: 'nothing where a value is documented',
    changed: {seen: 'no such line'},
    shown: {relation: 'nothing', tried: asked},
  },
  {
    what: 'a start where a refusal is documented',
    changed: {seen: 'it starts, and needs no key'},
    shown: {relation: 'nothing', tried: asked},
  },
  {
    what: 'something about the value',
    changed: {isRemark: true},
    shown: {relation: 'remark', tried: asked},
  },
  {
    what: 'something about the value where the words of what was tried end with it',
    changed: {isRemark: true, asked: 'set PORT'},
    shown: {relation: 'remark'},
  },
  {
    what: 'a variable whose value makes no difference',
    changed: {noEffect: ['PORT', 'HOST']},
    shown: {relation: 'no-effect', tried: asked},
  },
  {
    what: 'another value, seen whatever a variable says that the value does not name',
    changed: {noEffect: ['HOST']},
    shown: {relation: 'instead'},
  },
];

for (const {what, changed, shown} of cases) {
  test(`a page shows ${what} as such`, () => {
    const claim = {
      id: 'page/claim',
      statement: 'A sentence.',
      releases: {
        '1.7.2': {outcome: 'differs' as const, differences: [{...difference, ...changed}]},
      },
    };
    const record = {time: '', node: '', releases: [{version: '1.7.2'}], claims: [claim]};
    const [value] = onReleases(record).claims.get(claim.id)?.values ?? [];
    const {seen} = {...difference, ...changed};
    expect(value).toEqual({on: ['1.7.2'], value: 0, seen, ...shown});
  });
}
