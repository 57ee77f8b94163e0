import {clientLanguages} from '../../content/code/client-language.ts';
import {rootChoice} from '../root-choice.ts';

/** The first one is shown where the reader has chosen none. */
const languages: readonly string[] = clientLanguages.map(({id}) => id);
const [defaultLanguage = ''] = languages;

const stored = 'language';

/** A script for the head of a page: the chosen language is shown when the page is drawn first, so that nothing moves. */
export const languageScript = `(d=>{try{const l=localStorage.getItem('${stored}');d.language=/^(${languages.join('|')})$/.test(l)?l:'${defaultLanguage}'}catch{d.language='${defaultLanguage}'}})(document.documentElement.dataset)`;

/** The language of all examples, on this page and on others. */
export const {use: useLanguage, choose: chooseLanguage} = rootChoice(stored, defaultLanguage);
