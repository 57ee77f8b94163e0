import path from 'node:path';
import type {Language} from '../../clients/run-client.ts';
import type {Value} from '../../content/claim/claim.ts';
import {clientLanguages} from '../../content/code/client-language.ts';
import {parseSnippetReference} from '../../content/code/snippet.ts';
import {withSettings} from '../../content/code/with-settings.ts';
import type {Target} from '../../servers/target.ts';
import {shownCode} from '../authentication/generated-keys.ts';

const languages: Readonly<Record<string, Language>> = {
  '.sh': 'curl',
  '.mts': 'typescript',
  '.mjs': 'typescript',
  '.py': 'python',
};

/** A snippet as a page shows it to a reader who entered this server and this key, and what runs it. */
export function filledSnippet(
  {text}: Pick<Value, 'text'>,
  settings: Pick<Target, 'url' | 'key'>,
): {language: Language; code: string} {
  const {file, region = ''} = parseSnippetReference(text);
  const language = languages[path.extname(file)];
  if (!language) throw new Error(`Nothing here runs ${file}.`);
  const highlight = clientLanguages.find(({id}) => id === language)?.highlight ?? '';
  return {language, code: withSettings(shownCode(file, region), highlight, settings)};
}
