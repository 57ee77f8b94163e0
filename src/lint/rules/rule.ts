import type {ProblemCode} from '../../content/problem.ts';
import type {Surroundings} from '../check-project.ts';

/** A small project, with what its pages are held against. */
export interface Case extends Surroundings {
  /** The texts of the files that the case is about, by their paths. */
  files: Readonly<Record<string, string>>;
  /** Files that have to be there as well, and tell nothing. */
  beside?: Readonly<Record<string, string>>;
  /** How the files are stored, where the case is about that. */
  encoding?: 'latin1' | 'utf8';
}

/** A project with problems: the whole lines that `npm run check` prints. */
export interface BadCase extends Case {
  problems: readonly string[];
}

/** A kind of problem, with the cases that show it. The texts have code between backticks. */
export interface Rule {
  code: ProblemCode;
  /** What is wrong, in one sentence. */
  says: string;
  /** What to do, in one line. */
  mend: string;
  /** Projects with this problem and no other. */
  bad: readonly BadCase[];
  /** Projects without any problem. */
  good: readonly Case[];
  /** What names the problem, where that takes more than the files of a case. Then there are no cases. */
  elsewhere?: string;
}
