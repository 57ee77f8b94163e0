import {isLoopback} from '../settings/read-settings.ts';
import {readBody, shownBody} from './body.ts';
import type {Answer, FailureCode, Outcome} from './outcome.ts';
import type {Outgoing} from './outgoing.ts';
import {statusText} from './status-text.ts';

/** How long an answer may take, in seconds. */
export const timeoutSeconds = 10;

/**
 * Sends a request to the server that it names, and to no other: cookies stay here, and redirects are not followed.
 * @param origin of the page
 * @param signal cancels it
 */
export async function send(
  request: Outgoing,
  origin: string,
  signal: AbortSignal,
): Promise<Outcome> {
  if (isMixedContent(origin, request.target)) return failed('mixed-content');
  const stop = new AbortController();
  const cancel = () => stop.abort();
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  const timer = setTimeout(cancel, timeoutSeconds * 1000);
  try {
    return await ask(request, stop.signal);
  } catch {
    const isThere = !stop.signal.aborted && (await answersUnseen(request, origin, stop.signal));
    if (signal.aborted) return failed('cancelled');
    if (stop.signal.aborted) return failed('time-out');
    return failed(isThere ? 'cors' : 'unreachable');
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}

/** Whether a browser keeps a page from asking a server at all, because the page came by HTTPS and the server has none. */
export function isMixedContent(origin: string, target: string): boolean {
  return origin.startsWith('https:') && target.startsWith('http:') && !isLoopback(target);
}

const discreet = {
  cache: 'no-store',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
} satisfies RequestInit;

async function ask(
  {method, target, path, headers}: Outgoing,
  signal: AbortSignal,
): Promise<Outcome> {
  const start = performance.now();
  const asked = {...discreet, method, headers, redirect: 'manual', signal} satisfies RequestInit;
  const response = await fetch(target + path, asked);
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
