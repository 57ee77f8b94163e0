import address from '@generated/search/default/search-data.json';
import {type Search, searchThrough} from '../../search/search-index.ts';

let loading: Promise<Search> | undefined;

/** Loads the data of the search, once; after a failure, the next call tries again. */
export function loadSearch(): Promise<Search> {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Search> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered with ${response.status}.`);
  return searchThrough(await response.json());
}
