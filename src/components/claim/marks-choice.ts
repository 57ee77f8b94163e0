import {rootChoice} from '../root-choice.ts';

/** The name of the choice, and what it says where the reader wants no marks. */
const [name, hidden] = ['marks', 'hidden'];

/** A script for the head of a page: where the reader wants no marks, none is drawn. */
export const marksScript = `try{if(localStorage.getItem('${name}')==='${hidden}')document.documentElement.dataset.${name}='${hidden}'}catch{}`;

const marks = rootChoice(name, '');

/** Whether the reader sees the marks of tested statements, and every change of it. */
export function useMarks(): boolean {
  return marks.use() !== hidden;
}

/** Shows the marks on all pages from now on, or hides them. */
export function showMarks(isShown: boolean): void {
  marks.choose(isShown ? '' : hidden);
}
