import {openSearch} from '../components/search/open-search.ts';
import {SearchDialog} from '../components/search/SearchDialog.tsx';

/** The button in the navigation bar that opens the search. */
export default function SearchBar() {
  return (
    <>
      <button
        type="button"
        className="search-button needs-script"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K /"
        onClick={openSearch}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" />
          <path d="m10.5 10.5 4 4" />
        </svg>
        Search
        <span className="search-key" aria-hidden="true">
          /
        </span>
      </button>
      <SearchDialog />
    </>
  );
}
