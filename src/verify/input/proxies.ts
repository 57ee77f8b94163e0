import {isLoopback} from './server-url.ts';

/**
 * What to know where a variable names a proxy for requests to this server, as a sentence: the command connects to the
 * server itself. The value is left out, which may hold a password. `undefined` where none applies.
 */
export function proxyNote(url: URL, variables: NodeJS.ProcessEnv): string | undefined {
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  const names = [`${scheme}_proxy`, 'all_proxy'].flatMap((name) => [name, name.toUpperCase()]);
  const name = names.find((known) => (variables[known] ?? '').trim() !== '');
  if (name === undefined || isLoopback(url)) return undefined;
  if (isExempt(url, variables.no_proxy || variables.NO_PROXY || '')) return undefined;
  return `${name} is set, but this command uses no proxy and connects to the server directly: where only the proxy leads there, run it on a machine with a direct way, or on the server's own.`;
}

/** Whether `NO_PROXY` has this host: `*`, a name with all below it, or an address, each with or without a port. */
function isExempt({hostname, port, protocol}: URL, list: string): boolean {
  const usual = protocol === 'https:' ? '443' : '80';
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === '*') return true;
      const [, bracketed, plain, only] = /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [];
      if (only !== undefined && only !== (port || usual)) return false;
      const name = (bracketed ?? plain ?? entry).replace(/^\*?\./, '');
      return name !== '' && (host === name || host.endsWith(`.${name}`));
    });
}
