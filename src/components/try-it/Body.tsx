import {useMemo} from 'react';
import {refractor} from 'refractor/core';
import json from 'refractor/json';
import {highlighter} from '../../content/code/highlight.ts';

refractor.register(json);
const highlight = highlighter(refractor);

/** The body of a response, in the colours that documented ones have. JSON is coloured, and anything else as plain as text. */
export function Body({text}: {text: string}) {
  const html = useMemo(() => {
    const language = /^[[{]/.test(text) ? 'json' : 'text';
    return highlight(text, language).filter((part) => typeof part === 'string');
  }, [text]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
    <pre className="try-it-body" tabIndex={0}>
      <code dangerouslySetInnerHTML={{__html: html.join('')}} />
    </pre>
  );
}
