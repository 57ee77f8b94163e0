const eventName = 'open-search';

/** Opens the search, with a text in it where one is given. */
export function openSearch(text?: string): void {
  window.dispatchEvent(new CustomEvent(eventName, {detail: text}));
}

/** Calls the listener whenever the search is to be opened; gives what ends that. */
export function onOpenSearch(listener: (text: string | undefined) => void): () => void {
  const listen = (event: Event) => {
    if (event instanceof CustomEvent) listener(event.detail ?? undefined);
  };
  window.addEventListener(eventName, listen);
  return () => window.removeEventListener(eventName, listen);
}
