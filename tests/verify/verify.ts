import {ledgerEntry} from '../../src/checks/ledger.ts';
import {pageFiles} from '../../src/content/check-project.ts';
import type {ProjectFiles} from '../../src/content/project-files.ts';
import type {OutsideCheck} from '../claims/claim.ts';
import {registeredChecks} from '../claims/outside.ts';
import {readPages} from '../claims/pages.ts';
import {misdirectedChecks} from './canary.ts';
import {likelyCauses, reasonToStop} from './causes.ts';
import {connectionProblem} from './connection-problem.ts';
import {type Evidence, gatherEvidence} from './evidence.ts';
import {liveTarget} from './live-target.ts';
import type {Options} from './options.ts';
import type {Outcome, VerifiedClaim} from './outcome.ts';
import {type VerifiableClaims, verifyClaims} from './verify-claims.ts';

/** The guide as the command knows it. */
export interface Guide {
  /** Its pages, and the files of the checks. */
  files: ProjectFiles;
  /** Why each claim without a check for any server cannot be seen from outside. */
  unseen: ReadonlyMap<string, string>;
  /** The address of its site, without a stroke at its end. */
  site: string;
  /** A digest of the pages and of the checks. */
  inputs: string;
  /** The commit that it comes from. */
  commit: string | null;
  changed: boolean;
}

/** Either the outcome of all claims, or why none could be checked, as a sentence. */
export type VerifyResult = {ok: true; outcome: Outcome} | {ok: false; problem: string};

/** What a run may have beside its options. */
interface VerifyExtras {
  /** Is told how many of how many claims are done. */
  onProgress?: (done: number, all: number) => void;
  /** Where the same server runs without a key. */
  open?: URL;
}

/**
 * Holds the guide against a live server.
 */
export async function verify(
  {url, key, withLimits}: Omit<Options, 'format'>,
  guide: Guide,
  {onProgress = () => undefined, open}: VerifyExtras = {},
): Promise<VerifyResult> {
  const started = performance.now();
  const {claims, misdirected} = await preparedOf(guide);
  if (misdirected.length > 0) {
    const which = misdirected.join(', ');
    return refusal(`These checks do not ask the server that they are given: ${which}.`);
  }

  const target = liveTarget({url, key}, open && {url: open, key: undefined});
  let evidence: Evidence;
  try {
    evidence = await gatherEvidence({url, key}, target);
  } catch (error) {
    return refusal(`${url.href} cannot be asked: ${connectionProblem(error)}`);
  }
  const reason = reasonToStop(evidence);
  if (reason !== undefined) return refusal(reason);

  const context = {target: url.href, commit: guide.commit, changed: guide.changed};
  const ids = claims.pages.ids();
  const verified: VerifiedClaim[] = [];
  for await (const checked of verifyClaims(claims, target, withLimits)) {
    const entry = ledgerEntry(claims.pages.subject(checked.id), checked, context);
    verified.push({...entry, statement: claims.pages.claim(checked.id).statement});
    onProgress(verified.length, ids.length);
  }
  const outcome: Outcome = {
    target: url.href,
    site: guide.site,
    inputs: guide.inputs,
    titles: titlesOf(guide.files),
    claims: verified.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)),
    causes: likelyCauses(evidence),
    sent: target.sent(),
    refused: target.refused(),
    seconds: (performance.now() - started) / 1000,
  };
  return {ok: true, outcome: key === undefined ? outcome : withoutKey(outcome, key)};
}

function refusal(problem: string): VerifyResult {
  return {ok: false, problem};
}

/** A guide that was read, with the checks that went past the canary. */
interface Prepared {
  claims: VerifiableClaims;
  misdirected: string[];
}

const prepared = new WeakMap<Guide, Promise<Prepared>>();

/** A guide is prepared once, however many servers it is held against. */
function preparedOf(guide: Guide): Promise<Prepared> {
  const known = prepared.get(guide) ?? prepare(guide);
  prepared.set(guide, known);
  return known;
}

async function prepare({files, unseen}: Guide): Promise<Prepared> {
  const checks = new Map<string, OutsideCheck>();
  for (const [id, registered] of registeredChecks()) {
    if (registered.unseen === undefined) checks.set(id, registered.check);
  }
  const claims = {pages: readPages(files), checks, unseen};
  return {claims, misdirected: await misdirectedChecks(claims)};
}

function titlesOf(files: ProjectFiles): ReadonlyMap<string, string> {
  return new Map(
    pageFiles(files).map((file) => {
      const [, title = file] = /^title: (.+)$/m.exec(files.read(file) ?? '') ?? [];
      return [file, title];
    }),
  );
}

/** The outcome with nothing of the key in it, also where the server repeated it. */
function withoutKey(outcome: Outcome, key: string): Outcome {
  const hide = (text: string) => text.replaceAll(key, '(the key)');
  return {
    ...outcome,
    causes: outcome.causes.map((cause) => ({...cause, says: hide(cause.says)})),
    claims: outcome.claims.map((claim) => ({
      ...claim,
      observed: claim.observed.map(({asked, answer}) => ({
        asked: hide(asked),
        answer: hide(answer),
      })),
      ...(claim.reason === undefined ? {} : {reason: hide(claim.reason)}),
      ...(claim.drift === undefined
        ? {}
        : {
            drift: {
              documented: claim.drift.documented,
              asked: hide(claim.drift.asked),
              answer: hide(claim.drift.answer),
            },
          }),
    })),
  };
}
