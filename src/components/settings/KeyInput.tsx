import {changeSettings, useSettings} from './store.ts';

interface KeyInputProps {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

/** The field of the reader's key, which is one for all of the page: hidden unless it is to be shown, and kept by nobody. */
export function KeyInput(described: KeyInputProps) {
  const {key, isKeyShown} = useSettings();
  return (
    <input
      {...described}
      type={isKeyShown ? 'text' : 'password'}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      data-1p-ignore
      data-lpignore="true"
      value={key}
      onChange={(event) => changeSettings({key: event.target.value})}
    />
  );
}
