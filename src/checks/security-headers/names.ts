import type {Answer} from '../../servers/http/http.ts';

/** Headers of every HTTP answer, which have nothing to do with security. */
const ordinary =
  /^(accept-ranges|access-control-.*|cache-control|connection|content-encoding|content-length|content-range|content-type|date|etag|keep-alive|last-modified|location|ratelimit-.*|refresh|retry-after|transfer-encoding|vary|www-authenticate)$/;

/** The header that holds the Content Security Policy. */
export const policyHeader = 'content-security-policy';

/** The names of an answer's headers that are there for security. */
export function securityHeaderNames(headers: Answer['headers']): string[] {
  return Object.keys(headers).filter((name) => !ordinary.test(name));
}

/** A part of the policy that pages of a site have beside: the hash of a script, or a server of any name. */
const pageSource = / ('sha256-[^']*'|https?:)(?=[ ;\n])/g;

/** Without what pages of a site may do beside what any answer may; each site has scripts of its own. */
export function withoutPageSources(headers: string): string {
  return headers.replaceAll(pageSource, '');
}

/**
 * Where two answers differ in their security headers, one line a header; empty where nothing but the sources of pages
 * sets them apart.
 */
export function headerDifferences(answer: Answer, wanted: Answer): string[] {
  const lineOf = ({headers}: Answer, name: string) =>
    headers[name] === undefined
      ? `no ${name}`
      : `${name}: ${withoutPageSources(String(headers[name]))}`;
  const names = [answer, wanted].flatMap(({headers}) => securityHeaderNames(headers));
  return [...new Set(names)].sort().flatMap((name) => {
    const [seen, other] = [lineOf(answer, name), lineOf(wanted, name)];
    return seen === other ? [] : [`${seen}, and ${other} in the response to ${wanted.asked}`];
  });
}

/** These headers with their values, as one text. */
export function securityHeaders({headers}: Answer): string {
  const names = securityHeaderNames(headers).sort();
  return names.map((name) => `${name}: ${String(headers[name])}`).join('\n') || 'none';
}
