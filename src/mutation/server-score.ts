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
  const used = new Set<Unobservable>();
  const lines: string[] = [];
  const problems: string[] = [];
  const survivors: MutationScore['survivors'][number][] = [];
  for (const mutant of mutants.filter(({status}) => missed.has(status))) {
    const {file, line, column, replacement} = mutant;
    const was = codeOf(mutant, read(file));
    const known = reasons.find(
      (entry) => entry.file === file && entry.was === was && entry.becomes === replacement,
    );
    const place = `${file}:${line}:${column}`;
    const change = changeText(was, replacement);
    survivors.push({place, mutant: change, reason: known?.reason ?? ''});
    if (known) {
      used.add(known);
      lines.push(`${place} survived ${change}: ${known.reason}`);
    } else {
      problems.push(
        `${place} survived ${change}: no claim notices it. Document it as a claim, remove the code, or say in src/mutation/unobservable.ts why nobody can observe it.`,
      );
    }
  }
  for (const entry of complete ? reasons : []) {
    if (used.has(entry)) continue;
    problems.push(
      `${entry.file} has no survivor ${changeText(entry.was, entry.becomes)} any more: remove its reason from src/mutation/unobservable.ts.`,
    );
  }
  const survived = survivors.length;
  const all = killed + survived;
  const score = all === 0 ? 0 : (100 * killed) / all;
  lines.push(
    `Server mutation: ${killed} of ${all} changes noticed, ${survived} survived, score ${score.toFixed(1)} %.`,
  );
  return {score: {killed, survived, score, survivors}, lines, problems};
}

function changeText(was: string, becomes: string): string {
  return `${oneLine(was)} → ${oneLine(becomes)}`;
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
