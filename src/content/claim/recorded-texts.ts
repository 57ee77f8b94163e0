import {parseSnippetReference, readSnippet} from '../code/snippet.ts';
import type {ProjectFiles} from '../project-files.ts';
import {type Claim, valuesOf} from './claim.ts';

/**
 * The documented values of a claim as the record of released servers keeps them. A pulled snippet has its code after its
 * address, since a release was tried with that code.
 */
export function recordedTexts(claim: Pick<Claim, 'element'>, files: ProjectFiles): string[] {
  return valuesOf(claim).map(({kind, text}) => {
    if (kind !== 'snippet') return text;
    const snippet = readSnippet(parseSnippetReference(text), files);
    return snippet.ok ? `${text}\n${snippet.text}` : text;
  });
}
