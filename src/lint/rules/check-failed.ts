import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'check-failed',
  says: 'A check could not do its work, or the code that the pages are held against does not load.',
  mend: 'Mend the error that the message names.',
  bad: [],
  good: [],
  elsewhere:
    '`npm run claims` names it where a check fails, and `npm run check` where code does not load.',
};
