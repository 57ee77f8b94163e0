import {type Redact, redactor} from '../report/redact.ts';
import type {Evidence} from './evidence.ts';
import {
  isBlocked,
  isElizaOs,
  isForeign,
  isHtml,
  isRedirect,
  isSameRefusal,
  isSuccess,
  leadsToLogin,
  otherDemand,
  waitOf,
} from './responses.ts';

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
    | 'blocked'
    | 'other-lock'
    | 'cors-header'
    | 'preflight-refused';
  /** A sentence for a person. */
  says: string;
  /** The section that helps: page and anchor. */
  section: string;
}

/** The likely causes, the likeliest first; none where nothing is wrong. */
export function likelyCauses(evidence: Evidence): Cause[] {
  return [...answerCauses(evidence), ...keyCauses(evidence), ...preflightCauses(evidence)];
}

/** Why none of the guide can be held against this server, as a sentence; `undefined` where it can. */
export function reasonToStop(evidence: Evidence): string | undefined {
  const {without, withKey = without, url} = evidence;
  const quote = quoting(evidence);
  const asked = `${url.href} answers ${without.asked} with ${quote(without.statusLine)}`;
  const both = [without, withKey];
  if (
    both.some(({body}) =>
      /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server/i.test(body),
    )
  ) {
    return `${asked}, since it speaks HTTPS there: use https:// in the URL.`;
  }
  if (both.every(isLimited)) {
    return `${asked}, since this address has reached a limit: ${waitOf(without)}.`;
  }
  const [first] = answerCauses({...evidence, preflight: withKey});
  const isOther = (answer: typeof without) =>
    isForeign(answer) || isBlocked(answer) || otherDemand(answer) !== undefined;
  if (first && both.every(isOther)) return `${asked}. ${first.says}`;
  if (both.some(isElizaOs)) return undefined;
  if (isLimited(without)) {
    return `${asked}, since this address has reached a limit: ${waitOf(without)}.`;
  }
  if (without.status >= 500) {
    return `${asked}: the server fails, or is not ready yet. Look into its log.`;
  }
  return `${asked}, which is no response of an ElizaOS server: look at the URL.`;
}

/** Causes that any answer may show: it comes from something else than the server. */
function answerCauses(evidence: Evidence): Cause[] {
  const {without, withKey, preflight} = evidence;
  const main = [without, withKey].filter((answer) => answer !== undefined);
  const answers = [...main, preflight];
  const section = 'fix/refused-requests#works-locally';
  const causes: Cause[] = [];
  const redirected = answers.find(isRedirect);
  const blocked = isPastKey(evidence) ? undefined : main.find(isBlocked);
  const locked = main.every((answer) => otherDemand(answer) !== undefined) ? without : undefined;
  const html = answers.find((answer) => isHtml(answer) && answer !== locked && answer !== blocked);
  if (redirected) causes.push(redirectCause(redirected, evidence));
  if (locked) {
    const demand = quoting(evidence)(otherDemand(locked) ?? '');
    const says = `Something in front of the server has a lock of its own, which asks for something else than the key (${demand}): open it for /api, or check the server behind it.`;
    causes.push({code: 'other-lock', says, section});
  }
  if (blocked) {
    const says = `A web application firewall or a proxy in front of the server blocks the request (${serverName(blocked, evidence)}): let this address and /api through there, or check the server behind it.`;
    causes.push({code: 'blocked', says, section});
  }
  if (html) {
    const says = `HTML comes back where an ElizaOS server responds with JSON (${serverName(html, evidence)}): a proxy responds in its place, or the URL is that of something else.`;
    causes.push({code: 'html', says, section});
  }
  return causes;
}

function redirectCause(redirected: Evidence['without'], evidence: Evidence): Cause {
  const section = 'fix/refused-requests#works-locally';
  const location = redirected.headers.location;
  const where = quoting(evidence)(location ?? 'nowhere');
  if (leadsToLogin(redirected)) {
    const says = `The server redirects to a login (${where}): something in front of it has a lock of its own. Open it for /api, or check the server behind it.`;
    return {code: 'other-lock', says, section};
  }
  const base = evidence.url.href.replace(/\/+$/, '');
  const from = `${base}${/^\S+ (\S+)/.exec(redirected.asked)?.[1] ?? ''}`;
  if (
    location !== undefined &&
    URL.canParse(location, from) &&
    new URL(location, from).href === from
  ) {
    const says = `The server redirects to the address that it was asked at (${where}), over and over. If a proxy ends HTTPS in front of it, let the proxy tell it so.`;
    return {code: 'redirect', says, section};
  }
  const says = `The server redirects to ${where}. Use the address that it leads to: a client that follows may lose X-API-KEY on the way, or sends it in the clear once.`;
  return {code: 'redirect', says, section};
}

