/** Under which name a tab keeps the URL of the reader's server. */
export const keptUrl = 'elizaos-server-url';

/** A script for the head of a page: where the tab has the reader's server already, the panel is drawn folded. */
export const keptUrlScript = `try{if(sessionStorage.getItem('${keptUrl}'))document.documentElement.dataset.keptUrl=''}catch{}`;

/** Whether it was there when the page was opened. */
export function hadKeptUrl(): boolean {
  return document.documentElement.dataset.keptUrl !== undefined;
}
