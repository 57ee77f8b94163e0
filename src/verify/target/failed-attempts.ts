import type {Question} from '../../servers/http/http.ts';

/** Requests that a server refuses or does not refuse together, as far as a client can know beforehand. */
export type Kind = 'with the key' | 'a preflight' | 'outside the API' | 'without the key';

/** So many refused requests at most, since a server may count them and lock the client out. */
const mostRefused = 90;
/** So many failed attempts are left to whoever else has this address. */
const spare = 10;

/** How many failed attempts a run may still send. */
export interface FailedAttempts {
  /** Whether no further request of this kind may be sent. */
  areUsedUp(kind: Kind): boolean;
  /** Counts a request as one that may be refused until its answer is there; gives what to call then. */
  begin(kind: Kind): () => void;
  /** @param remaining what the server says is left */
  refused(kind: Kind, remaining: string | string[] | undefined): void;
}

/**
 * Counts failed attempts. What is not expected to be refused costs none: preflights, the right key, what is outside of
 * `/api`. As soon as a server refuses one of a kind, the others of its kind count as well.
 */
export function failedAttempts(): FailedAttempts {
  const costly = new Set<Kind>(['without the key']);
  let [refused, left, underWay] = [0, Number.POSITIVE_INFINITY, 0];
  return {
    areUsedUp: (kind) =>
      costly.has(kind) && (refused + underWay >= mostRefused || left - underWay <= spare),
    begin(kind) {
      const cost = costly.has(kind) ? 1 : 0;
      underWay += cost;
      return () => {
        underWay -= cost;
      };
    },
    refused(kind, remaining) {
      refused++;
      costly.add(kind);
      const told = Number(remaining ?? Number.NaN);
      if (Number.isFinite(told)) left = told;
    },
  };
}

/** @param key the key, where one is known; it may have whitespace around it, which no server sees */
export function kindOf(
  path: string,
  {method, headers = {}}: Question,
  key: string | undefined,
): Kind {
  if (method === 'OPTIONS') return 'a preflight';
  if (!/^\/api(\/|\?|$)/i.test(path)) return 'outside the API';
  const hasKey = Object.entries(headers).some(
    ([name, value]) =>
      /^x-api-key$/i.test(name) && typeof value === 'string' && value.trim() === key?.trim(),
  );
  return hasKey ? 'with the key' : 'without the key';
}
