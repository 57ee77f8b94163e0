import type {ExampleRequest} from '../../content/code/example-request.ts';
import type {Kind} from './kinds.ts';

/** The headers of a preflight, which a browser sets by itself and lets no page set. */
const setByBrowser = ['Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers'];

/** Says what it is to whoever meets it in a log on the way. */
export const wrongKey = 'wrong-key';

/** A request as it goes out. */
export interface Outgoing {
  kind: Kind;
  method: string;
  /** The base URL of the server that is asked. */
  target: string;
  /** From there. */
  path: string;
  headers: Readonly<Record<string, string>>;
  /** Which key it has: the reader's own, the wrong one, or none. */
  key: 'own' | 'wrong' | 'none';
  /** Whether the example has a key where it was written. */
  wantsKey: boolean;
  /** The names of the headers that it goes without, since only the browser may set them. */
  leftOut: readonly string[];
}

/**
 * Makes the request of an example ready for a server.
 * @param target the server's base URL
 * @param key the reader's own, where one is entered
 */
export function outgoing(
  {method, path, sendsKey, headers}: ExampleRequest,
  kind: Kind,
  target: string,
  key: string | undefined,
): Outgoing {
  const common = {kind, target, path, wantsKey: sendsKey && kind !== 'preflight'};
  if (kind === 'preflight') {
    return {...common, method: 'OPTIONS', headers: {}, key: 'none', leftOut: setByBrowser};
  }
  const names = Object.keys(headers);
  const own = names.filter((name) => !setByBrowser.includes(name));
  const sent = Object.fromEntries(own.map((name) => [name, headers[name] ?? '']));
  const leftOut = names.filter((name) => setByBrowser.includes(name));
  const value = kind === 'wrong-key' ? wrongKey : key;
  if (!sendsKey || value === undefined) {
    return {...common, method, headers: sent, key: 'none', leftOut};
  }
  const which = kind === 'wrong-key' ? 'wrong' : 'own';
  return {...common, method, headers: {...sent, 'X-API-KEY': value}, key: which, leftOut};
}
