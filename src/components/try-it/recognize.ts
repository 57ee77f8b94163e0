import {parsedJson, reformattedJson} from '../../content/json-text.ts';
import {versionsInWords} from '../../content/versions-in-words.ts';
import type {TellTales} from '../../records/tell-tales.ts';
import {referenceServer} from '../server/server-choice.ts';
import type {Answer} from './outcome.ts';
import type {Outgoing} from './outgoing.ts';

/** What a response tells of the server that sent it. */
export interface Recognized {
  /** In a sentence. */
  sentence: string;
  /** The choices of a server with which the pages are right for it; the last one is the best. */
  choices: readonly string[];
}

/** Where a release tells its version, to whoever has the key. */
export const versionPath = '/api/system/version';

/**
 * Recognizes a server by the body with which it refuses a request: one that the record has, and no other.
 * @returns `undefined` for any other response
 */
export function recognizeRefusal(
  {status, body}: Answer,
  {versions, refusals}: TellTales,
): Recognized | undefined {
  if (status !== 401) return undefined;
  const refusal = refusals.find((known) => reformattedJson(known.body) === reformattedJson(body));
  if (!refusal) return undefined;
  // Where nothing is chosen, the values of the reference server stand on the pages as well.
  if (refusal.versions.length === 0) {
    return {sentence: 'This looks like the reference server.', choices: ['', referenceServer]};
  }
  const which = rangeInWords(refusal.versions, versions);
  return {sentence: `This looks like ElizaOS ${which}.`, choices: refusal.versions};
}

/**
 * Reads the version that a release tells under `versionPath`.
 * @returns `undefined` where the response has none of a major version that was tried
 */
export function recognizeVersion(
  {status, body}: Answer,
  {versions}: TellTales,
): Recognized | undefined {
  const version = status === 200 ? versionIn(parsedJson(body)) : undefined;
  if (version === undefined) return undefined;
  const ofMajor = versions.filter((tried) => majorOf(tried) === majorOf(version));
  const notNewer = ofMajor.filter((tried) => isNotNewer(tried, version));
  const nearest = notNewer.at(-1) ?? ofMajor[0];
  if (nearest === undefined) return undefined;
  const sentence =
    nearest === version
      ? `This is ElizaOS ${version}.`
      : `This is ElizaOS ${version}, which was not tried. Nearest to it is ${nearest}.`;
  return {sentence, choices: [nearest]};
}

/** Whether a server that responded so may tell its version to the same key. */
export function mayTellVersion({status, body}: Answer, {wantsKey}: Outgoing): boolean {
  return status === 200 && wantsKey && parsedJson(body) !== undefined;
}

function versionIn(content: unknown): string | undefined {
  if (typeof content !== 'object' || content === null) return undefined;
  if (!('source' in content && 'version' in content)) return undefined;
  const {version} = content;
  return typeof version === 'string' && /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)
    ? version
    : undefined;
}

function majorOf(version: string): string {
  return version.split('.', 1)[0] ?? '';
}

function isNotNewer(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', {numeric: true}) <= 0;
}

/** Releases between two that were tried, and beyond them, are taken to be as these. */
function rangeInWords(some: readonly string[], all: readonly string[]): string {
  const [first = '', last = ''] = [some[0], some.at(-1)];
  const isWhole = all.indexOf(last) - all.indexOf(first) === some.length - 1;
  if (isWhole && last === all.at(-1)) return `${first} or newer`;
  if (isWhole && first === all[0]) return `${last} or older`;
  return versionsInWords(some, all);
}
