import {type ClipboardEvent, useMemo, useRef} from 'react';
import type {HighlightedCode} from '../../content/code/highlight.ts';
import {useFilledSettings} from '../settings/store.ts';
import {CopyButton} from './CopyButton.tsx';
import {fill} from './fill.ts';

interface CodeProps {
  language: string;
  /** The file that the code comes from. */
  title?: string;
  /** The code, as JSON; the transform of pages sets it. */
  parts: string;
}

/** A block of code, with the reader's own server and key where it has a place for them. */
export function Code({language, title, parts: json}: CodeProps) {
  const parts: HighlightedCode = useMemo(() => JSON.parse(json), [json]);
  const Inner = parts.every(isText) ? Block : FilledBlock;
  return <Inner language={language} title={title} parts={parts} />;
}

interface BlockProps extends Pick<CodeProps, 'language'> {
  title: string | undefined;
  parts: HighlightedCode;
}

function isText(part: HighlightedCode[number]): part is string {
  return typeof part === 'string';
}

/** Only a block that has such a place is drawn anew while the reader writes. */
function FilledBlock({parts, language, title}: BlockProps) {
  const settings = useFilledSettings();
  const html = useMemo(() => fill(parts, language, settings), [parts, language, settings]);
  return <Block language={language} title={title} parts={[html]} />;
}

function Block({language, title, parts}: BlockProps) {
  const code = useRef<HTMLElement>(null);
  return (
    <figure className={`code language-${language}`}>
      {title && <figcaption>{title}</figcaption>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so the keyboard has to reach it. */}
      <pre tabIndex={0} onCopy={copySelection}>
        <code ref={code} dangerouslySetInnerHTML={{__html: parts.join('')}} />
      </pre>
      <CopyButton text={() => code.current?.textContent ?? ''} />
    </figure>
  );
}

/** Copies what is selected as it stands in the page, since browsers copy the dots of a masked key. */
function copySelection(event: ClipboardEvent): void {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return;
  event.clipboardData.setData('text/plain', selection.getRangeAt(0).cloneContents().textContent);
  event.preventDefault();
}
