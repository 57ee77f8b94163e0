import {agents} from '../../checks/requests.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import type {Answer} from '../../servers/http/http.ts';
import type {Live, LiveTarget} from './live-target.ts';
import {isSameRefusal} from './responses.ts';

/** What the answers to a few requests tell of a server and of what stands in front of it. */
export interface Evidence {
  url: URL;
  key: string | undefined;
  /** The answer to a request without a key, with the key where one is known, and to a browser's preflight. */
  without: Answer;
  withKey: Answer | undefined;
  preflight: Answer;
  /** The answer to a request with a key that is wrong for sure; asked for only where it tells something. */
  wrongKey?: Answer | undefined;
  /** Whether a proxy was seen to drop `X-API-KEY`; looked for only where the key is refused. */
  isDropped: boolean;
}

/** Asks what is needed to know the likely causes. Rejects where the server cannot be reached. */
export async function gatherEvidence({url, key}: Live, target: LiveTarget): Promise<Evidence> {
  const {server} = target;
  const without = await server.ask(agents);
  const withKey = key === undefined ? undefined : await server.askWithKey(agents);
  const preflight = await server.ask(agents, {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://app.example.com',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'x-api-key',
    },
  });
  const evidence = {url, key, without, withKey, preflight, isDropped: false};
  if (withKey === undefined || !refusals.includes(withKey.status)) return evidence;
  try {
    // Where the key changes nothing, a wrong one changes nothing either.
    const isOther = !isSameRefusal(without, withKey);
    const wrongKey = isOther
      ? await server.ask(agents, {headers: {'X-API-KEY': wrong}})
      : undefined;
    return {...evidence, wrongKey, isDropped: !isOther && (await dropsHeader(server))};
  } catch (error) {
    // What else is to be known would take failed attempts that belong to others, or has no room beside a long key.
    if (error instanceof NotObservable) return evidence;
    throw error;
  }
}

/** As the checks have it, so that no further request is sent. */
const wrong = 'wrong';
/** RFC 9110, sections 15.5.2 and 15.5.4. */
const [unauthorized, forbidden] = [401, 403];
const refusals: readonly number[] = [unauthorized, forbidden];

/**
 * Whether something drops `X-API-KEY` on the way. The two requests are of one size, too large for Node.js, which
 * takes 16 kB of headers. Only where one of them lost a header on its way does the server see one that it can take.
 */
async function dropsHeader(server: LiveTarget['server']): Promise<boolean> {
  const padding = Object.fromEntries(
    ['1', '2', '3'].map((n) => [`X-Padding-${n}`, 'x'.repeat(4000)]),
  );
  const sized = async (name: string) => {
    const headers = {...padding, [name]: 'x'.repeat(5000)};
    return (await server.ask(agents, {headers})).status;
  };
  const [other, own] = [await sized('X-Padding'), await sized('X-API-KEY')];
  return other !== unauthorized && own === unauthorized;
}
