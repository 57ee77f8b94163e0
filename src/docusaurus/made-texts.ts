import {problemList} from '../lint/explain.ts';

/** What stands on a page for a component whose text is made of code, as Markdown, by the name of the component. */
export const texts: ReadonlyMap<string, string> = new Map([['ProblemCodes', problemList()]]);
