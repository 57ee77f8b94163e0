import {type ReactNode, useEffect, useRef, useState} from 'react';
import type {ExampleRequest} from '../../content/code/example-request.ts';
import {enteredSettings} from '../settings/store.ts';
import {painted} from '../when-painted.ts';
import {type Kind, kindLabels, kindsOf} from './kinds.ts';

interface TryItProps {
  /** What is tried, for whoever does not see where it stands. */
  label: string;
  request: ExampleRequest;
  /** What the only button says, where the request is sent in no other form; nothing stands before it then. */
  only?: string;
}

/** The last try: under way, or with what came of it. */
interface Try {
  /** How high the place of the result was before, in CSS pixels, so that the page below does not jump. */
  room: number;
  result: {view: ReactNode; words: string} | undefined;
  /** What the reader reads meanwhile. */
  waiting: string;
}

/** Buttons that send a request to the reader's server, in the forms that tell the reader something. The code for it is loaded on first use. */
export function TryIt({label, request, only}: TryItProps) {
  const [last, setLast] = useState<Try>();
  const running = useRef<AbortController>(undefined);
  const place = useRef<HTMLDivElement>(null);
  const cancelButton = useRef<HTMLButtonElement>(null);
  const pressed = useRef<HTMLButtonElement>(null);
  useEffect(() => stop, []);

  function stop() {
    running.current?.abort();
    running.current = undefined;
  }

  async function start(kind: Kind, button: HTMLButtonElement) {
    stop();
    const mine = new AbortController();
    running.current = mine;
    pressed.current = button;
    const sendAgain = () => void start('request', button);
    const room = place.current?.offsetHeight ?? 0;
    const say = (waiting: string) => {
      if (running.current === mine) setLast({room, result: undefined, waiting});
    };
    say('Waiting for the answer…');
    await painted();
    const result = await import('./attempt.tsx').then(
      ({attempt}) => attempt(request, kind, {...enteredSettings(), sendAgain, say}, mine.signal),
      () => notLoaded,
    );
    if (running.current !== mine) return;
    running.current = undefined;
    // The button to cancel goes, and would take the focus with it.
    if (document.activeElement === cancelButton.current) pressed.current.focus();
    setLast({room: 0, result, waiting: ''});
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form, and these buttons fill in nothing.
    <div className="try-it needs-script" role="group" aria-label={label}>
      <div className="try-it-buttons">
        {only === undefined && <span className="try-it-label">Try it</span>}
        {(only === undefined ? kindsOf(request) : (['request'] as const)).map((kind) => (
          <button type="button" key={kind} onClick={(event) => start(kind, event.currentTarget)}>
            {only ?? kindLabels[kind]}
          </button>
        ))}
      </div>
      {last && (
        <div className="try-it-result" ref={place} style={{minHeight: last.room || undefined}}>
          {last.result?.view ?? (
            <p className="try-it-waiting">
              {last.waiting}{' '}
              <button type="button" ref={cancelButton} onClick={() => running.current?.abort()}>
                Cancel
              </button>
            </p>
          )}
        </div>
      )}
      <p className="only-read" role="status">
        {last?.result?.words}
      </p>
    </div>
  );
}

const notLoadedWords = 'The code that sends the request did not load. Reload the page.';
const notLoaded = {view: <p>{notLoadedWords}</p>, words: notLoadedWords};
