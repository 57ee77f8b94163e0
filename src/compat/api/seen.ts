import {isDeepStrictEqual} from 'node:util';
import type {ApiOfRelease, SeenResponse} from '../../records/api-of-releases.ts';
import {steady} from '../../records/steady.ts';
import {NotUsable} from '../../servers/elizaos/installed-release.ts';
import type {Answer} from '../../servers/http/http.ts';
import type {ApiRequest} from './requests.ts';

/** Names and the values that stand for them. */
export type Values = Readonly<Record<string, string>>;

/** A response to a request of the table, before it is put together with those that are the same. */
export interface Seen {
  request: string;
  /** The JSON that was sent. */
  sent?: unknown;
  response: Omit<SeenResponse, 'requests'>;
}

/** The headers that tell a client something. The others are the same at every route, and have a page of their own. */
const kept =
  /^(content-type|cache-control|www-authenticate|retry-after|ratelimit-|access-control-)/;

/** What changes with the time and the number of requests, and what stands for it. */
const steadyHeaders: Values = {
  'ratelimit-remaining': '999',
  'ratelimit-reset': '900',
  'retry-after': '900',
};

/**
 * What else changes from run to run in the JSON of this API: times, ages, what is encrypted, where code lies, and what
 * newer versions of Node.js add to their message.
 */
const replaced: readonly [RegExp, string][] = [
  [/\b1[6-9]\d{11}\b/g, '1767225600000'],
  [/("(?:uptime|timeRemaining)":)[\d.]+/g, '$11000'],
  [/"[\da-f]{32}:[\da-f]+"/g, '"ENCRYPTED"'],
  [/ \(line \d+ column \d+\)/g, ''],
  [/("stack":"(?:[^"\\]|\\[^n])*)(?:\\n(?:[^"\\]|\\.)*)?"/g, '$1"'],
];

/** A text with the values of these names in place of the names in braces; a name without a value stays. */
export function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (braces, name: string) => values[name] ?? braces);
}

/** The values that a response has for later requests. Throws {@link NotUsable} where one is not there. */
export function keptOf({keeps = {}, ...request}: ApiRequest, answer: Answer): Values {
  return Object.fromEntries(
    Object.entries(keeps).map(([name, place]) => {
      const value = place
        .split('.')
        .reduce<unknown>((part, key) => Object(part)[key], parsed(answer.body));
      if (typeof value === 'string') return [name, value];
      throw new NotUsable(
        `${request.method} ${request.path} gave no ${place}, but ${answer.statusLine}: ${answer.body}`,
      );
    }),
  );
}

/**
 * A request and its response as the record has them, the same in each run.
 * @param values what the names of the request stood for
 */
export function seenOf(
  {method, path, how, body}: ApiRequest,
  answer: Answer,
  values: Values = {},
): Seen {
  const headers = Object.entries(answer.headers).filter(([name]) => kept.test(name));
  return {
    request: [`${method} ${path}`, ...(how === undefined ? [] : [how])].join(', '),
    ...(body === undefined ? {} : {sent: parsed(steady(filled(JSON.stringify(body), values)))}),
    response: {
      status: answer.status,
      headers: Object.fromEntries(
        headers.map(([name, value]) => [name, steadyHeaders[name] ?? String(value)]),
      ),
      ...(answer.body === '' ? {} : {body: parsed(steadyJson(answer.body))}),
    },
  };
}

/** Each different response once, with all requests that got it, and what was sent; in the order of the requests. */
export function sameTogether(all: readonly Seen[]): Pick<ApiOfRelease, 'sent' | 'responses'> {
  const responses: SeenResponse[] = [];
  const sent: Record<string, unknown> = {};
  for (const {request, response, ...rest} of all) {
    if ('sent' in rest) sent[request] = rest.sent;
    const same = responses.find(({requests: _, ...other}) => isDeepStrictEqual(other, response));
    if (same) same.requests.push(request);
    else responses.push({...response, requests: [request]});
  }
  return {sent, responses};
}

function steadyJson(text: string): string {
  return replaced.reduce((result, [pattern, by]) => result.replace(pattern, by), steady(text));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
