import {type Claim, type Value, valuesOf} from '../content/claim/claim.ts';
import {recordedTexts} from '../content/claim/recorded-texts.ts';
import {pageName} from '../content/page/page.ts';
import type {Position, Problem, ProblemCode} from '../content/problem.ts';
import type {ProjectFiles} from '../content/project-files.ts';
import {attribute} from '../content/syntax/element.ts';

/** What a run against released servers recorded, as far as claims about ElizaOS have to do with it. */
export interface RecordedReleases {
  /** The versions that were tried, the oldest first. */
  versions: readonly string[];
  /** By the id of a claim with its page. */
  claims: ReadonlyMap<string, RecordedClaim>;
  /** What came of each claim about a version before a release: by version, and then by its id. */
  preReleases?: ReadonlyMap<string, ReadonlyMap<string, RecordedOnOne>>;
}

/** What one server did at a claim. */
export interface RecordedOutcome {
  outcome: string;
  differences?: readonly {documented: string; seen: string}[];
}

/** A claim about a version before a release, as the record has it. */
export interface RecordedOnOne {
  documented: readonly string[];
  outcome: RecordedOutcome;
}

interface RecordedClaim {
  /** The documented values at that run. */
  documented?: readonly string[];
  /** By version. */
  releases: Readonly<Record<string, RecordedOutcome>>;
}

/** What makes the record anew, for all releases or for one version. */
const run = (version?: string) =>
  `run "npm run compat${version === undefined ? '' : ` -- ${version}`}"`;

/** Holds the claims of a page that are about ElizaOS against the record of the released servers. */
export function checkReleased(
  file: string,
  claims: readonly Claim[],
  record: RecordedReleases | undefined,
  files: ProjectFiles,
): Problem[] {
  return claims.flatMap((claim) => {
    const wrong = attributeProblem(claim, record);
    if (wrong !== undefined) return [problemAt(file, claim, 'released-claim', wrong)];
    if (!claim.releases || !record) return [];
    const id = `${pageName(file)}/${claim.id}`;
    const {on} = claim.releases;
    const recorded =
      on === undefined ? record.claims.get(id) : record.preReleases?.get(on)?.get(id);
    if (!recorded) {
      const message = `the record of released servers has no claim "${claim.id}": ${run(on)}.`;
      return [problemAt(file, claim, 'claim-without-record', message)];
    }
    return [
      ...valueProblems(file, claim, recorded, files),
      ...('releases' in recorded
        ? rangeProblems(file, claim, recorded, record)
        : preReleaseProblems(file, claim, recorded)),
    ];
  });
}

/** What is wrong with the attributes of a claim that say which servers it is about. */
function attributeProblem({element, releases}: Claim, record: RecordedReleases | undefined) {
  const server = attribute(element, 'server');
  const {from, to, on} = releases ?? {};
  if (server !== undefined && !releases) {
    return `server is "${server}": write server="elizaos", or leave it out for the server of these pages.`;
  }
  if (!releases && ['from', 'to', 'on'].some((name) => attribute(element, name) !== undefined)) {
    return 'from, to and on name versions of ElizaOS: write server="elizaos" beside them.';
  }
  if (on !== undefined && (from ?? to) !== undefined) {
    return 'on names a version before a release, which is in no row of releases: leave out from and to.';
  }
  const tried = [...(record?.preReleases?.keys() ?? [])];
  if (on !== undefined && tried.length > 0 && !tried.includes(on)) {
    return `${on} is no version before a release that was tried: take one of ${tried.join(', ')}.`;
  }
  const unknown = [from, to].find(
    (version) => version !== undefined && record?.versions.includes(version) === false,
  );
  if (unknown !== undefined) {
    return `${unknown} is no version that was tried: take one of ${record?.versions.join(', ')}.`;
  }
  return undefined;
}

/** Where the page and the record say another value. */
function valueProblems(
  file: string,
  claim: Claim,
  {documented = []}: Pick<RecordedClaim, 'documented'>,
  files: ProjectFiles,
): Problem[] {
  const again = run(claim.releases?.on);
  const values = valuesOf(claim);
  const texts = recordedTexts(claim, files);
  const place = texts.findIndex((text, index) => text !== documented[index]);
  const value = values[place];
  if (value) {
    const message = `claim "${claim.id}": ${disagreement(value, documented[place])}, or ${again}.`;
    return [problemAt(file, value, 'released-drift', message)];
  }
  if (values.length === documented.length) return [];
  const more = documented.slice(values.length).join('", "');
  const message = `claim "${claim.id}": the record of released servers also has "${more}": change the page back, or ${again}.`;
  return [problemAt(file, claim, 'released-drift', message)];
}

/** How a value of the page is not the one of the record, and how to make it so again. */
function disagreement({kind, text}: Value, recorded: string | undefined): string {
  if (kind === 'snippet' && recorded?.split('\n', 1)[0] === text) {
    return `${text} has changed since it ran against released servers: change it back`;
  }
  const says = recorded === undefined ? 'nothing there' : `"${recorded}"`;
  return `the page says "${text}", and the record of released servers has ${says}: change the page back`;
}

/** Where a release of the range does something else, or one just outside of it does the same. */
function rangeProblems(
  file: string,
  claim: Claim,
  {releases}: RecordedClaim,
  {versions}: RecordedReleases,
): Problem[] {
  const {from, to} = claim.releases ?? {};
  const first = from === undefined ? 0 : versions.indexOf(from);
  const last = to === undefined ? versions.length - 1 : versions.indexOf(to);
  const holds = (version: string) => releases[version]?.outcome === 'holds';
  const broken = versions.slice(first, last + 1).filter((version) => !holds(version));
  const [version = ''] = broken;
  if (broken.length > 0) {
    const message = `claim "${claim.id}": ElizaOS ${version} ${instead(releases[version])}: change the page, or say from and to which version it is so.`;
    return [problemAt(file, claim, 'released-drift', message)];
  }
  const beyond = [versions[first - 1], versions[last + 1]].find(
    (outside) => outside !== undefined && holds(outside),
  );
  if (beyond === undefined) return [];
  const message = `claim "${claim.id}": ElizaOS ${beyond} does the same, and is outside of what from and to say: change them.`;
  return [problemAt(file, claim, 'released-drift', message)];
}

/** Where the version before a release does something else. */
function preReleaseProblems(file: string, claim: Claim, {outcome}: RecordedOnOne): Problem[] {
  if (outcome.outcome === 'holds') return [];
  const {on} = claim.releases ?? {};
  const message = `claim "${claim.id}": ElizaOS ${on} ${instead(outcome)}: change the page, or ${run(on)}.`;
  return [problemAt(file, claim, 'released-drift', message)];
}

/** What a server did in place of what the page says, as the rest of a sentence. */
function instead(recorded: RecordedOutcome | undefined): string {
  const [difference] = recorded?.differences ?? [];
  return difference
    ? `does "${difference.seen}" where the page says "${difference.documented}"`
    : `was recorded as "${recorded?.outcome ?? 'not tried'}"`;
}

function problemAt(
  file: string,
  {line, column}: Position,
  code: ProblemCode,
  message: string,
): Problem {
  return {file, line, column, code, message};
}
