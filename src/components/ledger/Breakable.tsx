import {Fragment} from 'react';

/** Code that may break behind what ends a part of it, such as a comma or a slash, and not within a word. */
export function Breakable({text}: {text: string}) {
  return (
    <code>
      <Parts text={text} />
    </code>
  );
}

/** A text that may break there. */
export function Parts({text}: {text: string}) {
  const parts = text.split(/(?<=[,;:&=/_.+?"'%-])(?=\S)/);
  return parts.map((part, place) => (
    // A place is enough of a key: the text is another one as a whole.
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
