import type {BlackBox, BlackBoxCheck} from '../claims/claim.ts';
import type {CheckContext} from '../claims/judge.ts';
import type {Value} from '../content/claim/claim.ts';
import {parsedJson} from '../content/json-text.ts';
import type {Answer} from '../servers/http/http.ts';

/** The endpoint that the pages ask. */
export const agents = '/api/agents';

/** Tells a refused answer from others, by the status that the guide documents for a refusal. */
export function refusals({otherClaim}: CheckContext): (answer: Answer) => boolean {
  const status = otherClaim('authentication/refusal-status').code().text;
  return ({statusLine}) => statusLine === status;
}

/** The status that the guide documents for a request with the right key. */
export function success({otherClaim}: CheckContext): string {
  return otherClaim('authentication/agents').code().text;
}

/** Holds the documented status against that of an answer. */
export function holdStatus(
  {documented, hold}: CheckContext,
  {statusLine, asked}: Answer,
  situation = '',
): void {
  hold.same(documented.code(), statusLine, `${asked}${situation}`);
}

/** A check that holds the documented status against that of an answer. */
export function holdsStatus(
  ask: (servers: BlackBox) => Promise<Answer>,
  situation?: string,
): BlackBoxCheck {
  return async (context) => holdStatus(context, await ask(context), situation);
}

/** Holds that a request is refused without the key, and not with it. */
export function holdKeyNeeded(
  context: CheckContext,
  value: Value,
  {without, withKey}: {without: Answer; withKey: Answer},
): void {
  const isRefused = refusals(context);
  context.hold.ok(value, isRefused(without), without.statusLine, without.asked);
  context.hold.ok(value, !isRefused(withKey), withKey.statusLine, withKey.asked);
}

/** The `message` in the JSON of an answer; the whole body where there is none. */
export function messageOf({body}: Answer): string {
  return String(Object(parsedJson(body)).message ?? body);
}

/** `name: value` for each header, for messages. */
export function headerLine(name: string, value: string | string[] | undefined): string {
  return value === undefined ? `no ${name}` : `${name}: ${String(value)}`;
}

/** The value of a header, and where there is none, that there is none. */
export function headerValue({headers}: Pick<Answer, 'headers'>, name: string): string {
  const value = headers[name.toLowerCase()];
  return value === undefined ? `no ${name}` : String(value);
}
