import {slotsOf} from '../code/slot.ts';
import {readPage} from './page.ts';

/** Whether a page has a place for the reader's own server or key: an example, or code that names one of them. */
export function hasRequests(file: string, text: string): boolean {
  const reading = readPage(file, text);
  if (!reading.ok) return false;
  const {examples, fences} = reading.page;
  return (
    examples.length > 0 ||
    fences.some(({text: code, language}) => slotsOf(code, language).length > 0)
  );
}
