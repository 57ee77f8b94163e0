import {useSyncExternalStore} from 'react';

/** Something that the reader chooses for all pages: it stands on the root element, where styles see it. */
export interface RootChoice {
  /** What is chosen now, and every change of it. */
  use(): string;
  /** What is chosen now. */
  now(): string;
  /** Chooses it from now on and on other pages too; an empty text takes the choice back. */
  choose(value: string): void;
}

/**
 * A choice of the reader. A script in the head of a page puts what was kept on the root element before the page is drawn.
 * @param name of its data attribute, and of what the browser keeps
 * @param initial what counts where nothing is chosen
 */
export function rootChoice(name: string, initial: string): RootChoice {
  const listeners = new Set<() => void>();
  const chosen = () => document.documentElement.dataset[name] ?? initial;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    use: () => useSyncExternalStore(subscribe, chosen, () => initial),
    now: chosen,
    choose(value) {
      const {dataset} = document.documentElement;
      if (value === '') delete dataset[name];
      else dataset[name] = value;
      try {
        if (value === '') localStorage.removeItem(name);
        else localStorage.setItem(name, value);
      } catch {
        // It stays for this page.
      }
      for (const listener of listeners) listener();
    },
  };
}
