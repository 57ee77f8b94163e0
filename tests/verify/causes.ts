import type {Answer} from '../support/http.ts';
import type {Evidence} from './evidence.ts';

/** Why a server does not do what the guide says, as far as its answers tell. */
export interface Cause {
  /** Stable, for programs. */
  code:
    | 'key-not-set'
    | 'key-form'
    | 'wrong-key'
    | 'header-dropped'
    | 'html'
    | 'redirect'
    | 'cors-header'
    | 'preflight-refused'
    | 'plain-http';
  /** A sentence for a person. */
  says: string;
  /** The section that helps: page and anchor. */
  section: string;
}

/** The likely causes, the likeliest first; none where nothing is wrong. */
export function likelyCauses(evidence: Evidence): Cause[] {
  return [
    ...answerCauses(evidence),
    ...keyCauses(evidence),
    ...preflightCauses(evidence),
    ...wayCauses(evidence),
  ];
}

/** Why none of the guide can be held against this server, as a sentence; `undefined` where it can. */
export function reasonToStop(evidence: Evidence): string | undefined {
  const {without, withKey = without} = evidence;
  const asked = `${evidence.url.href} answers ${without.asked} with ${without.statusLine}`;
  const [first] = answerCauses({...evidence, preflight: withKey});
  if (first && isForeign(without) && isForeign(withKey)) return `${asked}. ${first.says}`;
  if ([without, withKey].some(isElizaOs)) return undefined;
  if (without.status === 429) {
    return `${asked}, since this address has reached a limit: wait ${without.headers['retry-after'] ?? 'some'} seconds.`;
  }
  return `${asked}, which is no answer of an ElizaOS server: look at the URL.`;
}

/** Causes that any answer may show: it comes from something else than the server. */
function answerCauses({without, withKey, preflight}: Evidence): Cause[] {
  const answers = [without, withKey, preflight].filter((answer) => answer !== undefined);
  const redirected = answers.find(isRedirect);
  const html = answers.find(isHtml);
  return [
    ...(redirected
      ? [
          {
            code: 'redirect',
            says: `The server redirects to ${redirected.headers.location ?? 'nowhere'}. Use the address that it leads to: a client that follows may lose X-API-KEY on the way, or sends it in the clear once.`,
            section: 'authentication#works-locally',
          } as const,
        ]
      : []),
    ...(html
      ? [
          {
            code: 'html',
            says: `HTML comes back where an ElizaOS server answers JSON${serverName(html)}: a proxy answers in its place, or the URL is that of something else.`,
            section: 'authentication#works-locally',
          } as const,
        ]
      : []),
  ];
}

function keyCauses({key, without, withKey, isDropped}: Evidence): Cause[] {
  if (isSuccess(without) && !isHtml(without)) {
    const says =
      'ELIZA_SERVER_AUTH_TOKEN is not set on the server, or empty: it answers without a key. Set it there, and restart the server.';
    return [{code: 'key-not-set', says, section: 'authentication#setting-up'}];
  }
  if (key === undefined || withKey?.status !== 401) return [];
  if (isDropped) {
    const says =
      'A proxy in front of the server drops the header X-API-KEY: let it pass the header on.';
    return [{code: 'header-dropped', says, section: 'authentication#works-locally'}];
  }
  const form = oddForm(key);
  return [
    ...(form === undefined
      ? []
      : [{code: 'key-form', says: form, section: 'authentication#unauthorized'} as const]),
    {
      code: 'wrong-key',
      says: 'The key is another one than ELIZA_SERVER_AUTH_TOKEN has on the server, or has white space around it there.',
      section: 'authentication#unauthorized',
    },
    {
      code: 'header-dropped',
      says: 'If the key is right, a proxy in front of the server drops the header X-API-KEY: ask the server past the proxy to know.',
      section: 'authentication#works-locally',
    },
  ];
}

function preflightCauses({preflight}: Evidence): Cause[] {
  if (isForeign(preflight)) return [];
  if (!isSuccess(preflight)) {
    const says = `The preflight of a browser gets ${preflight.statusLine}: it has to be answered without a key.`;
    return [{code: 'preflight-refused', says, section: 'cors#preflight-refused'}];
  }
  const listed = String(preflight.headers['access-control-allow-headers'] ?? '').toLowerCase();
  if (listed.split(/\s*,\s*/).some((name) => name === 'x-api-key' || name === '*')) return [];
  const says =
    'The answer to the preflight does not list X-API-KEY in Access-Control-Allow-Headers, so no page of another origin can send the key.';
  return [{code: 'cors-header', says, section: 'cors#header-not-allowed'}];
}

function wayCauses({url: {protocol, hostname}}: Evidence): Cause[] {
  if (protocol === 'https:' || /^(localhost|127\..*|\[::1\])$/.test(hostname)) return [];
  const says = 'The key travels over plain HTTP, where others can read it: use HTTPS.';
  return [{code: 'plain-http', says, section: 'authentication#network'}];
}

/** What is odd about a key, as a sentence. */
function oddForm(key: string): string | undefined {
  if (key !== key.trim()) return 'The key that was given has white space around it.';
  if (/\s/.test(key)) return 'The key that was given has white space in it.';
  if (/^["'`].*["'`]$/.test(key)) return 'The key that was given has quotation marks around it.';
  return undefined;
}

/** Whether an answer comes from something else than an API. */
function isForeign(answer: Answer): boolean {
  return isRedirect(answer) || isHtml(answer);
}

function isRedirect({status}: Answer): boolean {
  return status >= 300 && status < 400;
}

function isSuccess({status}: Answer): boolean {
  return status >= 200 && status < 300;
}

function isHtml({headers, body}: Answer): boolean {
  return /^text\/html\b/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype|html)/i.test(body);
}

/** Whether an answer looks like one of an ElizaOS server: its data, or its refusal. */
function isElizaOs(answer: Answer): boolean {
  if (answer.status !== 401 && !isSuccess(answer)) return false;
  try {
    const content: unknown = JSON.parse(answer.body);
    const names = typeof content === 'object' && content !== null ? Object.keys(content) : [];
    return ['success', 'message', 'error'].some((name) => names.includes(name));
  } catch {
    return false;
  }
}

function serverName({statusLine, headers}: Answer): string {
  return ` (${[statusLine, headers.server].filter((part) => part !== undefined).join(', ')})`;
}
