import {groupBy} from '../content/group-by.ts';
import {type Compatibility, outcomeOn, triedVersions} from './compatibility.ts';

/** By what a page recognizes the server that responds to it. */
export interface TellTales {
  /** The releases that were tried, the oldest first. */
  versions: string[];
  /** The bodies of a refusal that tell who sent them. */
  refusals: TellTaleBody[];
}

/** A body that either the reference server sends, or releases do. */
export interface TellTaleBody {
  body: string;
  /** The releases that send it, the oldest first; none where it is that of the reference server. */
  versions: string[];
}

/** The claim whose documented value is the whole body of a refusal. */
const refusalBody = 'authentication/refusal-body';

/** By what the record tells servers apart. A body that the reference server and a release share tells nothing. */
export function tellTales(record: Compatibility | undefined): TellTales {
  const versions = record ? triedVersions(record.releases) : [];
  const claim = record?.claims.find(({id}) => id === refusalBody);
  if (!claim) return {versions, refusals: []};
  const outcomes = new Map(versions.map((version) => [version, outcomeOn(claim, version)]));
  const isShared = [...outcomes.values()].some(({outcome}) => outcome === 'holds');
  const differences = [...outcomes].flatMap(([version, {differences = []}]) =>
    differences.map((difference) => ({version, ...difference})),
  );
  const ofReference = isShared ? [] : differences.slice(0, 1).map(({documented}) => documented);
  const bySeen = groupBy(differences, ({seen}) => seen);
  return {
    versions,
    refusals: [
      ...ofReference.map((body) => ({body, versions: []})),
      ...[...bySeen].map(([body, on]) => ({body, versions: on.map(({version}) => version)})),
    ],
  };
}
