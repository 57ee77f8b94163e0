import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'unread-value',
  says: 'A check leaves out a part of its claim, so nothing would notice if that part were wrong.',
  mend: 'Compare the part in the check, or move it out of the claim.',
  bad: [],
  good: [],
  elsewhere: '`npm run claims` names it, since it takes a run of the check.',
};
