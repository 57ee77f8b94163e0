import {isDeepStrictEqual} from 'node:util';
import {parsedJson} from '../../content/json-text.ts';
import {listed} from '../../content/problem.ts';
import {steady} from '../../records/steady.ts';
import {compareVersions} from '../../servers/elizaos/releases.ts';
import type {KnownReleases} from './known-releases.ts';

/** What a server is taken for, and by what its claims are judged. */
export interface Recognition {
  kind: 'reference' | 'release' | 'unknown';
  /** The version that it tells, where it does. */
  told?: string;
  /** The recorded versions that its claims may be judged by, the oldest first; none where the guide alone judges. */
  candidates: readonly string[];
  /** What it is taken for and how sure that is, as a sentence. */
  says: string;
}

/** What a server shows of what it is. */
export interface Signs {
  /** The body of its refusal; `undefined` where it does not refuse a request without a key. */
  refusal: string | undefined;
  /** The version that it tells. */
  told: string | undefined;
  /** What the user says it is: `reference` or a recorded version. */
  expected: string | undefined;
}

/** The claim about the body of a refusal, which tells the releases from each other and from the reference server. */
export const refusalClaim = 'authentication/refusal-body';

/** What `--expect` takes, beside the recorded versions. */
export const reference = 'reference';

/** Whether a body is the refusal that the guide documents. */
export function isDocumentedRefusal(body: string, documented: string): boolean {
  const seen = parsedJson(body);
  return seen !== undefined && isDeepStrictEqual(seen, parsedJson(documented));
}

/**
 * Recognizes a server by the version that it tells, or else by its refusal.
 * @param documented the body of a refusal in the guide
 */
export function recognize(
  {refusal, told, expected}: Signs,
  documented: string,
  known: KnownReleases,
): Recognition {
  const tells = told === undefined ? {} : {told};
  if (expected === reference) {
    return {
      kind: 'reference',
      ...tells,
      candidates: [],
      says: 'Judged as documented, as --expect says.',
    };
  }
  if (expected !== undefined) {
    const other =
      told === undefined || told === expected ? '' : ` The server itself says that it is ${told}.`;
    const says = `Judged by what ElizaOS ${expected} does, as --expect says.${other}`;
    return {kind: 'release', ...tells, candidates: [expected], says};
  }
  if (refusal !== undefined && isDocumentedRefusal(refusal, documented)) {
    const says =
      'The reference server, or a copy of its key check, by its documented 401: judged as documented.';
    return {kind: 'reference', candidates: [], says};
  }
  if (told !== undefined && known.versions.length > 0) {
    const judge = nearest(told, known.versions);
    const says =
      judge === told
        ? `ElizaOS ${told}, as the server says: judged by what that release does.`
        : `ElizaOS ${told}, as the server says. It is not in the record: judged by what ElizaOS ${judge} does.`;
    return {kind: 'release', told, candidates: [judge], says};
  }
  const alike = refusal === undefined ? [] : refusingLike(refusal, known);
  if (alike.length > 0) {
    const says = `It looks like ElizaOS ${alternatives(alike)}: its 401 has the same body, and nothing tells the version.`;
    return {kind: 'release', candidates: alike, says};
  }
  const says = 'It is not recognized as a release of ElizaOS: judged as documented.';
  return {kind: 'unknown', candidates: [], says};
}

/** The same, once it is known which of the candidates behaves most like the server. */
export function settled(recognition: Recognition, version: string): Recognition {
  const {candidates, says} = recognition;
  if (candidates.length < 2) return recognition;
  return {
    ...recognition,
    candidates: [version],
    says: `${says} Judged by ElizaOS ${version}, which it is most like; a run with the right key knows more.`,
  };
}

/** Why a value of `--expect` cannot be used, as a sentence; `undefined` where it can. */
export function expectationProblem(expected: string, known: KnownReleases): string | undefined {
  if (expected === reference || known.versions.includes(expected)) return undefined;
  return `--expect is "${expected}": use ${alternatives([reference, ...known.versions])}.`;
}

/** The version in what `/api/system/version` responds with; `undefined` where there is none. */
export function toldVersion(body: string): string | undefined {
  const version: unknown = Object(parsedJson(body)).version;
  const isVersion = typeof version === 'string' && /^\d+\.\d+\.\d+(-[\w.]{1,40})?$/.test(version);
  return isVersion ? version : undefined;
}

/** The recorded version that judges one that is not: the nearest older one of the same minor version, or the newest. */
export function nearest(version: string, recorded: readonly string[]): string {
  if (recorded.includes(version)) return version;
  const minor = version.split('.').slice(0, 2).join('.');
  const older = recorded.filter(
    (one) => one.startsWith(`${minor}.`) && compareVersions(one, version) < 0,
  );
  return older.at(-1) ?? recorded.at(-1) ?? version;
}

/** The recorded versions whose refusal has this body. */
function refusingLike(refusal: string, known: KnownReleases): string[] {
  return known.versions.filter((version) => {
    const {differences = []} = known.claims[refusalClaim]?.[version] ?? {};
    return differences.some(({seen}) => seen === steady(refusal));
  });
}

function alternatives(names: readonly string[]): string {
  return listed(names).replace(/ and ([^ ]+)$/, ' or $1');
}
