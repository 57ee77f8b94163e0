import type {Findings} from '../../search/search-index.ts';
import type {LoadedSearch} from './use-search.ts';

/** How many results are shown; who finds nothing among them writes another word. */
export const mostResults = 20;

interface SearchStatusProps {
  search: LoadedSearch;
  findings: Findings | undefined;
  text: string;
  onRetry: () => void;
}

/** Says in words how the search went. Screen readers read it out when it changes. */
export function SearchStatus({search, findings, text, onRetry}: SearchStatusProps) {
  return (
    <>
      <p className="search-status" role="status">
        {search === 'failed'
          ? 'The search could not be loaded. Check your connection.'
          : text !== '' && (findings ? inWords(findings, text) : 'Loading the search …')}
      </p>
      {search === 'failed' && (
        <button type="button" className="button-quiet search-retry" onClick={onRetry}>
          Try again
        </button>
      )}
      {findings?.words === 'none' && !findings.notCovered && (
        <p className="search-status">
          Write a word, a header such as <code>X-API-KEY</code>, a status, a variable, or a piece of
          code or of an error message. These are all pages:
        </p>
      )}
    </>
  );
}

function inWords({found, words, notCovered}: Findings, text: string): string {
  if (notCovered) {
    const {subject, instead} = notCovered;
    return `These pages do not cover “${subject}”: ${instead} What stands nearest:`;
  }
  if (words === 'none') return `No results for “${text}”.`;
  const count = `${found.length} ${found.length === 1 ? 'result' : 'results'}`;
  const shown = found.length > mostResults ? `, the first ${mostResults} are shown` : '';
  return words === 'all'
    ? `${count}${shown}`
    : `No place has all of these words. ${count} with some of them${shown}`;
}
