import {agents} from '../../checks/requests.ts';
import type {BlackBox} from '../../claims/claim.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {provingGuesses} from '../../servers/elizaos/guesses.ts';
import {connectSocket} from '../../servers/elizaos/handshake.ts';
import {type Answer, type Manner, type Question, send} from '../../servers/http/http.ts';
import {type Bounds, ResponseError} from '../../servers/http/response-error.ts';
import type {Target} from '../../servers/target.ts';
import {failedAttempts, kindOf} from './failed-attempts.ts';
import {waitOf} from './responses.ts';

/** Why a request is not sent although the server could answer it: it would count against its limits. */
export class LimitsNeeded extends NotObservable {}

/** A server somewhere, and its key where one is known. */
export interface Live {
  url: URL;
  key: string | undefined;
  /** The zone of a link-local IPv6 address. */
  zone?: string | undefined;
}

/** What a run may take. */
export interface Limits extends Bounds {
  /** How long requests are sent, in milliseconds; those of `milliseconds` and `bytes` hold for one response. */
  run: number;
}

/** A first response may take a server 20 s, which has to load something for it. */
export const usualLimits: Limits = {milliseconds: 30_000, bytes: 1_048_576, run: 600_000};

/** A server that is asked over the network, with a count of what it was asked. */
export interface LiveTarget extends BlackBox {
  server: Target;
  /**
   * The packet that Socket.IO sends to a client without a key. Only where it responds, something is posted: what a
   * client connects and leaves with.
   */
  connectSocket(): Promise<string>;
  /** The last response to as many requests without the key as may fail; `undefined` where they were not sent. */
  seenBeyondFailures(): Promise<Answer | undefined>;
  /** From now on the limits of the server may be used up. */
  useLimits(): void;
  /** How many requests were sent so far. */
  sent(): number;
  /** How many of them the server refused for want of the key. */
  refused(): number;
}

const readOnly: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** No limit that is worth its name is higher. */
const mostBeyondLimit = 5000;

/** As firewalls want them, which refuse a client without a name. */
const clientHeaders = {'User-Agent': 'elizaos-verify', Accept: '*/*'};
/** Node.js takes no more bytes of headers than 16,384; the rest is for those that every request has. */
const mostHeaders = 15_000;
const longKey = 3000;

/**
 * A server by its URL. Each request is sent once, and its answer given whenever it is asked for again. A request that
 * may change something or use up a limit is not sent: the check learns why by a {@link NotObservable}.
 */
export function liveTarget({url, key, zone}: Live, limits: Limits = usualLimits): LiveTarget {
  const answers = new Map<string, Promise<Answer>>();
  const counted = {sent: 0, refused: 0};
  const attempts = failedAttempts();
  const ends = performance.now() + limits.run;
  let withLimits = false;
  let beyondLimit: Promise<Answer> | undefined;
  let beyondFailures: Promise<Answer> | undefined;

  const manner = (): Manner => {
    const left = ends - performance.now();
    if (left <= 0) {
      throw new ResponseError(
        `the run has taken ${limits.run / 1000} seconds, which is its limit.`,
      );
    }
    const bounds = {...limits, milliseconds: Math.min(limits.milliseconds, Math.ceil(left))};
    return {bounds, headers: clientHeaders, zone};
  };

  const sendBounded = async (path: string, question: Question): Promise<Answer> => {
    const {method = 'GET'} = question;
    if (!readOnly.includes(method)) {
      throw new NotObservable(`It sends ${method}, which could change something on the server.`);
    }
    if (key !== undefined && isTooLong(path, question, key)) {
      throw new NotObservable(
        'With this key the request would have more headers than servers take.',
      );
    }
    return sendOnce(path, question);
  };

  const sendOnce = async (path: string, question: Question = {}): Promise<Answer> => {
    const kind = kindOf(path, question, key);
    if (!withLimits && attempts.areUsedUp(kind)) {
      throw new LimitsNeeded('It would use up the failed attempts of this address.');
    }
    const bounded = manner();
    counted.sent++;
    const end = attempts.begin(kind);
    const answer = await send(url.href, basePath(url) + path, question, bounded).finally(end);
    const {status, statusLine, headers} = answer;
    if (status === unauthorized) {
      counted.refused++;
      attempts.refused(kind, headers['ratelimit-remaining']);
    }
    if (status === tooMany && !withLimits) {
      throw new LimitsNeeded(
        `The server answered ${statusLine}, since this address has reached a limit: ${waitOf(answer)}.`,
      );
    }
    return answer;
  };

  const server: Target = {
    url: url.href,
    get key() {
      if (key === undefined) throw new NotObservable('It takes the key, and none was given.');
      return key;
    },
    ask(path, question = {}) {
      const name = JSON.stringify([path, question]);
      const known = answers.get(name);
      if (known) return known;
      const answer = sendBounded(path, question);
      answers.set(name, answer);
      // What was not sent may be sent later, when the limits may be used.
      answer.catch(() => answers.delete(name));
      return answer;
    },
    async askWithKey(path, question = {}) {
      return server.ask(path, {
        ...question,
        headers: {...question.headers, 'X-API-KEY': server.key},
      });
    },
  };

  /** Asks each time anew, until the server has had enough, or `isEnough` says so. */
  const exceed = async (
    question: Question,
    isEnough: (answer: Answer, asked: number) => boolean = () => false,
  ): Promise<Answer> => {
    for (let asked = 1; asked <= mostBeyondLimit; asked++) {
      const answer = await sendBounded(agents, question);
      if (answer.status === tooMany || isEnough(answer, asked)) return answer;
    }
    throw new NotObservable(`The server answered ${mostBeyondLimit} requests and set no limit.`);
  };

  /** A server that counts says so, or has had enough before. */
  const isUncounted = ({headers}: Answer, asked: number) =>
    asked >= provingGuesses && headers['ratelimit-remaining'] === undefined;

  const mayExceed = () => {
    if (!withLimits) throw new LimitsNeeded('It sends more requests than a client may send.');
  };

  return {
    server,
    async withOpenServer() {
      throw new NotObservable('It takes a server without a key.');
    },
    withUsualLimits: (task) => task(server),
    async answerBeyondLimit() {
      mayExceed();
      beyondLimit ??= exceed({headers: {'X-API-KEY': server.key}});
      return beyondLimit;
    },
    async answerBeyondFailures() {
      mayExceed();
      beyondFailures ??= exceed({}, isUncounted);
      return beyondFailures;
    },
    useLimits() {
      withLimits = true;
    },
    connectSocket: () => connectSocket({ask: sendOnce}),
    seenBeyondFailures: async () => beyondFailures?.catch(() => undefined),
    sent: () => counted.sent,
    refused: () => counted.refused,
  };
}

/** What these mean is the same for every server: RFC 9110, section 15.5.2, and RFC 6585, section 4. */
const unauthorized = 401;
const tooMany = 429;

/** The part of the path in front of the server's own paths, without a trailing slash. */
function basePath({pathname}: URL): string {
  return pathname.replace(/\/+$/, '');
}

/** Whether a long key makes a request, which may have it several times, larger than servers take. */
function isTooLong(path: string, {headers = {}}: Question, key: string): boolean {
  if (key.length < longKey) return false;
  const lines = Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => `${name}: ${value}\r\n`),
  );
  return path.length + lines.join('').length > mostHeaders;
}