function keyCauses(evidence: Evidence): Cause[] {
  const {key, without, withKey, isDropped} = evidence;
  if (isSuccess(without) && !isHtml(without)) {
    const says =
      'ELIZA_SERVER_AUTH_TOKEN is not set on the server, or empty: it responds without a key. Set it there, and restart the server.';
    // Who has a key at hand has set one somewhere.
    const section =
      key === undefined ? 'authentication#setting-up' : 'fix/refused-requests#no-effect';
    return [{code: 'key-not-set', says, section}];
  }
  if (withKey && isPastKey(evidence)) {
    const demand = quoting(evidence)(otherDemand(withKey) ?? withKey.body);
    const says = `The key is right, and behind it is another lock: with the key the server responds with ${quoting(evidence)(withKey.statusLine)} (${demand}). Look at what plugins and proxies ask for beside the key.`;
    return [{code: 'other-lock', says, section: 'fix/refused-requests#unauthorized'}];
  }
  if (key === undefined || withKey?.status !== 401) return [];
  if (isDropped) {
    const says =
      'A proxy in front of the server drops the header X-API-KEY: let it pass the header on.';
    return [{code: 'header-dropped', says, section: 'fix/refused-requests#works-locally'}];
  }
  const form = oddForm(key);
  return [
    ...(form === undefined
      ? []
      : [{code: 'key-form', says: form, section: 'fix/refused-requests#unauthorized'} as const]),
    {
      code: 'wrong-key',
      says: 'The key is another one than ELIZA_SERVER_AUTH_TOKEN has on the server, or has whitespace around it there.',
      section: 'fix/refused-requests#unauthorized',
    },
    {
      code: 'header-dropped',
      says: 'If the key is right, a proxy in front of the server drops the header X-API-KEY: ask the server past the proxy to know.',
      section: 'fix/refused-requests#works-locally',
    },
  ];
}

/** Whether the server was seen to tell the key from a wrong one, and refuses it all the same. */
function isPastKey({withKey, wrongKey}: Evidence): boolean {
  return withKey !== undefined && wrongKey !== undefined && !isSameRefusal(withKey, wrongKey);
}

function preflightCauses({preflight}: Evidence): Cause[] {
  if (isForeign(preflight)) return [];
  if (!isSuccess(preflight)) {
    const says = `The preflight of a browser gets ${preflight.statusLine}: the server has to respond to it without a key.`;
    return [{code: 'preflight-refused', says, section: 'fix/cors-errors#preflight-refused'}];
  }
  const listed = String(preflight.headers['access-control-allow-headers'] ?? '').toLowerCase();
  if (listed.split(/\s*,\s*/).some((name) => name === 'x-api-key' || name === '*')) return [];
  const says =
    'The response to the preflight does not list X-API-KEY in Access-Control-Allow-Headers, so no page of another origin can send the key.';
  return [{code: 'cors-header', says, section: 'fix/cors-errors#header-not-allowed'}];
}

/** What is odd about a key, as a sentence. */
function oddForm(key: string): string | undefined {
  if (/\s/.test(key)) return 'The key that was given has whitespace in it.';
  if (/^["'`].*["'`]$/.test(key)) return 'The key that was given has quotation marks around it.';
  return undefined;
}

function isLimited({status}: Evidence['without']): boolean {
  return status === 429;
}

/** The status of an answer, and what the server calls itself. */
function serverName({statusLine, headers}: Evidence['without'], evidence: Evidence): string {
  return [statusLine, headers.server]
    .filter((part) => part !== undefined)
    .map((part) => quoting(evidence)(String(part)))
    .join(', ');
}

/** The first words of what a server says, without the key. */
function quoting({key}: Evidence): (text: string) => string {
  const redact: Redact = redactor(key);
  return (text) => redact(text, 200);
}
