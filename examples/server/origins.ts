import {isIP} from 'node:net';
import {listItems, quoted, Refusal} from './refusal.ts';
import {typosBetween} from './similar-names.ts';
import {trimmed} from './variable.ts';

/** Schemes of which no page has an origin that a browser sends, beside misspelled ones. */
const otherSchemes =
  /^(?:ftp|ftps|wss?|file|data|blob|about|javascript|mailto|redis|rediss|ssh|tcp|udp)$/;

/** Origins, separated by commas, each as a browser sends it in `Origin` (RFC 6454, section 6.2). */
export const originsValue = trimmed((text): string[] | Refusal => {
  const origins = listItems(text);
  if (origins.length === 0) {
    return new Refusal(
      `is ${quoted(text)}: list origins, such as https://app.example.com, or leave it empty to allow any.`,
    );
  }
  for (const origin of origins) {
    const problem = isWebOrigin(origin) || isAppOrigin(origin) ? undefined : problemWith(origin);
    // The user in a URL may come with a password.
    if (problem !== undefined && origin.includes('@')) {
      return new Refusal(
        'contains a URL with a user, which no origin has: write scheme and host, such as https://app.example.com.',
      );
    }
    if (problem !== undefined) return new Refusal(`contains ${quoted(origin)}, ${problem}`);
  }
  return origins;
});

function isWebOrigin(text: string): boolean {
  // A URL may have other characters in its host, such as `*`; no page has.
  return (
    /^https?:\/\/(?:[a-z\d._-]+|\[[\da-f:.]+\])(?::\d+)?$/.test(text) && originOf(text) === text
  );
}

/** An app that brings its own pages has a scheme of its own, such as `tauri` or `chrome-extension`. */
function isAppOrigin(text: string): boolean {
  const scheme = /^([a-z][a-z\d+.-]*):\/\/[A-Za-z\d._-]+(?::\d+)?$/.exec(text)?.[1];
  return scheme !== undefined && !otherSchemes.test(scheme) && !isNearlyHttp(scheme);
}

/** `http` or `https` with a typo, such as `htps`. */
function isNearlyHttp(scheme: string): boolean {
  return typosBetween(scheme, 'http') <= 1 || typosBetween(scheme, 'https') <= 1;
}

function originOf(text: string): string | undefined {
  return URL.canParse(text) ? new URL(text).origin : undefined;
}

/** What is wrong with what is no origin, and what to write, after "contains … ,". */
function problemWith(text: string): string {
  if (text === '*') return 'which is no origin: leave CORS_ORIGIN empty to allow any.';
  if (text.includes('*')) return 'but there are no wildcards: list each origin by itself.';
  if (text.toLowerCase() === 'null') {
    return 'which a browser sends for every file, sandboxed frame and redirect: give the page an origin, such as http://localhost:8000.';
  }
  const sent = originOf(text);
  if (sent !== undefined && !/[/?#@\\]/.test(text.replace('://', '')) && isWebOrigin(sent)) {
    return `but browsers send ${sent} for it: write it like that.`;
  }
  const lowerCase = text.toLowerCase();
  if (isAppOrigin(lowerCase)) {
    return `but browsers send ${lowerCase} for it: write it like that.`;
  }
  if (lowerCase.startsWith('file:')) {
    return 'but browsers send null for a file: give the page an origin, such as http://localhost:8000.';
  }
  if (isAddressWithoutScheme(text)) {
    return `which has no scheme: write http://${text} or https://${text}.`;
  }
  return 'which is not an origin: write scheme and host without a path, such as https://app.example.com. Leave it empty to allow any origin.';
}

/** A host with a port, an IP address, or `localhost`: what people write who mean a server of their own. */
function isAddressWithoutScheme(text: string): boolean {
  const isHost = isWebOrigin(`http://${text}`) || isWebOrigin(`https://${text}`);
  return isHost && (text.includes(':') || isIP(text) !== 0 || text === 'localhost');
}
