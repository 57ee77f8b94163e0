import {type FormEvent, useId} from 'react';
import {changeSettings, useSettings} from '../settings/store.ts';

/** Where the reader enters the key beside the response that asks for it, for all of the page, and sends it. */
export function KeyField({send}: {send(): void}) {
  const id = useId();
  const {key, isKeyShown} = useSettings();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (key !== '') send();
  };
  return (
    <form className="try-it-key" autoComplete="off" onSubmit={submit}>
      <label htmlFor={id}>Your key</label>
      <input
        id={id}
        type={isKeyShown ? 'text' : 'password'}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-1p-ignore
        data-lpignore="true"
        value={key}
        onChange={(event) => changeSettings({key: event.target.value})}
      />
      <button type="submit">Send with your key</button>
    </form>
  );
}
