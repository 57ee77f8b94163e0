import {clientLanguages} from '../../content/code/client-language.ts';
import {shells} from '../../content/code/shell.ts';
import {rootChoice} from '../root-choice.ts';

/** What the reader chooses for all pages, and may choose among. The first counts where the reader has chosen none. */
const offered = {
  language: clientLanguages.map(({id}): string => id),
  shell: shells.map(({id}) => id),
};

/** What the tabs of a block are about: the language of an example, or the shell of a command. */
export type TabChoice = keyof typeof offered;

/** A script for the head of a page: what was chosen is shown when the page is drawn first, so that nothing moves. */
export const languageScript = `(d=>{for(const[n,all]of Object.entries(${JSON.stringify(offered)})){let c;try{c=localStorage.getItem(n)}catch{}d[n]=all.includes(c)?c:all[0]}})(document.documentElement.dataset)`;

/** The choices of the reader, on this page and on others. */
export const tabChoices = {
  language: rootChoice('language', offered.language[0] ?? ''),
  shell: rootChoice('shell', offered.shell[0] ?? ''),
};
