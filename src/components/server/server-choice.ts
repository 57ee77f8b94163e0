import {rootChoice} from '../root-choice.ts';

/** What the pages show where the reader has chosen a server: a version of ElizaOS, or this. */
export const referenceServer = 'reference';

/** What a server is called that can be chosen. */
export function serverName(server: string): string {
  return server === referenceServer ? 'the reference server' : `ElizaOS ${server}`;
}

/** The name of the parameter in a link, and of what the browser keeps. */
const parameter = 'server';

/**
 * A script for the head of a page: what is shown of the chosen server is there when the page is drawn first, so that
 * nothing moves. A server in the address counts more than the one that was chosen before, and is chosen from then on.
 */
export function serverScript(versions: readonly string[]): string {
  const known = JSON.stringify([referenceServer, ...versions]);
  return `(d=>{const k=${known},l=new URLSearchParams(location.search).get('${parameter}');let s=l;try{if(k.includes(l))localStorage.setItem('${parameter}',l);else s=localStorage.getItem('${parameter}')}catch{}if(k.includes(s))d.server=s})(document.documentElement.dataset)`;
}

/** The rules that show what belongs to each of these versions, where the reader has chosen it. */
export function serverStyle(versions: readonly string[]): string {
  return versions
    .map((version) => {
      const chosen = `:root[data-server="${version}"]`;
      return `${chosen} .for-server[data-on~="${version}"]{display:revert}${chosen} [data-not-on~="${version}"]{display:none}`;
    })
    .join('');
}

const server = rootChoice(parameter, '');

/** The server that the reader has chosen; empty where both stand there. */
export const useServer = server.use;

/** The same outside of what React draws. */
export const chosenServer = server.now;

/** Shows all pages as they are for this server, from now on; empty for both. */
export function chooseServer(chosen: string): void {
  leaveOutOfAddress();
  server.choose(chosen);
}

/** The server that the address names. */
export function serverInAddress(): string | undefined {
  return new URLSearchParams(location.search).get(parameter) ?? undefined;
}

/** Otherwise a reload would choose again what the address says. */
function leaveOutOfAddress(): void {
  const url = new URL(location.href);
  if (!url.searchParams.has(parameter)) return;
  url.searchParams.delete(parameter);
  history.replaceState(history.state, '', url);
}
