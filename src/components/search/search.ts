import data from '@generated/search/default/search-data.json';
import {searchThrough} from '../../search/search-index.ts';

/** Looks through the places of the site. It comes with all of their texts, so it is loaded when it is used. */
export const search = searchThrough(data);
