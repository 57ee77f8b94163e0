import {useId, useMemo, useRef, useState} from 'react';
import {openSearch} from '../search/open-search.ts';
import {useAfterPaint} from '../use-after-paint.ts';
import {type Match, type MessageRow, matchesOf} from './message-rows.ts';

/** Where a reader pastes a response or an error, and reads who sends it, its cause, and where to go, by the page's own tables. */
export function PasteResponse() {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const pasted = useAfterPaint(text);
  const matches = useMemo(
    () => (pasted.trim() === '' ? undefined : matchesOf(pasted, rowsBeside(place.current))),
    [pasted],
  );
  return (
    <div className="paste needs-script" ref={place}>
      <label htmlFor={id}>Paste the response or the error that you got</label>
      <textarea
        id={id}
        rows={3}
        spellCheck={false}
        autoComplete="off"
        placeholder={'{"error":"API key required", …}'}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="paste-note">It stays in this page, and is sent nowhere.</p>
      <div role="status">{matches && <Matches matches={matches} />}</div>
    </div>
  );
}

function Matches({matches}: {matches: readonly Match[]}) {
  const [first] = matches;
  if (!first) {
    return (
      <p>
        No message in the tables below stands in it.{' '}
        <button type="button" onClick={openSearch}>
          Search these pages
        </button>
      </p>
    );
  }
  return (
    <>
      <p>{first.isByStatus ? 'The status alone fits:' : 'This message is known:'}</p>
      <ul>
        {matches.map(({row: {texts, sender, remedy}}) => (
          <li key={`${texts.join()} ${sender}`}>
            <strong>{texts.join(', ')}</strong>, sent by: {sender}.{' '}
            <a href={remedy.address}>{remedy.words}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The rows of the tables that stand beside it on the page: a message, who sends it, and a link to the cause. */
function rowsBeside(place: HTMLElement | null): MessageRow[] {
  const rows = place?.parentElement?.querySelectorAll('tbody tr') ?? [];
  return [...rows].flatMap((row) => {
    const [message, sender, cause] = row.querySelectorAll('td');
    const link = cause?.querySelector('a');
    const codes = [...(message?.querySelectorAll('code') ?? [])];
    const texts = codes.map((code) => code.textContent);
    if (!sender || !link || texts.length === 0) return [];
    const remedy = {words: link.textContent, address: link.getAttribute('href') ?? ''};
    return [{texts, sender: sender.textContent.trim(), remedy}];
  });
}
