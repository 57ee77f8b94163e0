import {isDeepStrictEqual} from 'node:util';
import {missingTools, toolsState} from '../machine/needed-tools.ts';
import type {Ledger} from '../claims/ledger.ts';
import {readLedger, readScore, writeLedger} from './ledger-file.ts';
import {
  filledUp,
  isComplete,
  type LocalRun,
  type Run,
  readKeptRun,
  readLocalRun,
} from './runs.ts';
import {claimsFingerprint} from './fingerprint.ts';
import {readServerRecord, serverTexts, wholeScore} from './server-mutation.ts';
import {projectRoot} from '../machine/project.ts';
import {succeeds} from '../machine/succeeds.ts';

/**
 * The ledger of the files as they are now. What a run of the same sources showed, here or where the repository was
 * committed, is taken from there; where there is none, it runs the checks, which print what they find.
 * `undefined` where they could not be run.
 */
export async function upToDateLedger(): Promise<Ledger | undefined> {
  const inputs = claimsFingerprint(projectRoot);
  const run = knownRun(inputs) ?? (await newRun());
  if (!run) return undefined;
  const ledger: Ledger = {
    $schema: './claims.schema.json',
    inputs: run.inputs,
    claims: run.claims,
    mutation: {
      server: wholeScore(readServerRecord(projectRoot), serverTexts(projectRoot)),
      docs: readScore(projectRoot, 'docs'),
      sentences: readScore(projectRoot, 'sentences'),
    },
  };
  // Written only where something changed, since a new file makes a new site.
  if (!isDeepStrictEqual(readLedger(projectRoot), ledger)) writeLedger(projectRoot, ledger);
  return ledger;
}

/**
 * What is known of the claims although this machine did not try them, in one line; `undefined` where it tried all, or
 * where nothing is known.
 */
export function knownInWords(): string | undefined {
  const inputs = claimsFingerprint(projectRoot);
  const kept = current(readKeptRun(projectRoot), inputs);
  if (!kept || readLocalRun(projectRoot)?.inputs === inputs) return undefined;
  const day = kept.claims[0]?.time.slice(0, 10);
  const missing = missingTools().map(({name}) => name);
  const lacks =
    missing.length === 0 ? '' : ` This machine could not repeat what takes ${list(missing)}.`;
  return `All ${kept.claims.length} claims hold for these sources: a whole run of ${day} on Node.js ${kept.node} is kept.${lacks}`;
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}

/** Whether this machine can try claims now that it could not try when the checks ran last, and nobody else has. */
export function canTryMore(): boolean {
  const inputs = claimsFingerprint(projectRoot);
  const local = current(readLocalRun(projectRoot), inputs);
  if (!local || isComplete(local) || current(readKeptRun(projectRoot), inputs)) return false;
  return !isOfThisMachine(local, false);
}

/** Whether the run that the repository keeps is one of the files as they are now. */
export function isKeptRunCurrent(): boolean {
  return readKeptRun(projectRoot)?.inputs === claimsFingerprint(projectRoot);
}

/** What is known of these sources without another run. */
function knownRun(inputs: string): Run | undefined {
  const kept = current(readKeptRun(projectRoot), inputs);
  const local = current(readLocalRun(projectRoot), inputs);
  if (!local || !isOfThisMachine(local, kept !== undefined)) return kept;
  return {...local, claims: filledUp(local, kept)};
}

function current<Kind extends Run>(run: Kind | undefined, inputs: string): Kind | undefined {
  return run?.inputs === inputs ? run : undefined;
}

/**
 * Whether a run saw all that this machine can show now. What came since, such as a new nginx, makes it out of date,
 * unless another run has shown it.
 */
function isOfThisMachine(local: LocalRun, isShownElsewhere: boolean): boolean {
  if (local.tools !== toolsState()) return false;
  if (isComplete(local) || isShownElsewhere) return true;
  const missing = missingTools().map(({name}) => name);
  return isDeepStrictEqual(missing, local.missing);
}

async function newRun(): Promise<Run | undefined> {
  await succeeds(process.execPath, ['--import', 'tsx', 'src/commands/claims.ts']);
  return current(readLocalRun(projectRoot), claimsFingerprint(projectRoot));
}
