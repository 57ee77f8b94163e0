import {escapeHtml} from '../../content/code/escape-html.ts';
import type {FillablePart, HighlightedCode} from '../../content/code/highlight.ts';
import {literal} from '../../content/code/literal.ts';
import type {FilledSettings} from '../settings/store.ts';

/** The HTML of a piece of code with the reader's own settings in it, each as a literal of the language. */
export function fill(code: HighlightedCode, language: string, settings: FilledSettings): string {
  return code
    .map((part) => {
      if (typeof part === 'string') return part;
      const value = settings[part.setting];
      if (value === undefined) return part.html;
      const isMasked = part.setting === 'key' && !settings.isKeyShown;
      return filled(part, language, {value, isMasked});
    })
    .join('');
}

function filled(
  part: FillablePart,
  language: string,
  {value, isMasked}: {value: string; isMasked: boolean},
): string {
  const {start, value: own, end} = literal(language, {...part, value});
  const shown = escapeHtml(own);
  const middle = isMasked ? `<span class="secret">${shown}</span>` : shown;
  return `<span class="c-string">${escapeHtml(start)}${middle}${escapeHtml(end)}</span>`;
}
