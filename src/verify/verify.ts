import {registeredChecks} from '../checks/black-box.ts';
import type {BlackBoxCheck} from '../claims/claim.ts';
import {ledgerEntry} from '../claims/ledger.ts';
import {readPages} from '../claims/pages.ts';
import {readFrontMatter} from '../content/page/front-matter.ts';
import type {ProjectFiles} from '../content/project-files.ts';
import {pageFiles} from '../lint/check-project.ts';
import {NotObservable} from '../machine/not-observable.ts';
import type {Options} from './input/options.ts';
import {proxyNote} from './input/proxies.ts';
import type {Outcome, VerifiedClaim} from './report/outcome.ts';
import {printable} from './report/printable.ts';
import {redactor} from './report/redact.ts';
import {oneLine} from './report/visible.ts';
import {likelyCauses, reasonToStop} from './target/causes.ts';
import {connectionProblem} from './target/connection-problem.ts';
import {type Evidence, gatherEvidence} from './target/evidence.ts';
import type {Limits} from './target/live-target.ts';
import {type Located, located} from './target/located.ts';
import {type VerifiableClaims, verifyClaims} from './verify-claims.ts';

/** What the guide tells of a check. */
export interface CheckInfo {
  file: string;
  line: number;
  needs?: string;
}

/** The guide as the command knows it. */
export interface Guide {
  /** Its pages. */
  files: ProjectFiles;
  /** Where the check of each claim stands, and why it cannot be held against a server by its URL, where that is so. */
  checks: ReadonlyMap<string, CheckInfo>;
  /** The address of its site, without a trailing slash. */
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
  /** Is told what else to know of the run, a sentence each. */
  onNote?: (note: string) => void;
  /** What the run may take, where it is not the usual. */
  limits?: Limits;
  /** The variables that may name a proxy. */
  variables?: NodeJS.ProcessEnv;
  /** Where the same server runs without a key. */
  open?: URL;
}

/**
 * Holds the guide against a live server.
 */
export async function verify(
  {url: given, key, withLimits, zone}: Omit<Options, 'format'>,
  guide: Guide,
  extras: VerifyExtras = {},
): Promise<VerifyResult> {
  const {onProgress = () => undefined, onNote = () => undefined, open, limits, variables} = extras;
  const started = performance.now();
  const redact = redactor(key);
  const refusal = (problem: string): VerifyResult => ({
    ok: false,
    problem: oneLine(redact(problem)),
  });
  const claims = claimsOf(guide);
  const proxy = proxyNote(given, variables ?? {});
  let server: Located;
  let evidence: Evidence;
  let asked = given;
  try {
    server = await located({url: given, key, zone}, open && {url: open, key: undefined}, limits);
    asked = server.url;
    evidence = await gatherEvidence({url: asked, key}, server.target);
  } catch (error) {
    const isTold = error instanceof NotObservable;
    const problem = isTold ? error.message : connectionProblem(error);
    const mayBeProxy = isTold || proxy === undefined ? '' : ` ${proxy}`;
    return refusal(`${asked.href} cannot be checked: ${problem}${mayBeProxy}`);
  }
  const reason = reasonToStop(evidence);
  if (reason !== undefined) return refusal(reason);
  for (const note of [server.note, proxy]) if (note !== undefined) onNote(note);

  const {url, target} = server;
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
    sent: target.sent() + server.sent,
    refused: target.refused(),
    seconds: (performance.now() - started) / 1000,
  };
  return {ok: true, outcome: printable(outcome, redact)};
}

const claimsByGuide = new WeakMap<Guide, VerifiableClaims>();

/** The claims of a guide, which is read once, however many servers it is held against. */
function claimsOf(guide: Guide): VerifiableClaims {
  const known = claimsByGuide.get(guide) ?? readClaims(guide);
  claimsByGuide.set(guide, known);
  return known;
}

function readClaims({files, checks: known}: Guide): VerifiableClaims {
  const checks = new Map<string, BlackBoxCheck>();
  for (const [id, registered] of registeredChecks()) {
    if (registered.needs === undefined) checks.set(id, registered.check);
  }
  const placeOf = (id: string) => {
    const {file = 'src/checks', line = 1} = known.get(id) ?? {};
    return {file, line};
  };
  const needsOf = (id: string) => known.get(id)?.needs;
  return {pages: readPages(files, placeOf), checks, needsOf};
}

function titlesOf(files: ProjectFiles): ReadonlyMap<string, string> {
  return new Map(
    pageFiles(files).map((file) => {
      const {title = file} = readFrontMatter(files.read(file) ?? '').frontMatter;
      return [file, title];
    }),
  );
}
