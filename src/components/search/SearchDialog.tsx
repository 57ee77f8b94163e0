import {
  type ChangeEvent,
  type FormEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import {typingRestMs, useAfterPaint} from '../use-after-paint.ts';
import {useArrival} from './arrival.ts';
import {openEvent} from './open-search.ts';
import {SearchResult} from './SearchResult.tsx';
import {mostResults, SearchStatus} from './SearchStatus.tsx';
import {useSearch} from './use-search.ts';

/** How many results are drawn first; they fill the dialog, and the others follow a paint later. */
const firstResults = 8;

/** Which way a key leads through the field and the results. */
const steps: Readonly<Record<string, number>> = {ArrowDown: 1, ArrowUp: -1};

/**
 * The search: a field, and the list of what it finds. It opens by Ctrl K, by ⌘ K, and by / where one does not write.
 *
 * It is a popover that covers the page. A modal `<dialog>` makes the page inert, and on a long page a phone takes a tenth
 * of a second to style all of it anew.
 */
export function SearchDialog() {
  const dialog = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [{text, restMs}, setTyped] = useState({text: '', restMs: 0});
  const {search, load} = useSearch();
  const [isFirstAsked, setIsFirstAsked] = useState(false);
  // A letter shows at once; what it finds follows.
  const looked = useAfterPaint(text, restMs);
  const findings = useMemo(
    () => (typeof search === 'object' ? search.of(looked) : undefined),
    [search, looked],
  );
  const isDrawn = useAfterPaint(findings) === findings;
  const close = () => dialog.current?.hidePopover();
  useArrival(close);

  useEffect(() => {
    const open = () => {
      if (!dialog.current?.matches(':popover-open')) dialog.current?.showPopover();
      input.current?.focus();
      input.current?.select();
      load();
    };
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (!isShortcut(event)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener(openEvent, open);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener(openEvent, open);
    };
  }, [load]);

  // Enter may come before what it asks for.
  useEffect(() => {
    if (!isFirstAsked || looked !== text || findings === undefined) return;
    setIsFirstAsked(false);
    if (findings.words !== 'none' || findings.notCovered) stops(dialog.current)[1]?.click();
  }, [isFirstAsked, looked, text, findings]);

  const onType = ({target: {value}}: ChangeEvent<HTMLInputElement>) => {
    // What is pasted is looked for at once.
    const isLetter = Math.abs(value.length - text.length) === 1;
    setTyped({text: value, restMs: isLetter ? typingRestMs : 0});
    setIsFirstAsked(false);
  };
  const askForFirst = (event: FormEvent) => {
    event.preventDefault();
    setIsFirstAsked(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') stayInside(event, dialog.current);
    const step = steps[event.key];
    // The arrows belong to a program for writing Chinese, say, while it offers its words.
    if (step === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const all = stops(dialog.current);
    const now = all.findIndex((stop) => stop.contains(document.activeElement));
    all.at((now + step) % all.length)?.focus();
  };
  const closeBeside = ({target, currentTarget}: MouseEvent) => {
    if (target === currentTarget) close();
  };

  return (
    <div
      ref={dialog}
      className="search-dialog"
      role="dialog"
      aria-modal="true"
      aria-label="Search"
      popover="auto"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onClick={closeBeside}
    >
      <div className="search-box">
        <form className="search-head" onSubmit={askForFirst}>
          <input
            ref={input}
            type="text"
            aria-label="Search these pages"
            autoComplete="off"
            autoCapitalize="none"
            enterKeyHint="go"
            spellCheck={false}
            value={text}
            onChange={onType}
          />
          <button type="button" className="button-quiet" onClick={close}>
            Close
          </button>
        </form>
        <SearchStatus search={search} findings={findings} text={looked.trim()} onRetry={load} />
        <ol className="search-results" aria-busy={looked !== text || !isDrawn}>
          {findings?.found.slice(0, isDrawn ? mostResults : firstResults).map((found) => (
            <SearchResult key={found.record.id} {...found} />
          ))}
        </ol>
      </div>
    </div>
  );
}

/** The Tab key leads from the last place of the dialog to the first, and back. */
function stayInside(event: KeyboardEvent, dialog: HTMLElement | null): void {
  const all = [...(dialog?.querySelectorAll<HTMLElement>('input, button, a') ?? [])];
  const [from, to] = event.shiftKey ? [all.at(0), all.at(-1)] : [all.at(-1), all.at(0)];
  if (document.activeElement !== from && document.activeElement !== dialog) return;
  event.preventDefault();
  to?.focus();
}

/** What the arrows lead through: the field, and the results. */
function stops(dialog: HTMLElement | null): HTMLElement[] {
  return [...(dialog?.querySelectorAll<HTMLElement>('input, .search-results a') ?? [])];
}

function isShortcut({key, ctrlKey, metaKey, altKey, target}: globalThis.KeyboardEvent): boolean {
  if (altKey) return false;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k';
  const isWritable = target instanceof Element && target.closest('input, textarea, select');
  return key === '/' && !isWritable;
}
