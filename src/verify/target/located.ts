import {agents} from '../../checks/requests.ts';
import {baseOfApi} from '../input/server-url.ts';
import {type Limits, type Live, type LiveTarget, liveTarget} from './live-target.ts';
import {isElizaOs, isSuccess} from './responses.ts';

/** A server at the URL that was given, or at its base. */
export interface Located {
  url: URL;
  target: LiveTarget;
  /** Where another URL is asked than the one that was given: what to know of it, as a sentence. */
  note?: string;
  /** How many requests it took to know. */
  sent: number;
}

/**
 * Finds where the paths of a server begin: a URL that was given may lead into the API, as in `https://host/api`. It is
 * taken as it is only where the server is seen to answer below it.
 */
export async function located(live: Live, limits: Limits | undefined): Promise<Located> {
  const {url} = live;
  const base = baseOfApi(url);
  const target = liveTarget(live, limits);
  if (base === undefined) return {url, target, sent: 0};
  if (live.key !== undefined) {
    const answer = await target.server.askWithKey(agents);
    if (isSuccess(answer) && isElizaOs(answer)) return {url, target, sent: 0};
  }
  const note = `--url leads into the API of the server: ${base.href} is checked, where its paths begin.`;
  const atBase = liveTarget({...live, url: base}, limits);
  return {url: base, target: atBase, note, sent: target.sent()};
}
