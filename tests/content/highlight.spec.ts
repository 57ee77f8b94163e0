import {expect, test} from '@playwright/test';
import {clientLanguages} from '../../src/content/code/client-language.ts';
import {exampleNames, readExample} from '../../src/content/code/example.ts';
import {highlight} from '../../src/content/code/grammars.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';

const files = projectFiles(projectRoot);

for (const name of exampleNames(files)) {
  test(`the highlighted clients of ${name} are their code, character for character`, () => {
    const result = readExample(name, files);
    if (!result.ok) throw new Error(`examples/${name} is not whole`);
    expect(result.example.clients).toHaveLength(clientLanguages.length);
    for (const {language, text} of result.example.clients) {
      const parts = highlight(text, language.highlight);
      expect(textOf(parts), language.label).toBe(text);
      expect(htmlOf(parts), language.label).toContain('class="c-string"');
    }
  });
}

test('what is special in HTML stays text', () => {
  expect(highlight('a < b && c > d', 'text')).toEqual(['a &lt; b &amp;&amp; c &gt; d']);
});

test('a language without a grammar stays plain text', () => {
  expect(highlight('ELIZA_SERVER_URL', 'nothing')).toEqual(['ELIZA_SERVER_URL']);
});

function htmlOf(parts: ReturnType<typeof highlight>): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.html)).join('');
}

function textOf(parts: ReturnType<typeof highlight>): string {
  return htmlOf(parts)
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
