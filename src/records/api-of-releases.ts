import {readdirSync} from 'node:fs';
import path from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {descriptionOf} from '../content/api/api-server.ts';
import {readJson, writeJson} from './json-file.ts';

/** Where `npm run compat` leaves what it saw of the API of the releases that have a description. */
export const apiRecordFile = 'src/records/api-of-releases.json';

/** What stands for this record among the names of pages: the page that shows the descriptions. */
export const apiReference = 'api-reference';

/** A response of a release, and all requests that got it. */
export interface SeenResponse {
  status: number;
  /** Those that tell a client something, by their names in lower case. */
  headers: Record<string, string>;
  /** JSON, or text; none where there was no byte. */
  body?: unknown;
  /** With names in place of values, and what is special: `GET /api/agents/{agentId}, without a key`. */
  requests: string[];
}

/** What a release was seen to do at the routes of its API. */
export interface ApiOfRelease {
  version: string;
  /** When it was last seen that something moved, as an ISO time. */
  time: string;
  /** The version of Node.js. */
  node: string;
  /** The JSON that was sent, by the request. */
  sent: Record<string, unknown>;
  responses: SeenResponse[];
}

const folder = 'static';

/** The file that describes the API of a release, from the project's root; the site serves it. */
export function descriptionFile(version: string): string {
  return descriptionOf(version);
}

/** The releases whose API is described, the oldest first. */
export function describedVersions(root: string): string[] {
  return readdirSync(path.join(root, folder))
    .flatMap((name) => /^openapi-(\d+\.\d+\.\d+)\.yaml$/.exec(name)?.[1] ?? [])
    .sort((one, other) => one.localeCompare(other, 'en', {numeric: true}));
}

/** What was seen of each described release; empty where nothing was. */
export function readApiOfReleases(root: string): ApiOfRelease[] {
  return readJson<{releases: ApiOfRelease[]}>(path.join(root, apiRecordFile))?.releases ?? [];
}

/**
 * Puts what was seen of a release into the record of all, unless the record says the same already; gives whether it
 * does not.
 */
export function writeApiOfRelease(root: string, seen: ApiOfRelease): boolean {
  const before = readApiOfReleases(root);
  const known = before.find(({version}) => version === seen.version);
  if (known && isDeepStrictEqual(withoutRun(known), withoutRun(seen))) return false;
  const others = before.filter(({version}) => version !== seen.version);
  const releases = [...others, seen].sort((one, other) =>
    one.version.localeCompare(other.version, 'en', {numeric: true}),
  );
  writeJson(path.join(root, apiRecordFile), {releases});
  return true;
}

function withoutRun({time: _time, node: _node, ...seen}: ApiOfRelease) {
  return seen;
}
