import type {RootContent} from 'mdast';
import {parse} from 'yaml';
import type {ProjectFiles} from '../project-files.ts';
import {element} from '../syntax/element.ts';
import {inlineCode, link, paragraph, text} from '../syntax/nodes.ts';
import {blocks, codes, headingWithId, inline, row, tableOf, valueInWords} from './api-nodes.ts';
import {apiRoutes, descriptionOf} from './api-server.ts';
import type {Document} from './document.ts';
import {type Operation, operationsOf} from './operation.ts';
import {operationNodes} from './operation-nodes.ts';

/** What a page shows of the description of a server. Throws a sentence where there is none, or none that can be shown. */
export function apiPage(server: string, files: ProjectFiles): RootContent[] {
  const file = descriptionOf(server);
  const source = files.read(file);
  if (source === undefined) throw new Error(`<${apiRoutes} server="${server}" /> needs ${file}.`);
  const document: Document = parse(source, {merge: true});
  const operations = operationsOf(document);
  const [scheme] = Object.values(document.components.securitySchemes);
  const keyHeader = scheme?.name ?? '';
  return [
    element('ApiServer', {server}),
    ...blocks(document.info.description ?? ''),
    headingWithId(2, 'API key', 'api-key'),
    ...tableOf(['Header', 'Value'], [row([inlineCode(keyHeader)], inline(scheme?.description))]),
    paragraph(
      text('Each operation needs it, except these: '),
      ...codes(operations.filter(({needsKey}) => !needsKey).map(routeOf)),
      text('.'),
    ),
    ...document.tags.flatMap(({name, description}) => [
      headingWithId(2, name, name.toLowerCase().replaceAll(' ', '-')),
      ...blocks(description ?? ''),
      ...operations
        .filter(({tag}) => tag === name)
        .flatMap((operation) => operationNodes(document, keyHeader, operation)),
    ]),
    headingWithId(2, 'Headers of responses', 'headers'),
    ...headerTable(document, operations),
    paragraph(
      text('The same for programs: '),
      link(`pathname://${file.replace(/^static/, '')}`, file.replace(/^static\//, '')),
      text('.'),
    ),
  ];
}

function routeOf({method, path}: Operation): string {
  return `${method} ${path}`;
}

/** The headers that the description has once for all operations, with the statuses that they come with. */
function headerTable(document: Document, operations: readonly Operation[]): RootContent[] {
  const responses = operations.flatMap((operation) => operation.responses);
  const rows = Object.entries(document.components.headers ?? {}).map(
    ([name, {description, schema, example}]) => {
      const statuses = new Set(
        responses.flatMap(({status, shared}) => (shared.includes(name) ? [status] : [])),
      );
      return row(
        [inlineCode(name)],
        [...inline(description), ...valueInWords(schema, example)],
        [...statuses].sort().join(', '),
      );
    },
  );
  const tables = tableOf(['Header', 'What it says', 'Comes with'], rows);
  // Other pages are about these headers.
  return tables.map((table) => ({...table, data: {isMade: true}}));
}
