import {
  type ComponentProps,
  type ComponentType,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import {useArrival} from '../components/search/arrival.ts';
import {onOpenSearch, openSearch} from '../components/search/open-search.ts';
import type {SearchDialog} from '../components/search/SearchDialog.tsx';
import {isSearchShortcut} from '../components/search/shortcut.ts';

type Dialog = ComponentType<ComponentProps<typeof SearchDialog>>;

const loadDialog = () =>
  import(/* webpackChunkName: "search" */ '../components/search/SearchDialog.tsx');

/** The button in the navigation bar that opens the search. All the rest of the search is loaded when it is used. */
export default function SearchBar() {
  const [LoadedDialog, setLoadedDialog] = useState<Dialog>();
  const [isOpen, setIsOpen] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const [text, setText] = useState('');
  const isApple = useSyncExternalStore(never, hasCommandKey, () => false);
  useArrival();

  useEffect(() => {
    const open = async (wanted?: string) => {
      setHasFailed(false);
      if (wanted !== undefined) setText(wanted);
      try {
        const {SearchDialog} = await loadDialog();
        setLoadedDialog(() => SearchDialog);
        setIsOpen(true);
      } catch {
        setHasFailed(true);
      }
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isSearchShortcut(event)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKeyDown);
    const end = onOpenSearch(open);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      end();
    };
  }, []);

  return (
    <>
      <button
        type="button"
        className="search-button needs-script"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K /"
        onClick={() => openSearch()}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" />
          <path d="m10.5 10.5 4 4" />
        </svg>
        <span className="search-button-label">Search</span>
        <span className="search-keys" aria-hidden="true">
          <kbd>{isApple ? '⌘' : 'Ctrl'} K</kbd> <kbd>/</kbd>
        </span>
      </button>
      {hasFailed && (
        <span className="search-failed" role="alert">
          The search could not be loaded. Check your connection, and try again.
        </span>
      )}
      {isOpen && LoadedDialog && (
        <LoadedDialog text={text} onText={setText} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}

/** What a machine has for a keyboard does not change. */
function never(): () => void {
  return () => undefined;
}

function hasCommandKey(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}
