import type {LedgerEntry} from '../../claims/ledger.ts';
import {partsOfId} from '../../content/claim/claim-id.ts';
import type {Recognition} from '../releases/recognize.ts';
import type {SeenDifference, Standing} from '../releases/standing.ts';
import {type Risk, type Severity, severities} from '../risks/risk.ts';
import type {Cause} from '../target/causes.ts';

/** A claim that was held against a live server. */
export interface VerifiedClaim extends LedgerEntry {
  /** The sentence of the guide. */
  statement: string;
  /** How it stands where the server does not do as documented, and all of its differences. */
  standing?: Standing;
  differences?: readonly SeenDifference[];
}

/** What came of a run against a live server. */
export interface Outcome {
  /** The server, as it was given. */
  target: string;
  /** The address of the site with the guide, without a trailing slash; `null` where there is none to link to. */
  site: string | null;
  /** Whether the reader has the guide in a package, without its files. */
  isPacked: boolean;
  /** What the server is taken for. */
  recognition: Recognition;
  /** What somebody has set on the server or in front of it; a sentence each. */
  settings: readonly string[];
  /** The worst first. */
  risks: readonly Risk[];
  /** The severity from which on a risk lets the run fail. */
  failOn?: Severity | undefined;
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

/** Whether the server does something else than the guide says, for which neither its release nor a setting accounts. */
export function differs({outcome, standing = 'differs'}: VerifiedClaim): boolean {
  return outcome === 'drift' && standing === 'differs';
}

/** Whether the server differs from the guide as its release does, or as its settings say. */
export function isAccountedFor({outcome, standing}: VerifiedClaim): boolean {
  return outcome === 'drift' && (standing === 'as-release' || standing === 'by-setting');
}

/** Whether nothing is expected of the server: its release has no such thing, or nobody knows what it does. */
export function isNotJudged({outcome, standing}: VerifiedClaim): boolean {
  return outcome === 'drift' && (standing === 'no-such-thing' || standing === 'not-known');
}

/** Whether a check could not do its work: the server did not answer, or not in a way that it understands. */
export function isBroken({outcome}: VerifiedClaim): boolean {
  return outcome === 'failed' || outcome === 'unread';
}

/** Whether a risk is one that the run is to fail for. */
export function isFailing({severity}: Risk, failOn: Severity | undefined): boolean {
  if (severity === null || failOn === undefined) return false;
  return severities.indexOf(severity) <= severities.indexOf(failOn);
}

/** 0 where all that can be seen is as expected, 1 where something differs, 2 where something could not be checked. */
export function exitCodeOf({claims, risks, failOn}: Outcome): number {
  if (claims.some(isBroken)) return 2;
  const isRisky = risks.some((risk) => isFailing(risk, failOn));
  return isRisky || claims.some(differs) ? 1 : 0;
}

/** What accounts for differences, in words: `as ElizaOS 1.7.2 does`. */
export function releaseName({recognition}: Pick<Outcome, 'recognition'>): string {
  const [version] = recognition.candidates;
  return version === undefined ? 'the reference server' : `ElizaOS ${version}`;
}

/** What the server is taken for, and what is set there, a sentence each. */
export function recognitionLines({recognition, settings}: Outcome): string[] {
  return [recognition.says, ...settings];
}

/** The sides of each difference that nothing accounts for, by their names: the guide, the release, the server. */
export function sidesOf(
  {drift, differences}: VerifiedClaim,
  {recognition}: Pick<Outcome, 'recognition'>,
): [name: string, text: string][][] {
  const first = drift && {documented: drift.documented, asked: drift.asked, seen: drift.answer};
  const all: readonly Omit<SeenDifference, 'value' | 'isExpected'>[] =
    differences?.filter(({isExpected}) => !isExpected) ?? (first ? [first] : []);
  const [version] = recognition.candidates;
  return all.map(({documented, asked, seen, release = 'as the guide says'}) => [
    ['The guide says', documented],
    ...(version === undefined ? [] : [[`ElizaOS ${version}`, release] as [string, string]]),
    ['Your server did', seen],
    ['The check did', asked],
  ]);
}

/** One sentence about the whole run. */
export function summaryOf(outcome: Outcome): string {
  const {target, claims, sent, refused, seconds} = outcome;
  const count = (matches: (claim: VerifiedClaim) => boolean) => claims.filter(matches).length;
  const release = releaseName(outcome);
  const counts: [number, string][] = [
    [count(({standing}) => standing === 'as-release'), `as ${release} does`],
    [count(({standing}) => standing === 'by-setting'), 'follow from settings'],
    [count(isNotJudged), 'not judged'],
    [count(isBroken), 'could not be checked'],
  ];
  const parts = [
    `${count((claim) => claim.outcome === 'holds')} hold`,
    `${count(differs)} differ`,
    ...counts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`),
    `${count((claim) => claim.outcome === 'not-observable')} cannot be seen from outside`,
  ];
  return `${claims.length} claims against ${target}: ${parts.join(', ')}. It took ${sent} requests, ${refused} of them refused, and ${seconds.toFixed(1)} s.`;
}

/** One sentence about what the run has left behind, so that nobody takes it for an attack. */
export function logNote({refused}: Outcome): string {
  if (refused === 0)
    return 'No request was refused, so that the run leaves nothing in the log of the server.';
  const lines = refused === 1 ? 'a line' : `up to ${refused} lines`;
  return `The run leaves ${lines} in the log of the server that say "Unauthorized access attempt", with the address of this machine or of the proxy: on ElizaOS from 1.6.5 on as "[API Key] Unauthorized access attempt from …".`;
}

/** Where the reader finds a section of the guide, which is named by its page and anchor. */
export function linkTo(
  {site, isPacked, titles}: Pick<Outcome, 'site' | 'isPacked' | 'titles'>,
  section: string,
): string {
  if (site !== null) return `${site}/${section}`;
  const [page = '', anchor = ''] = section.split('#');
  const name = `${page}.mdx`;
  const file = [...titles.keys()].find((one) => one.endsWith(`/${name}`)) ?? `docs/${name}`;
  return isPacked ? `in the guide: "${titles.get(file) ?? page}", ${anchor}` : `${file}#${anchor}`;
}

/** Where the reader finds a claim. */
export function linkToClaim(
  outcome: Pick<Outcome, 'site' | 'isPacked' | 'titles'>,
  {id}: {id: string},
): string {
  const {page, claim} = partsOfId(id);
  return linkTo(outcome, `${page}#claim-${claim}`);
}
