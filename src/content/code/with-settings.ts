import {literal} from './literal.ts';
import {type Setting, slotsOf} from './slot.ts';

/** A piece of code with someone's own settings in it, each as a literal of the language, as the page shows it to them. */
export function withSettings(
  code: string,
  language: string,
  settings: Readonly<Partial<Record<Setting, string>>>,
): string {
  let filled = '';
  let place = 0;
  for (const {setting, start, end, before, after} of slotsOf(code, language)) {
    const value = settings[setting];
    if (value === undefined) continue;
    const own = literal(language, {before, value, after});
    filled += code.slice(place, start) + own.start + own.value + own.end;
    place = end;
  }
  return filled + code.slice(place);
}
