import type {ExampleRequest} from '../../content/code/example-request.ts';
import type {Kind} from './kinds.ts';

/** The headers of a preflight, which a browser sets by itself and lets no page set. */
const setByBrowser = ['Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers'];

/** Says what it is to whoever meets it in a log on the way. */
export const wrongKey = 'wrong-key';

/** The reader's own, the one that the example shows until the reader enters one, the wrong one, or none. */
export type KeyOrigin = 'own' | 'shown' | 'wrong' | 'none';

/** A request as it goes out. */
export interface Outgoing {
  kind: Kind;
  method: string;
  /** The base URL of the server that is asked. */
  target: string;
  /** From there. */
  path: string;
  headers: Readonly<Record<string, string>>;
  /** Whose key it has. */
  key: KeyOrigin;
  /** Whether the example has a key where it was written. */
  wantsKey: boolean;
  /** The names of the headers that it goes without, since only the browser may set them. */
  leftOut: readonly string[];
}

/**
 * Makes the request of an example ready for a server.
 * @param target the server's base URL
 * @param own the reader's key, where one is entered
 */
export function outgoing(
  {method, path, key: shown, headers}: ExampleRequest,
  kind: Kind,
  target: string,
  own: string | undefined,
): Outgoing {
  const common = {kind, target, path, wantsKey: shown !== undefined && kind !== 'preflight'};
  if (kind === 'preflight') {
    return {...common, method: 'OPTIONS', headers: {}, key: 'none', leftOut: setByBrowser};
  }
  const names = Object.keys(headers);
  const free = names.filter((name) => !setByBrowser.includes(name));
  const sent = Object.fromEntries(free.map((name) => [name, headers[name] ?? '']));
  const leftOut = names.filter((name) => setByBrowser.includes(name));
  if (shown === undefined || kind === 'no-key') {
    return {...common, method, headers: sent, key: 'none', leftOut};
  }
  const [key, value] = keyOf(kind, own, shown);
  return {...common, method, headers: {...sent, 'X-API-KEY': value}, key, leftOut};
}

/** The page sends what it shows: the reader's own key stands in the code as soon as it is entered. */
function keyOf(kind: Kind, own: string | undefined, shown: string): [KeyOrigin, string] {
  if (kind === 'wrong-key') return ['wrong', wrongKey];
  return own === undefined ? ['shown', shown] : ['own', own];
}
