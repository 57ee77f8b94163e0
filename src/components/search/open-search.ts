/** What is sent to the window to open the search. */
export const openEvent = 'open-search';

/** Opens the search. */
export function openSearch(): void {
  window.dispatchEvent(new Event(openEvent));
}
