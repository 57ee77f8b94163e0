import type {Difference} from '../../records/compatibility.ts';
import type {Answer} from '../../servers/http/http.ts';
import type {Evidence} from '../target/evidence.ts';

/** What somebody has set on a server or in front of it, as its responses show, and what follows from it. */
export interface Setting {
  /** A sentence. */
  says: string;
  /** Whether it was seen; otherwise it counts where it accounts for a difference. */
  isSeen: boolean;
  /**
   * Whether a difference of this claim follows from it.
   * @param ofRelease what the recognized release does there, where that differs from the guide as well
   */
  explains(id: string, difference: Difference, ofRelease: Difference | undefined): boolean;
}

/** What tells of settings: the evidence, and the response to `/`. */
export interface SettingSigns extends Pick<Evidence, 'without' | 'withKey' | 'preflight'> {
  home: Answer | undefined;
  /** Whether the server is a release of ElizaOS. */
  isRelease: boolean;
}

/** The settings that the responses of a server may show. */
export function settingsOf(signs: SettingSigns): Setting[] {
  const found = [oneOrigin(signs), listedOrigins(signs), closedHome(signs), smallerLimit];
  return [...found, signs.isRelease ? headersInFront : undefined].filter(
    (setting) => setting !== undefined,
  );
}

const allowOrigin = 'access-control-allow-origin';

/** ElizaOS with `CORS_ORIGIN` names this origin in each response, whoever asks. */
function oneOrigin({without}: SettingSigns): Setting | undefined {
  const origin = without.headers[allowOrigin];
  if (origin === undefined || origin === '*') return undefined;
  const claims = ['fix/cors-errors/any-origin', 'fix/cors-errors/refusal-readable'];
  return {
    says: `Each response names the origin ${origin}: CORS_ORIGIN is set to it, or a proxy sets it.`,
    isSeen: true,
    explains: (id, {seen}) => claims.includes(id) && seen.endsWith(origin),
  };
}

/** The reference server with `CORS_ORIGIN` names no origin to one that is not in its list. */
function listedOrigins({without, preflight}: SettingSigns): Setting | undefined {
  const isListed = [without, preflight].every(
    ({headers}) =>
      headers[allowOrigin] === undefined && /\borigin\b/i.test(String(headers.vary ?? '')),
  );
  if (!isListed) return undefined;
  const seenThere = ['no Access-Control-Allow-Origin', 'Vary: Origin'];
  return {
    says: 'CORS_ORIGIN lists origins, and the one that the checks send is not among them.',
    isSeen: true,
    explains: (id, {seen}) => id.startsWith('fix/cors-errors/') && seenThere.includes(seen),
  };
}

/** These say that whoever asks for `/` is not let in there, or finds nothing. RFC 9110, sections 15.5.4 and 15.5.5. */
const closed: readonly number[] = [403, 404];

function closedHome({home, isRelease}: SettingSigns): Setting | undefined {
  if (!isRelease || home === undefined || !closed.includes(home.status)) return undefined;
  const {statusLine} = home;
  return {
    says: `The interface is off, by ELIZA_UI_ENABLE or a proxy: / responds with ${statusLine}.`,
    isSeen: true,
    explains: (id, {asked, seen}) =>
      (id === 'authentication/public-paths' && seen.includes(statusLine)) ||
      (id === 'reference/errors-and-headers/outside' &&
        (asked === home.asked || seen === statusLine)),
  };
}

const smallerLimit: Setting = {
  says: 'A limit is smaller than usual.',
  isSeen: false,
  explains: (id, {documented, seen}) => {
    const [usual, told] = [documented, seen].map((text) => /^(\d+)(;w=\d+)?$/.exec(text)?.[1]);
    return (
      /^reference\/rate-limits\/(request|failure)-/.test(id) &&
      told !== undefined &&
      Number(told) < Number(usual)
    );
  },
};

/** A header that the release does not send, or with another value, comes from what stands in front of it. */
const headersInFront: Setting = {
  says: 'Something in front of the server sets security headers of its own.',
  isSeen: false,
  explains: (id, {seen}) =>
    /^reference\/errors-and-headers\/(headers|policy|no-store)$/.test(id) &&
    !/^no [\w-]+$/.test(seen),
};
