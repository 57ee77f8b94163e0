import {NotObservable} from '../machine/not-observable.ts';
import type {Guide} from './guide-claims.ts';
import type {Options} from './input/options.ts';
import {proxyNote} from './input/proxies.ts';
import {expectationProblem} from './releases/recognize.ts';
import type {Outcome} from './report/outcome.ts';
import {printable} from './report/printable.ts';
import {redactor} from './report/redact.ts';
import {oneLine} from './report/visible.ts';
import {likelyCauses, reasonToStop} from './target/causes.ts';
import {connectionProblem} from './target/connection-problem.ts';
import {type Evidence, gatherEvidence} from './target/evidence.ts';
import type {Limits} from './target/live-target.ts';
import {type Located, located} from './target/located.ts';

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
}

/**
 * Holds a guide against a live server.
 * @param readGuide gives the guide, and is called only once the server is found
 */
export async function verify(
  {url: given, key: asGiven, withLimits, zone, expected, failOn}: Omit<Options, 'format'>,
  readGuide: () => Guide | Promise<Guide>,
  extras: VerifyExtras = {},
): Promise<VerifyResult> {
  const {onProgress = () => undefined, onNote = () => undefined, limits, variables} = extras;
  const started = performance.now();
  const key = asGiven?.trim();
  const redact = redactor(key);
  const refusal = (problem: string): VerifyResult => ({
    ok: false,
    problem: oneLine(redact(problem)),
  });
  let guide: Guide | undefined;
  if (expected !== undefined) {
    guide = await readGuide();
    const problem = expectationProblem(expected, guide.releases);
    if (problem !== undefined) return refusal(problem);
  }
  if (key !== asGiven) {
    onNote(
      'The key that was given has whitespace around it, which HTTP strips: it is sent without.',
    );
  }
  const proxy = proxyNote(given, variables ?? {});
  let server: Located;
  let evidence: Evidence;
  let asked = given;
  try {
    server = await located({url: given, key, zone}, limits);
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

  // Loaded only here: to read pages takes longer than to see that no server is there.
  const {heldGuide} = await import('./held-guide.ts');
  guide ??= await readGuide();
  const held = await heldGuide(guide, server.target, evidence, {expected, withLimits, onProgress});
  const {target} = server;
  const outcome: Outcome = {
    ...held,
    failOn,
    target: server.url.href,
    causes: likelyCauses(evidence),
    sent: target.sent() + server.sent,
    refused: target.refused(),
    seconds: (performance.now() - started) / 1000,
  };
  return {ok: true, outcome: printable(outcome, redact)};
}
