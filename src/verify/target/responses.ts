import {parsedJson} from '../../content/json-text.ts';
import type {Answer} from '../../servers/http/http.ts';

/** Whether an answer comes from something else than an API. */
export function isForeign(answer: Answer): boolean {
  return isRedirect(answer) || isHtml(answer);
}

export function isRedirect({status}: Answer): boolean {
  return status >= 300 && status < 400;
}

export function isSuccess({status}: Answer): boolean {
  return status >= 200 && status < 300;
}

/** Whether a body is a page. Express names a plain text `text/html` as well: ElizaOS 1.2.0 to 1.6.4 refuse by one. */
export function isHtml({headers, body}: Answer): boolean {
  if (/^\s*(<\?xml[^>]*>\s*)?<(!doctype|!--|html|head|body)\b/i.test(body)) return true;
  return /^text\/html\b/i.test(headers['content-type'] ?? '') && /<[a-z!][^>]*>/i.test(body);
}

/** Whether an answer looks like one of an ElizaOS server: its data, or its refusal. */
export function isElizaOs(answer: Answer): boolean {
  if (answer.status === 401 && namesTheKey(answer)) return true;
  if (answer.status !== 401 && !isSuccess(answer)) return false;
  const expected = isSuccess(answer)
    ? ['success', 'data', 'agents']
    : ['success', 'message', 'error'];
  const names = Object.keys(Object(parsedJson(answer.body)));
  return expected.some((name) => names.includes(name));
}

/** Whether a refusal, in JSON or in plain text, is about the header of the key. */
function namesTheKey(answer: Answer): boolean {
  return !isHtml(answer) && /x-api-key|\bapi[ _-]?key\b/i.test(answer.body);
}

/** What firewalls and networks of servers put in front of an answer that they give themselves. */
const firewallHeaders = [
  'cf-mitigated',
  'x-amzn-waf-action',
  'x-sucuri-id',
  'x-sucuri-block',
  'x-iinfo',
  'x-datadome',
];
const blockingStatuses: readonly number[] = [403, 405, 406, 418, 451];

/** Whether something in front of the server keeps the request back: no ElizaOS server answers `/api/agents` so. */
export function isBlocked(answer: Answer): boolean {
  if (isElizaOs(answer)) return false;
  if (blockingStatuses.includes(answer.status)) return true;
  const {headers, body} = answer;
  return (
    firewallHeaders.some((name) => name in headers) ||
    (isHtml(answer) &&
      /request (was |has been )?blocked|web application firewall|attention required!|just a moment\.\.\.|request rejected|incident id/i.test(
        body,
      ))
  );
}

/**
 * How a refusal asks for something else than the key: the header of its challenge (RFC 9110, section 11.6.1), or its
 * body. `undefined` where it does not.
 */
export function otherDemand(answer: Answer): string | undefined {
  if ((answer.status !== 401 && answer.status !== 407) || namesTheKey(answer)) return undefined;
  const {'www-authenticate': own, 'proxy-authenticate': proxy} = answer.headers;
  if (own !== undefined) return `WWW-Authenticate: ${own}`;
  if (proxy !== undefined) return `Proxy-Authenticate: ${proxy}`;
  const asks = /\b(jwt|bearer|access token|session|cookie|log ?in|sign ?in|basic auth\w*)\b/i;
  return !isHtml(answer) && asks.test(answer.body) ? answer.body : undefined;
}

/** Whether a redirect leads to a page on which a person logs in. */
export function leadsToLogin({headers}: Answer): boolean {
  const path = String(headers.location ?? '').split(/[?#]/)[0] ?? '';
  return /\b(log[-_]?in|sign[-_]?in|oauth2?|authorize|sso|saml2?|cdn-cgi\/access)\b/i.test(path);
}

/** Whether two refusals say the same, whatever ids and times are in them. */
export function isSameRefusal(one: Answer, other: Answer): boolean {
  const text = ({status, headers, body}: Answer) =>
    JSON.stringify([status, headers['www-authenticate'], body]).replaceAll(/[\da-f-]+/gi, (run) =>
      /\d/.test(run) ? '0' : run,
    );
  return text(one) === text(other);
}

/** How long a client has to wait, in words, whatever stands in `Retry-After`; RFC 9110, section 10.2.3. */
export function waitOf({headers}: Pick<Answer, 'headers'>): string {
  const value = String(headers['retry-after'] ?? '').trim();
  if (/^\d{1,9}$/.test(value)) return `wait ${value} seconds`;
  const isDate = /^[A-Z][a-z]{2}, [\w :]+ GMT$/.test(value) && !Number.isNaN(Date.parse(value));
  return isDate ? `wait until ${value}` : 'wait a while';
}
