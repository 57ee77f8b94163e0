import type {LedgerEntry} from '../../claims/ledger.ts';
import {partsOfId} from '../../content/claim/claim-id.ts';
import type {Cause} from '../target/causes.ts';

/** A claim that was held against a live server. */
export interface VerifiedClaim extends LedgerEntry {
  /** The sentence of the guide. */
  statement: string;
}

/** What came of a run against a live server. */
export interface Outcome {
  /** The server, as it was given. */
  target: string;
  /** The address of the site with the guide, without a trailing slash. */
  site: string;
  /** A digest of the pages and of the checks. */
  inputs: string;
  /** The titles of the pages by their files. */
  titles: ReadonlyMap<string, string>;
  /** All claims, in reading order. */
  claims: VerifiedClaim[];
  causes: Cause[];
  /** How many requests were sent, and how many of them were refused for want of the key. */
  sent: number;
  refused: number;
  seconds: number;
}

/** The claims of each page that has some, in the order of the pages. */
export function byPage({claims}: Outcome): [page: string, claims: VerifiedClaim[]][] {
  const pages = [...new Set(claims.map(({page}) => page))];
  return pages.map((page) => [page, claims.filter((claim) => claim.page === page)]);
}

/** Whether the server does something else than the guide says. */
export function differs({outcome}: VerifiedClaim): boolean {
  return outcome === 'drift';
}

/** Whether a check could not do its work: the server did not answer, or not in a way that it understands. */
export function isBroken({outcome}: VerifiedClaim): boolean {
  return outcome === 'failed' || outcome === 'unread';
}

/** 0 where all that can be seen is as documented, 1 where something differs, 2 where something could not be checked. */
export function exitCodeOf({claims}: Outcome): number {
  if (claims.some(isBroken)) return 2;
  return claims.some(differs) ? 1 : 0;
}

/** One sentence about the whole run. */
export function summaryOf({target, claims, sent, refused, seconds}: Outcome): string {
  const count = (outcome: VerifiedClaim['outcome']) =>
    claims.filter((claim) => claim.outcome === outcome).length;
  const broken = claims.filter(isBroken).length;
  const parts = [
    `${count('holds')} hold`,
    `${count('drift')} differ`,
    ...(broken > 0 ? [`${broken} could not be checked`] : []),
    `${count('not-observable')} cannot be seen from outside`,
  ];
  return `${claims.length} claims against ${target}: ${parts.join(', ')}. It took ${sent} requests, ${refused} of them refused, and ${seconds.toFixed(1)} s.`;
}

/** Where a section of the guide is on the site. */
export function linkTo(site: string, section: string): string {
  return `${site}/${section}`;
}

/** Where a claim stands on the site. */
export function linkToClaim(site: string, {id}: {id: string}): string {
  const {page, claim} = partsOfId(id);
  return `${site}/${page}#claim-${claim}`;
}
