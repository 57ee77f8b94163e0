import {addressSpaceOf, isLoopback} from './address-space.ts';

/** Where the server of the quick start answers; the clients of the examples ask it unless they are told otherwise. */
export const defaultBaseUrl = 'http://localhost:3000';

/** What the reader entered in a form that can be used, or what is wrong with it, in a sentence. */
export type Reading =
  | {
      ok: true;
      value: string | undefined;
      /** How it was read, in a sentence, where that is not as it was entered. */
      note?: string;
    }
  | {ok: false; problem: string};

/**
 * Reads the base URL of a server: without the slash at its end, and without a path of the API, which people copy along;
 * `undefined` where nothing is entered.
 */
export function readBaseUrl(entered: string): Reading {
  const text = entered.trim();
  if (text === '') return {ok: true, value: undefined};
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || !/^https?:\/\//i.test(text)) {
    return wrong(`Write the URL with its scheme, such as ${withScheme(text) ?? defaultBaseUrl}`);
  }
  if (url.username !== '' || url.password !== '') {
    return wrong('Leave out the name and the password: the API reads the key from its header.');
  }
  if (url.search !== '' || url.hash !== '') {
    return wrong('Leave out what begins with ? or #: the paths of the API are added to the URL.');
  }
  const ofApi = /^(.*?)\/api(?:\/.*)?$/.exec(url.pathname);
  const value = `${url.origin}${ofApi?.[1] ?? url.pathname}`.replace(/\/+$/, '');
  if (!ofApi) return {ok: true, value};
  return {ok: true, value, note: `Read as ${value}, since each request adds its path under /api.`};
}

/** What was meant by an address such as `localhost:3000`: a server of one's own network seldom has HTTPS. */
function withScheme(text: string): string | undefined {
  if (!/^[\w.-]+(?::\d+)?(?:\/\S*)?$/.test(text)) return undefined;
  const url = `http://${text}`;
  if (!URL.canParse(url)) return undefined;
  return addressSpaceOf(url) === 'public' ? `https://${text}` : url;
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

function wrong(problem: string): Reading {
  return {ok: false, problem};
}
