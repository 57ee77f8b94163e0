import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'drift',
  says: 'A page and the server disagree.',
  mend: 'Change whichever is wrong: the page at that line, or the server in `examples/server/`.',
  bad: [],
  good: [],
  elsewhere: '`npm run claims` names it, since it takes a running server.',
};
