import {type ReactNode, useEffect, useRef, useState} from 'react';
import type {ExampleRequest} from '../../content/code/example-request.ts';
import {enteredSettings} from '../settings/store.ts';
import {type Kind, kindLabels, kindsOf} from './kinds.ts';

interface TryItProps {
  /** Of the example. */
  name: string;
  request: ExampleRequest;
}

/** The last try: under way, or with what came of it. */
interface Try {
  /** How high the place of the result was before, in CSS pixels, so that the page below does not jump. */
  room: number;
  result: {view: ReactNode; words: string} | undefined;
  /** What the reader reads meanwhile. */
  waiting: string;
}

/** Buttons that send the request of an example to the reader's server. The code for it is loaded on first use. */
export function TryIt({name, request}: TryItProps) {
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
    <div className="try-it needs-script" role="group" aria-label={`Try the example ${name}`}>
      <div className="try-it-buttons">
        <span className="try-it-label">Try it</span>
        {kindsOf(request).map((kind) => (
          <button type="button" key={kind} onClick={(event) => start(kind, event.currentTarget)}>
            {kindLabels[kind]}
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
