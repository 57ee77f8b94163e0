import {useSyncExternalStore} from 'react';

/** The reader's own server and key, as entered; empty where nothing was. */
export interface Settings {
  url: string;
  key: string;
  /** Whether the key may be read on the screen. */
  isKeyShown: boolean;
}

const nothing: Settings = {url: '', key: '', isKeyShown: false};

/** The URL stays for the tab. The key is kept in memory only, so that it is gone with the page. */
const storedUrl = 'elizaos-server-url';

let current: Settings | undefined;
const listeners = new Set<() => void>();

/** The settings, and every change of them. On the server and before hydration nothing is entered. */
export function useSettings(): Settings {
  return useSyncExternalStore(subscribe, settings, () => nothing);
}

/** Changes what is given, for all of the page at once. */
export function changeSettings(change: Partial<Settings>): void {
  current = {...settings(), ...change};
  storeUrl(current.url);
  for (const listener of listeners) listener();
}

function settings(): Settings {
  current ??= {...nothing, url: readUrl()};
  return current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Without storage, as where cookies are blocked, the URL is forgotten with the page. */
function readUrl(): string {
  try {
    return sessionStorage.getItem(storedUrl) ?? '';
  } catch {
    return '';
  }
}

function storeUrl(url: string): void {
  try {
    if (url === '') sessionStorage.removeItem(storedUrl);
    else sessionStorage.setItem(storedUrl, url);
  } catch {
    // Kept in memory.
  }
}
