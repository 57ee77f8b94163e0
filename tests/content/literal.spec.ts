import {expect, test} from '@playwright/test';
import {type Language, runCopiedCode} from '../../src/clients/run-client.ts';
import {literal} from '../../src/content/code/literal.ts';
import {printable} from '../fixtures/nasty-key.ts';

const languages: readonly {name: string; language: Language; prints: (text: string) => string}[] = [
  {name: 'bash', language: 'curl', prints: (text) => `printf '%s' ${text}`},
  {name: 'ts', language: 'typescript', prints: (text) => `process.stdout.write(${text})`},
  {name: 'python', language: 'python', prints: (text) => `print(${text}, end='')`},
];

for (const {name, language, prints} of languages) {
  test(`a literal of ${name} is the text itself, for every character that a key can have`, async () => {
    const {start, value, end} = literal(name, {
      before: printable,
      value: printable,
      after: printable,
    });
    const run = await runCopiedCode(language, prints(`${start}${value}${end}`));
    const output = `${printable}${printable}${printable}`.trim();
    expect(run).toEqual({exitCode: 0, output, errorOutput: ''});
  });
}
