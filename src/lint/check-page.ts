import {apiRoutes, apiServerOf, descriptionOf} from '../content/api/api-server.ts';
import {readExample, shownClients} from '../content/code/example.ts';
import {readExampleRequest, readPlainRequest} from '../content/code/example-request.ts';
import {type Fence, fenceChoices} from '../content/code/fence.ts';
import {patternFaults} from '../content/code/pattern.ts';
import {readSnippet} from '../content/code/snippet.ts';
import type {ExampleUse, Page} from '../content/page/page.ts';
import {placeAt} from '../content/place.ts';
import type {Fault, Position, Problem} from '../content/problem.ts';
import type {ProjectFiles} from '../content/project-files.ts';
import {checkDiagram} from './diagram.ts';
import {type Language, languageProblems, unusedExceptions} from './language/check-language.ts';
import {type Vocabulary, vocabularyProblems} from './vocabulary.ts';

/** Everything that is wrong with the fences, examples and words of a page. */
export async function checkPage(
  page: Page,
  files: ProjectFiles,
  vocabulary?: Vocabulary,
  language?: Language,
): Promise<Problem[]> {
  const {file} = page;
  const located = ({line, column}: Position, faults: Fault[]): Problem[] =>
    faults.map((fault) => ({file, line, column, ...fault}));
  const problems = [
    ...page.fences.flatMap((fence) => located(fence, fenceFaults(fence, files))),
    ...page.examples.flatMap((use) => located(use, exampleFaults(use, files))),
    ...page.faults.map((fault) => ({file, ...fault})),
  ];
  for (const fence of page.fences) {
    if (fence.source.kind !== 'diagram') continue;
    const problem = await checkDiagram(file, fence);
    if (problem) problems.push(problem);
  }
  const source = files.read(file) ?? '';
  problems.push(...apiProblems(file, source, files));
  // A page may have more words than a call takes arguments.
  return problems.concat(
    vocabulary ? vocabularyProblems(page, vocabulary) : [],
    language ? languageProblems(page, source, language) : [],
    language ? unusedExceptions(page, source, language) : [],
  );
}

function fenceFaults({source, text, varies, isSent}: Fence, files: ProjectFiles): Fault[] {
  switch (source.kind) {
    case 'snippet': {
      if (text !== '') {
        return fault(
          'filled-snippet',
          `this fence is filled from ${source.reference.file}: remove the code between its marks.`,
        );
      }
      const snippet = readSnippet(source.reference, files);
      if (!snippet.ok) return [snippet.fault];
      const sent = isSent ? readPlainRequest(snippet.text, source.reference.file) : undefined;
      return sent?.ok === false ? [sent.fault] : [];
    }
    case 'unchecked':
      if (source.reason !== '') return [];
      return fault(
        'unchecked-without-reason',
        'this fence does not say why nothing checks it: write unchecked="why".',
      );
    case 'unclassified':
      return fault(
        'unclassified-fence',
        `nothing holds this fence against the code: ${fenceChoices}.`,
      );
    case 'claim':
      return patternFaults(varies, text);
    case 'diagram':
      if (source.claim !== undefined) return [];
      return fault(
        'diagram-without-claim',
        'nothing executes this diagram: put it inside <Claim id="…"> and hold it against a trace, or mark it unchecked="why".',
      );
  }
}

function exampleFaults({component, name, client}: ExampleUse, files: ProjectFiles): Fault[] {
  if (name === undefined) {
    return fault('missing-name', `<${component}> has no name: write <${component} name="…" />.`);
  }
  const example = readExample(name, files);
  if (!example.ok) return example.faults;
  const {clients} = example.example;
  const shown = shownClients(clients, client);
  if (!shown.ok || component === 'ExampleOutput') return shown.ok ? [] : [shown.fault];
  const sent = readExampleRequest(clients);
  return sent.ok ? [] : [sent.fault];
}

/** A page that shows the API of a server which nothing describes. */
function apiProblems(file: string, source: string, files: ProjectFiles): Problem[] {
  const server = apiServerOf(source);
  if (server === undefined || files.read(descriptionOf(server)) !== undefined) return [];
  const place = placeAt(source, source.indexOf(`<${apiRoutes} `));
  const message = `${descriptionOf(server)}, which describes the API of the server "${server}", is not there.`;
  return [{file, line: place.line, column: place.column, code: 'missing-file', message}];
}

function fault(code: Fault['code'], message: string): Fault[] {
  return [{code, message}];
}
