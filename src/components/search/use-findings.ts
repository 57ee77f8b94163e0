import {useCallback, useEffect, useMemo, useState} from 'react';
import {type Findings, type Search, shortestQuery} from '../../search/search-index.ts';
import {loadSearch} from './load-search.ts';

/** What the search has to show for a text. */
export type Outcome =
  | {kind: 'nothing-asked'}
  | {kind: 'loading'}
  | {kind: 'failed'}
  | ({kind: 'found'} & Findings);

/** Looks for a text, in data that it loads when it is first used. */
export function useFindings(text: string): {outcome: Outcome; retry: () => void} {
  const [search, setSearch] = useState<{of: Search} | 'loading' | 'failed'>('loading');
  const load = useCallback(() => {
    setSearch('loading');
    loadSearch().then(
      (of) => setSearch({of}),
      () => setSearch('failed'),
    );
  }, []);
  useEffect(load, [load]);
  const outcome = useMemo((): Outcome => {
    if (search === 'failed') return {kind: 'failed'};
    if (text.trim().length < shortestQuery) return {kind: 'nothing-asked'};
    if (search === 'loading') return {kind: 'loading'};
    return {kind: 'found', ...search.of(text)};
  }, [search, text]);
  return {outcome, retry: load};
}
