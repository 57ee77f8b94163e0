import {useSyncExternalStore} from 'react';
import {clientLanguages} from '../../content/code/client-language.ts';

/** The first one is shown where the reader has chosen none. */
const languages: readonly string[] = clientLanguages.map(({id}) => id);
const [defaultLanguage = ''] = languages;

const stored = 'language';
const listeners = new Set<() => void>();

/** A script for the head of a page: the chosen language is shown when the page is drawn first, so that nothing moves. */
export const languageScript = `(d=>{try{const l=localStorage.getItem('${stored}');d.language=/^(${languages.join('|')})$/.test(l)?l:'${defaultLanguage}'}catch{d.language='${defaultLanguage}'}})(document.documentElement.dataset)`;

/** The language that the reader has chosen for all examples. */
export function useLanguage(): string {
  return useSyncExternalStore(subscribe, chosen, () => defaultLanguage);
}

/** Shows all examples in a language, from now on and on other pages too. */
export function chooseLanguage(language: string): void {
  document.documentElement.dataset.language = language;
  try {
    localStorage.setItem(stored, language);
  } catch {
    // It stays for this page.
  }
  for (const listener of listeners) listener();
}

function chosen(): string {
  return document.documentElement.dataset.language ?? defaultLanguage;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
