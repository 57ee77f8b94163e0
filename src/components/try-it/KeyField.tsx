import {type FormEvent, useId} from 'react';
import {KeyInput} from '../settings/KeyInput.tsx';
import {useSettings} from '../settings/store.ts';

/** Where the reader enters the key beside the response that asks for it, for all of the page, and sends it. */
export function KeyField({send}: {send(): void}) {
  const id = useId();
  const {key} = useSettings();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (key !== '') send();
  };
  return (
    <form className="try-it-key" autoComplete="off" onSubmit={submit}>
      <label htmlFor={id}>Your key</label>
      <KeyInput id={id} />
      <button type="submit">Send with your key</button>
    </form>
  );
}
