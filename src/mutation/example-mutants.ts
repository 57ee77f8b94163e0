import {clientLanguages} from '../content/code/client-language.ts';
import {exampleNames, readExample, shownRegion} from '../content/code/example.ts';
import {varyingParts} from '../content/code/pattern.ts';
import {readRegions} from '../content/code/region.ts';
import {type Page, pageName} from '../content/page/page.ts';
import {placeAt} from '../content/place.ts';
import type {ProjectFiles} from '../content/project-files.ts';
import {alteredWord, type Mutant, spliced, type Watch, wordsOf} from './mutant.ts';

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
  return [...regions.values()].flatMap(({file, region, watch}) =>
    linesRemoved(file, files.read(file) ?? '', region).map((mutant) => ({...mutant, watch})),
  );
}

/** Every line of the outputs that pages show, with another word in it. */
export function outputMutants(files: ProjectFiles): Mutant[] {
  return exampleNames(files).flatMap((example) => {
    const result = readExample(example, files);
    if (!result.ok) return [];
    const {file, varies} = result.example.output;
    const text = files.read(file) ?? '';
    const free = varyingParts(text, varies);
    const words = wordsOf(text).filter(
      ({offset}) => !free.some(([start, end]) => start <= offset && offset < end),
    );
    return words.map(({word, offset}) => ({
      file,
      ...placeAt(text, offset),
      change: `${word} → ${alteredWord(word)}`,
      text: spliced(text, offset, offset + word.length, alteredWord(word)),
      watch: {by: 'output', example} as const,
    }));
  });
}

/** A line that is nothing but a comment: no run could tell whether it is there. */
const comment = /^\s*(\/\/|\/\*|\*|#)/;

function linesRemoved(file: string, text: string, region: string): Omit<Mutant, 'watch'>[] {
  const found = readRegions(text, file).regions.find(({name}) => name === region);
  if (!found) return [];
  const lines = text.split('\n');
  const end = lines.findIndex(
    (line, place) => place >= found.line && /#\s*endregion|\/\/ #endregion/.test(line),
  );
  return lines.flatMap((line, place) => {
    const isInside = place >= found.line && place < end;
    if (!isInside || line.trim() === '' || comment.test(line)) return [];
    return [
      {
        file,
        line: place + 1,
        column: line.length - line.trimStart().length + 1,
        change: `line removed: ${line.trim()}`,
        text: [...lines.slice(0, place), ...lines.slice(place + 1)].join('\n'),
      },
    ];
  });
}
