/** Where a server is, as the command was told. */
export interface ServerUrl {
  url: URL;
  /** The zone of a link-local IPv6 address, such as `eth0`; a URL cannot carry it. */
  zone?: string;
}

/** Reads `--url`. Gives a sentence where no server can be asked there, which repeats nothing that may be secret. */
export function readServerUrl(given: string): ServerUrl | string {
  const text = given.trim();
  const named = /[@?#]/.test(text) ? '--url' : `--url is "${text}":`;
  if (!/^https?:/i.test(text)) return schemeProblem(text, named);
  const [, scheme = '', address = '', zone, rest = ''] =
    /^(https?:\/\/)\[([\da-f:.]+)%(?:25)?([^\]]+)\](.*)$/i.exec(text) ?? [];
  const plain = zone === undefined ? text : `${scheme}[${address}]${rest}`;
  if (!URL.canParse(plain)) return formProblem(text, named);
  const url = new URL(plain);
  if (url.username !== '' || url.password !== '') {
    return '--url has a user or a password in it: leave them out, no request would carry them.';
  }
  if (text.includes('?')) return '--url has a query in it: leave out "?" and what follows.';
  if (text.includes('#')) return '--url has a fragment in it: leave out "#" and what follows.';
  return zone === undefined ? {url} : {url, zone};
}

/** What stands where a server's own paths begin, and what is known to follow `/api` there. */
const apiPath =
  /\/+(api(\/+(agents|audio|media|memory|messaging|server|system)(\/.*)?)?|healthz?)\/*$/i;

/** The base of a URL that leads into the API, such as `https://host/eliza` for `https://host/eliza/api/agents`. */
export function baseOfApi(url: URL): URL | undefined {
  const pathname = url.pathname.replace(apiPath, '');
  return pathname === url.pathname ? undefined : new URL(pathname || '/', url);
}

/** Whether what is sent to this host stays on this machine. */
export function isLoopback({hostname}: URL): boolean {
  return (
    /^(.+\.)?localhost\.?$/.test(hostname) ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname) ||
    // 127.0.0.0/8 as IPv6, RFC 4291, section 2.5.5.2, as URLs write it.
    /^\[(::1|::ffff:7f[\da-f]{2}:[\da-f]{1,4})\]$/.test(hostname)
  );
}

function schemeProblem(text: string, named: string): string {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(text)?.[1];
  const advice = 'use a URL such as http://localhost:3000.';
  if (scheme !== undefined) return `${named} its scheme is neither http nor https: ${advice}`;
  const withScheme = `http://${text.replace(/^\/+/, '')}`;
  if (!URL.canParse(withScheme) || /[@?#]/.test(text) || /^[a-z]+:(?!\d)/i.test(text)) {
    return `${named} no http:// or https:// is in front: ${advice}`;
  }
  return `${named} http:// or https:// is missing in front: use a URL such as ${withScheme}.`;
}

function formProblem(text: string, named: string): string {
  const advice = 'use a URL such as http://localhost:3000.';
  const host = /^https?:\/*([^/?#@]*)/i.exec(text)?.[1] ?? '';
  if (/^[\da-f]*:[\da-f]*:/i.test(host)) {
    return `${named} an IPv6 address stands in brackets: use a URL such as http://[::1]:3000.`;
  }
  if (/:\d{5,}$/.test(host)) return `${named} its port is above 65535: ${advice}`;
  return `${named} that is no URL: ${advice}`;
}
