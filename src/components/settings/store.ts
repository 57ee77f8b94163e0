import {useSyncExternalStore} from 'react';
import {nextTask} from '../page/turns.ts';
import {whenPainted} from '../when-painted.ts';
import {isLoopback} from './address-space.ts';
import {keptUrl} from './kept-url.ts';
import {defaultBaseUrl, readBaseUrl, readKey, targetOf} from './read-settings.ts';

/** The reader's own server and key, as entered; empty where nothing was. */
export interface Settings {
  url: string;
  key: string;
  /** Whether the key may be read on the screen. */
  isKeyShown: boolean;
}

/** The settings as snippets take them: what cannot be used is left out, and so is the server of the quick start. */
export interface FilledSettings {
  url: string | undefined;
  key: string | undefined;
  isKeyShown: boolean;
}

interface State {
  entered: Settings;
  /** The base URL of the server that the reader means. */
  target: string;
  filled: FilledSettings;
}

/** On the server, and in the browser until the page is interactive, nothing is entered. */
const initial: State = {
  entered: {url: '', key: '', isKeyShown: false},
  target: defaultBaseUrl,
  filled: {url: undefined, key: undefined, isKeyShown: false},
};

/** The URL stays for the tab. The key is kept in memory only, so that it is gone with the page. */
const storedUrl = keptUrl;

let current: State | undefined;
const listeners = new Set<() => void>();
/**
 * Those of the snippets. A page has hundreds, so that a letter is painted in its field before it is in them, and a few
 * are drawn at a time: the next letter does not wait for the last snippet.
 */
const snippets = new Set<() => void>();
const snippetsAtOnce = 8;
const subscribe = subscribeTo(listeners);
const subscribeSnippet = subscribeTo(snippets);
let forgetSnippets = () => {};

/** The settings as entered, and every change of them. */
export function useSettings(): Settings {
  return useSyncExternalStore(
    subscribe,
    () => state().entered,
    () => initial.entered,
  );
}

/** The settings as entered by now. */
export function enteredSettings(): Settings {
  return state().entered;
}

/** The settings as snippets take them. It is one object as long as nothing changes, so that nothing is drawn again. */
export function useFilledSettings(): FilledSettings {
  return useSyncExternalStore(
    subscribeSnippet,
    () => state().filled,
    () => initial.filled,
  );
}

/** The base URL of the server that the reader means. */
export function useTarget(): string {
  return useSyncExternalStore(
    subscribe,
    () => state().target,
    () => initial.target,
  );
}

/** Changes what is given, for all of the page at once. */
export function changeSettings(change: Partial<Settings>): void {
  current = stateOf({...state().entered, ...change});
  storeUrl(current.entered.url);
  for (const listener of listeners) listener();
  forgetSnippets();
  forgetSnippets = whenPainted(tellSnippets);
}

/** Ends early where something is changed again, since all are told of that then. */
async function tellSnippets(): Promise<void> {
  const told = current;
  for (const [place, listener] of [...snippets].entries()) {
    if (place > 0 && place % snippetsAtOnce === 0) await nextTask();
    if (current !== told) return;
    if (snippets.has(listener)) listener();
  }
}

function state(): State {
  current ??= stateOf({...initial.entered, url: readUrl()});
  return current;
}

function stateOf(entered: Settings): State {
  const url = readBaseUrl(entered.url);
  const key = readKey(entered.key);
  const target = targetOf(url.ok ? url.value : undefined, location.origin);
  const filled = {
    url: isDefault(target) ? undefined : target,
    key: key.ok ? key.value : undefined,
    isKeyShown: entered.isKeyShown,
  };
  const isInitial = filled.url === undefined && filled.key === undefined && !filled.isKeyShown;
  return {entered, target, filled: isInitial ? initial.filled : filled};
}

/** The server of the quick start has several names on the reader's own machine. */
function isDefault(target: string): boolean {
  const [one, other] = [new URL(target), new URL(defaultBaseUrl)];
  one.hostname = isLoopback(target) ? other.hostname : one.hostname;
  return one.href === other.href;
}

function subscribeTo(all: Set<() => void>) {
  return (listener: () => void) => {
    all.add(listener);
    return () => all.delete(listener);
  };
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
