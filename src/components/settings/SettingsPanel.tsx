import useIsBrowser from '@docusaurus/useIsBrowser';
import {type ReactNode, useId, useRef} from 'react';
import {ServerSelect} from '../server/ServerSelect.tsx';
import {generateKey} from './generate-key.ts';
import {readBaseUrl, readKey} from './read-settings.ts';
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
  const isUsed = isEntered(readBaseUrl(url)) || isEntered(readKey(key));
  const {isOpen, dataOpen, toggle} = useFolding(panel, isUsed);
  return (
    <section
      ref={panel}
      className="settings needs-script"
      id="your-server"
      aria-label="Your server"
      data-open={dataOpen}
    >
      <h2 className="settings-title">
        <button
          type="button"
          className="settings-toggle"
          aria-expanded={isOpen}
          aria-controls={`${id}form`}
          onClick={toggle}
        >
          Your server{' '}
          <span className="settings-summary" data-ready={useIsBrowser()}>
            {summary(target, key)}
          </span>
        </button>
      </h2>
      <form id={`${id}form`} autoComplete="off" onSubmit={(event) => event.preventDefault()}>
        <Field label="Base URL" problem={problemOf(readBaseUrl(url))}>
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
        <Field label="Key" problem={problemOf(readKey(key))}>
          {(described) => (
            <input
              {...described}
              type={isKeyShown ? 'text' : 'password'}
              autoComplete="off"
              spellCheck={false}
              autoCapitalize="none"
              data-1p-ignore
              data-lpignore="true"
              value={key}
              onChange={(event) => changeSettings({key: event.target.value})}
            />
          )}
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

interface FieldProps {
  label: string;
  problem: string | undefined;
  children(described: {id: string; 'aria-describedby': string; 'aria-invalid': boolean}): ReactNode;
}

function Field({label, problem, children}: FieldProps) {
  const id = useId();
  return (
    <div className="settings-field">
      <label htmlFor={id}>{label}</label>
      {children({id, 'aria-describedby': `${id}problem`, 'aria-invalid': problem !== undefined})}
      <p id={`${id}problem`} className="settings-problem" aria-live="polite">
        {problem}
      </p>
    </div>
  );
}

function isEntered(reading: ReturnType<typeof readKey>): boolean {
  return reading.ok && reading.value !== undefined;
}

function problemOf(reading: ReturnType<typeof readKey>): string | undefined {
  return reading.ok ? undefined : reading.problem;
}

function summary(target: string, key: string): string {
  return `${target}, ${key === '' ? 'no key' : 'with your key'}`;
}
