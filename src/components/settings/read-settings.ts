/** Where the server of the quick start answers; the clients of the examples ask it unless they are told otherwise. */
export const defaultBaseUrl = 'http://localhost:3000';

/** What the reader entered in a form that can be used, or what is wrong with it, in a sentence. */
export type Reading = {ok: true; value: string | undefined} | {ok: false; problem: string};

/** Reads the base URL of a server: without the slash at its end; `undefined` where nothing is entered. */
export function readBaseUrl(entered: string): Reading {
  const text = entered.trim();
  if (text === '') return {ok: true, value: undefined};
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || !/^https?:\/\//i.test(text)) {
    return wrong(`Write the URL with its scheme, such as ${defaultBaseUrl}.`);
  }
  if (url.username !== '' || url.password !== '') {
    return wrong('Leave out the name and the password: the API reads the key from its header.');
  }
  if (url.search !== '' || url.hash !== '') {
    return wrong('Leave out what begins with ? or #: the paths of the API are added to the URL.');
  }
  return {ok: true, value: `${url.origin}${url.pathname}`.replace(/\/+$/, '')};
}

/** Reads a key; `undefined` where none is entered. The server refuses to start with the ones that are wrong here. */
export function readKey(entered: string): Reading {
  if (entered === '') return {ok: true, value: undefined};
  if (entered.trim() !== entered) {
    return wrong('Remove the whitespace around the key: HTTP strips it from a header.');
  }
  if (!/^[\x20-\x7e]*$/.test(entered)) {
    return wrong('Use letters, digits and ASCII punctuation only: a header carries nothing else.');
  }
  return {ok: true, value: entered};
}

/**
 * The server that the reader means: the one entered, or else the one that this page comes from where that is on the
 * reader's machine, or else the one of the quick start.
 * @param origin of the page
 */
export function targetOf(url: string | undefined, origin: string): string {
  if (url !== undefined) return url;
  return isLoopback(origin) && process.env.NODE_ENV === 'production' ? origin : defaultBaseUrl;
}

/** Whether an address is of the machine itself, to which a browser lets an HTTPS page speak plain HTTP. */
export function isLoopback(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}

function wrong(problem: string): Reading {
  return {ok: false, problem};
}
