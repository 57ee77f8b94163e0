import useIsBrowser from '@docusaurus/useIsBrowser';
import {type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState} from 'react';
import {ServerSelect} from '../server/ServerSelect.tsx';
import {generateKey} from './generate-key.ts';
import {KeyInput} from './KeyInput.tsx';
import {whenOpened} from './open-settings.ts';
import {type Reading, readBaseUrl, readKey} from './read-settings.ts';
import {changeSettings, useSettings, useTarget} from './store.ts';
import {useFolding} from './use-folding.ts';

interface SettingsPanelProps {
  /** The releases that the pages can be shown for, the oldest first; none where there is no record of any. */
  versions: readonly string[];
}

/**
 * Where the reader enters the own server and key, for every snippet and every request of the page, and says which server
 * it is, for all that the pages tell of it. It folds to one line once it is used.
 */
export function SettingsPanel({versions}: SettingsPanelProps) {
  const id = useId();
  const {url, key, isKeyShown} = useSettings();
  const target = useTarget();
  const panel = useRef<HTMLElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const isUsed = isEntered(readBaseUrl(url)) || isEntered(readKey(key));
  const {isOpen, dataOpen, setOpen} = useFolding(panel, isUsed);
  const [timesAsked, setTimesAsked] = useState(0);
  useEffect(
    () =>
      whenOpened(() => {
        setOpen(true);
        setTimesAsked((times) => times + 1);
      }),
    [setOpen],
  );
  // Before the paint, so that what a reader types right after the click goes into the field.
  useLayoutEffect(() => {
    if (timesAsked > 0) focusOn(form.current);
  }, [timesAsked]);
  return (
    <section
      ref={panel}
      className="settings needs-script"
      id="your-server"
      aria-label="Your server"
      data-open={dataOpen}
      onKeyDown={({key: pressed}) => {
        if (pressed !== 'Escape' || !isOpen) return;
        setOpen(false);
        panel.current?.querySelector('button')?.focus();
      }}
    >
      <h2 className="settings-title">
        <button
          type="button"
          className="settings-toggle"
          aria-expanded={isOpen}
          aria-controls={`${id}form`}
          onClick={() => setOpen(!isOpen)}
        >
          Your server{' '}
          <span className="settings-summary" data-ready={useIsBrowser()}>
            {summary(target, key)}
          </span>
        </button>
      </h2>
      <form
        ref={form}
        id={`${id}form`}
        autoComplete="off"
        onSubmit={(event) => event.preventDefault()}
      >
        <Field label="Base URL" reading={readBaseUrl(url)}>
          {(described) => (
            <input
              {...described}
              type="url"
              inputMode="url"
              spellCheck={false}
              placeholder={target}
              value={url}
              onChange={(event) => changeSettings({url: event.target.value})}
            />
          )}
        </Field>
        <Field label="Key" reading={readKey(key)}>
          {(described) => <KeyInput {...described} />}
        </Field>
        <div className="settings-buttons">
          <button
            type="button"
            aria-pressed={isKeyShown}
            onClick={() => changeSettings({isKeyShown: !isKeyShown})}
          >
            Show key
          </button>
          <button type="button" onClick={() => changeSettings({key: generateKey()})}>
            Generate a key
          </button>
          <button
            type="button"
            onClick={() => changeSettings({url: '', key: '', isKeyShown: false})}
          >
            Clear
          </button>
        </div>
        <p className="settings-note">
          They go into every snippet, and to this server only. The key is forgotten with the page.
        </p>
        {versions.length > 0 && (
          <div className="settings-field">
            <label htmlFor={`${id}server`}>This server is</label>
            <ServerSelect id={`${id}server`} versions={versions} none="not chosen" />
          </div>
        )}
      </form>
    </section>
  );
}

/** The base URL is in the way where it cannot be used; else the key is what a request lacks. */
function focusOn(form: HTMLFormElement | null): void {
  const wrong = form?.querySelector<HTMLInputElement>('input[aria-invalid=true]');
  const field = wrong ?? form?.querySelector<HTMLInputElement>('input:not([type=url])');
  field?.focus();
}

interface FieldProps {
  label: string;
  reading: Reading;
  children(described: {id: string; 'aria-describedby': string; 'aria-invalid': boolean}): ReactNode;
}

function Field({label, reading, children}: FieldProps) {
  const id = useId();
  const problem = reading.ok ? undefined : reading.problem;
  const note = reading.ok ? reading.note : undefined;
  return (
    <div className="settings-field">
      <label htmlFor={id}>{label}</label>
      {children({id, 'aria-describedby': `${id}problem`, 'aria-invalid': problem !== undefined})}
      <p id={`${id}problem`} className="settings-problem" aria-live="polite">
        {problem}
        {note && <span className="settings-reading">{note}</span>}
      </p>
    </div>
  );
}

function isEntered(reading: Reading): boolean {
  return reading.ok && reading.value !== undefined;
}

function summary(target: string, key: string): string {
  return `${target}, ${key === '' ? 'no key' : 'with your key'}`;
}
