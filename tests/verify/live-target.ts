import {NotObservable} from '../../src/checks/hold.ts';
import type {Outside} from '../claims/claim.ts';
import {agents} from '../claims/requests.ts';
import {type Answer, ask, type Question} from '../support/http.ts';
import type {Target} from '../support/target.ts';

/** Why a request is not sent although the server could answer it: it would count against its limits. */
export class LimitsNeeded extends NotObservable {}

/** A server somewhere, and its key where one is known. */
export interface Live {
  url: URL;
  key: string | undefined;
}

/** A server that is asked over the network, with a count of what it was asked. */
export interface LiveTarget extends Outside {
  server: Target;
  /** From now on the limits of the server may be used up. */
  useLimits(): void;
  /** How many requests were sent so far. */
  sent(): number;
  /** How many of them the server refused for want of the key. */
  refused(): number;
}

const readOnly: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** So many refused requests at most, since a server may count them and lock the client out. */
const mostRefused = 90;
/** So many failed attempts are left to whoever else has this address. */
const spare = 10;
/** No limit that is worth its name is higher. */
const mostBeyondLimit = 5000;

/**
 * A server by its URL. Each request is sent once, and its answer given whenever it is asked for again. A request that
 * may change something or use up a limit is not sent: the check learns why by a {@link NotObservable}.
 * @param open the same server without a key, where there is one
 */
export function liveTarget({url, key}: Live, open?: Live): LiveTarget {
  const openTarget = open && liveTarget(open);
  const answers = new Map<string, Promise<Answer>>();
  const counted = {sent: 0, refused: 0};
  let withLimits = false;
  let left = Number.POSITIVE_INFINITY;
  let beyondLimit: Promise<Answer> | undefined;
  let beyondFailures: Promise<Answer> | undefined;

  const send = async (path: string, question: Question): Promise<Answer> => {
    const {method = 'GET'} = question;
    if (!readOnly.includes(method)) {
      throw new NotObservable(`It sends ${method}, which could change something on the server.`);
    }
    if (!withLimits && !hasKey(question) && (counted.refused >= mostRefused || left <= spare)) {
      throw new LimitsNeeded('It would use up the failed attempts of this address.');
    }
    counted.sent++;
    const answer = await ask(url.href, basePath(url) + path, question);
    const {status, statusLine, headers} = answer;
    if (status === unauthorized) {
      counted.refused++;
      left = Number(headers['ratelimit-remaining'] ?? left);
    }
    if (status === tooMany && !withLimits) {
      throw new LimitsNeeded(
        `The server answered ${statusLine}: wait ${headers['retry-after'] ?? 'some'} seconds.`,
      );
    }
    return answer;
  };
  const hasKey = ({headers = {}}: Question) =>
    key !== undefined && Object.values(headers).some((value) => value === key);

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
      const answer = send(path, question);
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

  /** Asks each time anew, until the server has had enough. */
  const exceed = async (question: Question): Promise<Answer> => {
    for (let asked = 0; asked < mostBeyondLimit; asked++) {
      const answer = await send(agents, question);
      if (answer.status === tooMany) return answer;
    }
    throw new NotObservable(`The server answered ${mostBeyondLimit} requests and set no limit.`);
  };

  const mayExceed = () => {
    if (!withLimits) throw new LimitsNeeded('It sends more requests than a client may send.');
  };

  return {
    server,
    async withOpenServer(task) {
      if (!openTarget) throw new NotObservable('It takes a server without a key.');
      return task(openTarget.server);
    },
    withUsualLimits: (task) => task(server),
    async answerBeyondLimit() {
      mayExceed();
      beyondLimit ??= exceed({headers: {'X-API-KEY': server.key}});
      return beyondLimit;
    },
    async answerBeyondFailures() {
      mayExceed();
      beyondFailures ??= exceed({});
      return beyondFailures;
    },
    useLimits() {
      withLimits = true;
    },
    sent: () => counted.sent + (openTarget?.sent() ?? 0),
    refused: () => counted.refused,
  };
}

/** What these mean is the same for every server: RFC 9110, section 15.5.2, and RFC 6585, section 4. */
const unauthorized = 401;
const tooMany = 429;

/** The part of the path in front of the server's own paths, without a stroke at its end. */
function basePath({pathname}: URL): string {
  return pathname.replace(/\/+$/, '');
}
