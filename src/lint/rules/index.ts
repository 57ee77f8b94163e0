import type {ProblemCode} from '../../content/problem.ts';
import * as all from './all.ts';
import type {Rule} from './rule.ts';

/** The rule of each kind of problem, in the order of the alphabet. A kind without a rule does not compile. */
export const rules: Readonly<Record<ProblemCode, Rule>> = all;
