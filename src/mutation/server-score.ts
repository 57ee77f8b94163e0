import type {MutationScore} from '../claims/ledger.ts';
import type {Unobservable} from './unobservable.ts';

/** A change of the reference server, as the mutation run reports it. */
export interface ServerMutant {
  file: string;
  line: number;
  column: number;
  /** Where the changed code ends. */
  end: {line: number; column: number};
  mutator: string;
  replacement: string;
  /** Killed, Timeout, Survived, NoCoverage, … */
  status: string;
}

/** A result to print and to keep. */
export interface ServerResult {
  score: Omit<MutationScore, 'commit' | 'changed' | 'time'>;
  /** What a person reads of the run. */
  lines: string[];
  /** What has to be mended: a survivor without a reason, or a reason that no survivor has. */
  problems: string[];
}

const noticed = new Set(['Killed', 'Timeout']);
const missed = new Set(['Survived', 'NoCoverage']);

interface ScoreOptions {
  /** Gives the text of a file of the server. */
  read(file: string): string;
  /** The known reasons of survivors. */
  reasons: readonly Unobservable[];
  /** Whether the whole server was changed; only then can a reason be out of date. */
  complete: boolean;
}

/** Counts the mutants of the server, and finds the reason of each survivor. */
export function serverScore(
  mutants: readonly ServerMutant[],
  {read, reasons, complete}: ScoreOptions,
): ServerResult {
  const killed = mutants.filter(({status}) => noticed.has(status)).length;
  const survivors = mutants
    .filter(({status}) => missed.has(status))
    .map((mutant) => {
      const code = codeOf(mutant, read(mutant.file));
      const known = reasons.find(
        ({file, was, becomes}) =>
          file === mutant.file && was === code && becomes === mutant.replacement,
      );
      return {
        place: `${mutant.file}:${mutant.line}:${mutant.column}`,
        mutant: `${oneLine(code)} → ${oneLine(mutant.replacement)}`,
        reason: known?.reason ?? '',
        known,
      };
    });
  const unexplained = survivors.filter(({known}) => known === undefined);
  const used = new Set(survivors.map(({known}) => known));
  const outdated = complete ? reasons.filter((entry) => !used.has(entry)) : [];
  const all = killed + survivors.length;
  const score = all === 0 ? 0 : (100 * killed) / all;

  return {
    score: {
      killed,
      survived: survivors.length,
      score,
      survivors: survivors.map(({place, mutant, reason}) => ({place, mutant, reason})),
    },
    lines: [
      ...survivors
        .filter(({known}) => known)
        .map(({place, mutant, reason}) => `${place} survived ${mutant}: ${reason}`),
      `Server mutation: ${killed} of ${all} changes noticed, ${survivors.length} survived, score ${score.toFixed(1)} %.`,
    ],
    problems: [
      ...unexplained.map(
        ({place, mutant}) =>
          `${place} survived ${mutant}: no claim notices it. Document it as a claim, remove the code, or say in src/mutation/unobservable.ts why nobody can observe it.`,
      ),
      ...outdated.map(
        ({file, was, becomes}) =>
          `${file} has no survivor ${oneLine(was)} → ${oneLine(becomes)} any more: remove its reason from src/mutation/unobservable.ts.`,
      ),
    ],
  };
}

/** The code that the mutant replaced. */
function codeOf({line, column, end}: ServerMutant, source: string): string {
  const inside = source.split('\n').slice(line - 1, end.line);
  const last = inside.length - 1;
  return inside
    .map((text, place) =>
      text.slice(place === 0 ? column - 1 : 0, place === last ? end.column - 1 : undefined),
    )
    .join('\n');
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 77)}…` : line;
}
