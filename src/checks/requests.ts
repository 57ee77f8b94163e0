import type {CheckContext} from '../claims/judge.ts';
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
