import type {Outcome} from './use-findings.ts';

/** How many results are shown; who finds nothing among them writes another word. */
export const mostResults = 20;

interface SearchStatusProps {
  outcome: Outcome;
  text: string;
  onRetry: () => void;
}

/** Says in words how the search went. Screen readers read it out when it changes. */
export function SearchStatus({outcome, text, onRetry}: SearchStatusProps) {
  return (
    <>
      <div className="search-status" role="status">
        {statusOf(outcome, text.trim())}
      </div>
      {outcome.kind === 'nothing-asked' && (
        <p className="search-advice">
          Write a word, a header, a status, a variable, or a piece of code or of an error message.
        </p>
      )}
      {outcome.kind === 'found' && outcome.found.length === 0 && (
        <p className="search-advice">
          Try fewer or other words, or a name as it stands in the code, such as{' '}
          <code>X-API-KEY</code>.
        </p>
      )}
      {outcome.kind === 'failed' && (
        <button type="button" className="search-retry" onClick={onRetry}>
          Try again
        </button>
      )}
    </>
  );
}

function statusOf(outcome: Outcome, text: string): string {
  if (outcome.kind === 'nothing-asked') return '';
  if (outcome.kind === 'loading') return 'Loading what the search looks through …';
  if (outcome.kind === 'failed') {
    return 'What the search looks through could not be loaded. Check your connection.';
  }
  const {found, hasAllWords} = outcome;
  if (found.length === 0) return `No results for “${text}”.`;
  const count = `${found.length} ${found.length === 1 ? 'result' : 'results'}`;
  const shown = found.length > mostResults ? `, the first ${mostResults} are shown` : '';
  return hasAllWords
    ? `${count}${shown}`
    : `No place has all of these words. ${count} with some of them${shown}`;
}
