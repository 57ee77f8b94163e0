import {addressSpaceOf, isNearer} from '../settings/address-space.ts';
import {readBody, shownBody} from './body.ts';
import {networkPermission} from './network-permission.ts';
import type {Answer, FailureCode, Outcome} from './outcome.ts';
import type {Outgoing} from './outgoing.ts';
import {statusText} from './status-text.ts';

/** How long an answer may take, in seconds. */
export const timeoutSeconds = 10;

/**
 * Sends a request to the server that it names, and to no other: cookies stay here, and redirects are not followed.
 * @param origin of the page
 * @param signal cancels it
 * @param onPrompt is called where the browser asks the reader first whether the page may reach this server
 */
export async function send(
  request: Outgoing,
  origin: string,
  signal: AbortSignal,
  onPrompt: () => void = () => undefined,
): Promise<Outcome> {
  const {target} = request;
  if (isMixedContent(origin, target)) return failed('mixed-content');
  const permission = await networkPermission(target, origin);
  const stop = new AbortController();
  const cancel = () => stop.abort();
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  const timer = timerOf(cancel, permission, stop.signal);
  if (permission?.state === 'prompt') onPrompt();
  try {
    return await ask(request, origin, stop.signal);
  } catch {
    const isThere = !stop.signal.aborted && (await answersUnseen(request, origin, stop.signal));
    if (signal.aborted) return failed('cancelled');
    if (stop.signal.aborted) return failed('time-out');
    if (isThere) return failed('cors');
    if (permission) return failed(permission.state === 'granted' ? 'unreachable' : 'not-permitted');
    return failed(isKeptFromNetwork(origin, target) ? 'mixed-content' : 'unreachable');
  } finally {
    timer.clear();
    signal.removeEventListener('abort', cancel);
  }
}

/** Runs out when the server has had its time, which begins when the reader has decided. */
function timerOf(
  runOut: () => void,
  permission: PermissionStatus | undefined,
  signal: AbortSignal,
): {clear(): void} {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const start = () => {
    timer = setTimeout(runOut, timeoutSeconds * 1000);
  };
  if (permission?.state === 'prompt') {
    permission.addEventListener('change', start, {once: true, signal});
  } else {
    start();
  }
  return {clear: () => clearTimeout(timer)};
}

/**
 * Whether every browser keeps a page from this server, because the page came by HTTPS and the server has none. Near the
 * reader's machine it depends on the browser (Mixed Content, section 4.1; Local Network Access, section 3.3).
 */
export function isMixedContent(origin: string, target: string): boolean {
  return isHttpsToHttp(origin, target) && addressSpaceOf(target) === 'public';
}

/** Whether a browser that asks for no permission keeps the page from a server near the reader's machine. */
function isKeptFromNetwork(origin: string, target: string): boolean {
  if (!isHttpsToHttp(origin, target)) return false;
  return addressSpaceOf(target) === 'local' || navigator.vendor.startsWith('Apple');
}

function isHttpsToHttp(origin: string, target: string): boolean {
  return origin.startsWith('https:') && target.startsWith('http:');
}

const discreet = {
  cache: 'no-store',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
} satisfies RequestInit;

async function ask(
  {method, target, path, headers}: Outgoing,
  origin: string,
  signal: AbortSignal,
): Promise<Outcome> {
  const start = performance.now();
  const asked = {...discreet, method, headers, redirect: 'manual', signal} satisfies RequestInit;
  // Chrome lets the request pass that would be mixed content, where it is told what it goes to.
  const space = isNearer(target, origin) ? {targetAddressSpace: addressSpaceOf(target)} : {};
  const response = await fetch(target + path, {...asked, ...space});
  const milliseconds = Math.round(performance.now() - start);
  if (response.type === 'opaqueredirect') return failed('redirect');
  const answer: Answer = {
    status: response.status,
    statusText: statusText(response.status, response.statusText),
    milliseconds,
    headers: [...response.headers].sort(([a], [b]) => a.localeCompare(b)),
    ...shownBody(await readBody(response)),
  };
  return {ok: true, answer};
}

/**
 * Whether a server of another origin gives an answer that the page may not look at. Where it does, CORS was in the way.
 * Where not, nothing listens there, or its answers forbid this by `Cross-Origin-Resource-Policy`.
 */
async function answersUnseen(
  {target}: Outgoing,
  origin: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (new URL(target).origin === origin) return false;
  try {
    await fetch(target, {...discreet, mode: 'no-cors', signal});
    return true;
  } catch {
    return false;
  }
}

function failed(code: FailureCode): Outcome {
  return {ok: false, code};
}
