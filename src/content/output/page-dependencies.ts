import {apiServerOf, descriptionOf} from '../api/api-server.ts';
import {filesOfExample} from '../code/example.ts';
import {readPage} from '../page/page.ts';

/**
 * The files whose change changes a page: those that its fences and examples point at, and a description
 * of an API, from the project's root.
 * A file that is named and not there is among them, since its arrival changes the page too.
 */
export function pageDependencies(file: string, text: string): string[] {
  const result = readPage(file, text);
  if (!result.ok) return [];
  const {fences, examples} = result.page;
  const snippets = fences.flatMap(({source}) =>
    source.kind === 'snippet' ? [source.reference.file] : [],
  );
  const named = examples.flatMap(({name}) => (name === undefined ? [] : filesOfExample(name)));
  const server = apiServerOf(text);
  const described = server === undefined ? [] : [descriptionOf(server)];
  return [...new Set([...snippets, ...named, ...described])].sort();
}
