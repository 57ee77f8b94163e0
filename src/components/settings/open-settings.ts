/** Where the panel stands on a page that has it. */
export const panelAddress = '#your-server';

const opened = 'settings-opened';

/** Opens the panel for the reader's own server and key, and puts the focus on what is still to be entered there. */
export function openSettings(event: {preventDefault(): void}): void {
  event.preventDefault();
  window.dispatchEvent(new Event(opened));
}

/** @returns what ends the subscription */
export function whenOpened(open: () => void): () => void {
  window.addEventListener(opened, open);
  return () => window.removeEventListener(opened, open);
}
