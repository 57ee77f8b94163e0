import {apiServerOf} from '../api/api-server.ts';
import {slotsOf} from '../code/slot.ts';
import {readSnippet} from '../code/snippet.ts';
import type {ProjectFiles} from '../project-files.ts';
import {readPage} from './page.ts';

/**
 * Whether a page has a place for the reader's own server or key: an example, an operation of
 * an API, or code that names one of them.
 * @param files where the code of its snippets is
 */
export function hasRequests(file: string, text: string, files: ProjectFiles): boolean {
  if (apiServerOf(text) !== undefined) return true;
  const reading = readPage(file, text);
  if (!reading.ok) return false;
  const {examples, fences} = reading.page;
  return (
    examples.length > 0 ||
    fences.some(({text: written, language, source}) => {
      const snippet = source.kind === 'snippet' ? readSnippet(source.reference, files) : undefined;
      const code = snippet?.ok ? snippet.text : written;
      return slotsOf(code, language).length > 0;
    })
  );
}
