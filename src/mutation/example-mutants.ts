import {clientLanguages} from '../content/code/client-language.ts';
import {exampleNames, readExample, shownRegion} from '../content/code/example.ts';
import {varyingParts} from '../content/code/pattern.ts';
import {readRegions} from '../content/code/region.ts';
import {type Page, pageName} from '../content/page/page.ts';
import type {ProjectFiles} from '../content/project-files.ts';
import {
  type Change,
  type Mutant,
  mutantOf,
  replaced,
  type Watch,
  wordChange,
  wordsOf,
} from './mutant.ts';

/** Every line of the code that pages pull, removed: from the regions of snippets and from the clients of examples. */
export function lineMutants(pages: readonly Page[], files: ProjectFiles): Mutant[] {
  const regions = new Map<string, {file: string; region: string; watch: Watch}>();
  const snippets = pages.flatMap(({file, fences}) =>
    fences.flatMap(({source}) => {
      if (source.kind !== 'snippet' || source.reference.region === undefined) return [];
      return [{...source.reference, region: source.reference.region, page: pageName(file)}];
    }),
  );
  for (const {file, region} of snippets) {
    const showing = snippets.filter((other) => other.file === file && other.region === region);
    const shownOn = [...new Set(showing.map(({page}) => page))];
    regions.set(`${file}#${region}`, {file, region, watch: {by: 'all-claims', pages: shownOn}});
  }
  for (const example of exampleNames(files)) {
    for (const {id: language, file: name} of clientLanguages) {
      const file = `examples/${example}/${name}`;
      const watch = {by: 'client', example, language} as const;
      regions.set(`${file}#${shownRegion}`, {file, region: shownRegion, watch});
    }
  }
  return [...regions.values()].flatMap(({file, region, watch}) => {
    const text = files.read(file) ?? '';
    return linesRemoved(file, text, region).map((change) => mutantOf(file, text, change, watch));
  });
}

/** Every line of the outputs that pages show, with another word in it. */
export function outputMutants(files: ProjectFiles): Mutant[] {
  return exampleNames(files).flatMap((example) => {
    const result = readExample(example, files);
    if (!result.ok) return [];
    const {file, varies} = result.example.output;
    const text = files.read(file) ?? '';
    return wordsOf(text, varyingParts(text, varies)).map((word) =>
      mutantOf(file, text, wordChange(text, word), {by: 'output', example}),
    );
  });
}

/** A line that is nothing but a comment: no run could tell whether it is there. */
const comment = /^\s*(\/\/|\/\*|\*|#)/;

function linesRemoved(file: string, text: string, region: string): Change[] {
  const found = readRegions(text, file).regions.find(({name}) => name === region);
  if (!found) return [];
  let end = 0;
  return text.split('\n').flatMap((content, place): Change[] => {
    const start = end;
    end += content.length + 1;
    const isInside = place >= found.line && place < found.end - 1;
    if (!isInside || content.trim() === '' || comment.test(content)) return [];
    const {result, change} = replaced(text, [start, end], '', `line removed: ${content.trim()}`);
    return [{result, change, offset: start + content.length - content.trimStart().length}];
  });
}
