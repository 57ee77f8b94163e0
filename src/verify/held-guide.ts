import type {CheckedClaim} from '../claims/check-claim.ts';
import {ledgerEntry} from '../claims/ledger.ts';
import {documentedBy} from '../content/claim/documented.ts';
import {claimsOf, type Guide, titlesOf} from './guide-claims.ts';
import {judgeClaims} from './releases/judge-claims.ts';
import {isDocumentedRefusal, recognize, reference, refusalClaim} from './releases/recognize.ts';
import {settingsOf} from './releases/settings.ts';
import type {Outcome, VerifiedClaim} from './report/outcome.ts';
import {risksOf} from './risks/index.ts';
import type {Evidence} from './target/evidence.ts';
import type {LiveTarget} from './target/live-target.ts';
import {gatherProbes} from './target/probes.ts';
import {isSuccess} from './target/responses.ts';
import {verifyClaims} from './verify-claims.ts';

/** How a guide is held against a server. */
interface Holding {
  /** What the user says the server is: `reference` or a recorded version. */
  expected: string | undefined;
  withLimits: boolean;
  /** Is told how many of how many claims are done. */
  onProgress: (done: number, all: number) => void;
}

/** Holds the claims of a guide against a server that responds, and judges what came of it. */
export async function heldGuide(
  guide: Guide,
  target: LiveTarget,
  evidence: Evidence,
  {expected, withLimits, onProgress}: Holding,
): Promise<Omit<Outcome, 'target' | 'causes' | 'sent' | 'refused' | 'seconds'>> {
  const {releases: known} = guide;
  const claims = claimsOf(guide);
  const {pages} = claims;
  const documented = documentedBy(pages.claim(refusalClaim)).block().text;
  const refusal = isSuccess(evidence.without) ? undefined : evidence.without.body;
  const isReference =
    expected === reference || (refusal !== undefined && isDocumentedRefusal(refusal, documented));
  const probes = await gatherProbes(evidence, target, !isReference);
  const recognized = recognize({refusal, told: probes.told, expected}, documented, known);

  const ids = pages.ids();
  const checked: CheckedClaim[] = [];
  for await (const claim of verifyClaims(claims, target, withLimits)) {
    checked.push(claim);
    onProgress(checked.length, ids.length);
  }
  const isRelease = recognized.kind === 'release';
  const {recognition, judgements, settings} = judgeClaims(checked, pages, {
    recognition: recognized,
    known,
    settings: settingsOf({...evidence, home: probes.home, isRelease}),
  });
  const context = {target: target.server.url, commit: guide.commit, changed: guide.changed};
  const verified = checked.map((claim): VerifiedClaim => {
    const {standing, differences} = judgements.get(claim.id) ?? {};
    return {
      ...ledgerEntry(pages.subject(claim.id), claim, context),
      statement: pages.claim(claim.id).statement,
      ...(standing && differences ? {standing, differences} : {}),
    };
  });
  const beyondFailures = await target.seenBeyondFailures();
  return {
    site: guide.site,
    isPacked: guide.isPacked,
    inputs: guide.inputs,
    titles: titlesOf(guide),
    claims: verified.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)),
    recognition,
    settings,
    risks: risksOf({...evidence, ...probes, beyondFailures, recognition, known}),
  };
}
