import {useHistory} from '@docusaurus/router';
import {type KeyboardEvent, type MouseEvent, useEffect, useRef, useState} from 'react';
import {awaitArrival} from './arrival.ts';
import {SearchResult} from './SearchResult.tsx';
import {mostResults, SearchStatus} from './SearchStatus.tsx';
import {useFindings} from './use-findings.ts';

interface SearchDialogProps {
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
}

const listId = 'search-results';

/** The open search: a field, and the list of what it finds. Escape closes it, and the focus goes back. */
export function SearchDialog({text, onText, onClose}: SearchDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const history = useHistory();
  const [active, setActive] = useState(0);
  const {outcome, retry} = useFindings(text);
  const found = outcome.kind === 'found' ? outcome.found.slice(0, mostResults) : [];
  const optionId = (place: number) => `search-result-${place}`;

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    input.current?.select();
  }, []);

  const write = (written: string) => {
    setActive(0);
    onText(written);
  };
  const move = (step: number) => {
    if (found.length === 0) return;
    const next = (active + step + found.length) % found.length;
    setActive(next);
    document.getElementById(optionId(next))?.scrollIntoView({block: 'nearest'});
  };
  const goTo = (path: string) => {
    dialog.current?.close();
    awaitArrival(path);
    history.push(path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and the arrows belong to a program for writing Chinese, say, while it offers its words.
    if (event.nativeEvent.isComposing) return;
    const chosen = found[active];
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && chosen) goTo(chosen.record.path);
    else return;
    event.preventDefault();
  };
  const onChoose = (event: MouseEvent, path: string) => {
    // With one of these keys, the link opens elsewhere.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goTo(path);
  };
  const onBackdrop = (event: MouseEvent) => {
    if (event.target === dialog.current) dialog.current?.close();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it, as the key Escape does.
    <dialog
      ref={dialog}
      className="search-dialog"
      aria-label="Search"
      onClose={onClose}
      onClick={onBackdrop}
    >
      <div className="search-head">
        <input
          ref={input}
          className="search-field"
          type="text"
          role="combobox"
          aria-label="Search these pages"
          aria-autocomplete="list"
          aria-controls={listId}
          aria-expanded={found.length > 0}
          aria-activedescendant={found[active] && optionId(active)}
          autoComplete="off"
          autoCapitalize="none"
          enterKeyHint="go"
          spellCheck={false}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="search-close" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <SearchStatus outcome={outcome} text={text} onRetry={retry} />
      <div id={listId} className="search-results" role="listbox" aria-label="Results">
        {found.map(({record, terms}, place) => (
          <SearchResult
            key={record.id}
            id={optionId(place)}
            record={record}
            terms={terms}
            isActive={place === active}
            onPoint={() => setActive(place)}
            onChoose={(event) => onChoose(event, record.path)}
          />
        ))}
      </div>
    </dialog>
  );
}
