import {useCallback, useState} from 'react';
import type {Search} from '../../search/search-index.ts';

/** What looks through the site, once it is loaded. */
export type LoadedSearch = {of: Search} | 'loading' | 'failed';

/** The search, and what loads it; after a failure, it can be loaded again. */
export function useSearch(): {search: LoadedSearch; load: () => void} {
  const [search, setSearch] = useState<LoadedSearch>('loading');
  const load = useCallback(async () => {
    setSearch((known) => (known === 'failed' ? 'loading' : known));
    try {
      const {search} = await import(/* webpackChunkName: "search" */ './search.ts');
      setSearch({of: search});
    } catch {
      setSearch('failed');
    }
  }, []);
  return {search, load};
}
