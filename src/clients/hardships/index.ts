import {detours} from './detours.ts';
import {failures} from './failures.ts';
import type {Hardship} from './hardship.ts';
import {paddedKeys, unsendableKeys} from './unsendable-keys.ts';
import {urlForms} from './url-forms.ts';
import {waits} from './waits.ts';

/** Everything that each copied client has to cope with. */
export const hardships: readonly Hardship[] = [
  ...urlForms,
  ...unsendableKeys,
  ...paddedKeys,
  ...detours,
  ...failures,
  ...waits,
];
