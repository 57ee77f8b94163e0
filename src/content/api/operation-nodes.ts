import type {RootContent} from 'mdast';
import {clientLanguages} from '../code/client-language.ts';
import type {ExampleRequest} from '../code/example-request.ts';
import {element} from '../syntax/element.ts';
import {inlineCode, paragraph, text} from '../syntax/nodes.ts';
import {
  blocks,
  codes,
  headingWithId,
  inline,
  label,
  madeCode,
  row,
  tableOf,
  valueInWords,
} from './api-nodes.ts';
import type {Document} from './document.ts';
import {choicesIn, fieldsOf, typeInWords} from './fields.ts';
import {json, type Operation, type Response} from './operation.ts';
import {type RequestShown, requestCode, someKey} from './request-code.ts';
import {sampleOf, samplesOf} from './sample.ts';

/** An operation as a page shows it. */
export function operationNodes(
  document: Document,
  keyHeader: string,
  operation: Operation,
): RootContent[] {
  const {anchor, method, path, summary, description, needsKey, responses} = operation;
  const route = paragraph(inlineCode(`${method} ${path}`));
  route.data = {hProperties: {className: ['api-route']}};
  return [
    headingWithId(3, summary, anchor),
    route,
    ...(description === undefined ? [] : blocks(description)),
    needsKey
      ? paragraph(text('Needs the API key in '), inlineCode(keyHeader), text('.'))
      : paragraph(text('Needs no key.')),
    ...parameterNodes(document, operation),
    ...bodyNodes(document, operation),
    exampleNode(operation, requestOf(document, keyHeader, operation)),
    label('Responses'),
    element(
      'StatusTabs',
      {},
      responses.map((response) =>
        element('StatusTab', {status: response.status}, responseNodes(document, response)),
      ),
    ),
  ];
}

function parameterNodes(document: Document, {parameters}: Operation): RootContent[] {
  const rows = parameters.map(({name, in: place, required = false, description, schema}) =>
    row(
      [inlineCode(name)],
      `${place}, ${typeInWords(document, schema)}, ${need(required)}`,
      inline(description),
    ),
  );
  const columns = ['Parameter', 'Type', 'What it is'];
  return rows.length > 0 ? [label('Parameters'), ...tableOf(columns, rows)] : [];
}

function bodyNodes(document: Document, {body}: Operation): RootContent[] {
  if (!body) return [];
  const {schema, isRequired, description = schema.description} = body;
  const rows = fieldsOf(document, schema).map((field) =>
    row(
      [inlineCode(field.name)],
      `${field.type}, ${need(field.isRequired)}`,
      inline(field.description),
    ),
  );
  return [
    label(isRequired ? 'Body in JSON' : 'Body in JSON, optional'),
    ...(description === undefined ? [] : blocks(description)),
    ...tableOf(['Field', 'Type', 'What it is'], rows),
  ];
}

function need(isRequired: boolean): string {
  return isRequired ? 'required' : 'optional';
}

/** The request, with an example for each value that a caller gives. */
function requestOf(
  document: Document,
  keyHeader: string,
  {method, path, needsKey, parameters, body}: Operation,
): RequestShown {
  const examples = new Map(parameters.map(({name, example}) => [name, example]));
  return {
    method,
    path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      String(
        examples.get(name) ?? `your-${name.replaceAll(/[A-Z]/g, (one) => `-${one.toLowerCase()}`)}`,
      ),
    ),
    keyHeader: needsKey ? keyHeader : undefined,
    body: body && sampleOf(document, body.schema),
  };
}

function exampleNode({anchor, responses}: Operation, request: RequestShown): RootContent {
  const tabs = clientLanguages.map(({id, label: name, highlight}) =>
    element('LanguageTab', {language: id, label: name}, [
      madeCode(highlight, requestCode[id](request)),
    ]),
  );
  const {method, path, keyHeader} = request;
  // What changes nothing, leaves nothing to fill in, and responds with JSON.
  const isSent =
    method === 'GET' && !path.includes('/your-') && responses[0]?.types.includes(json) === true;
  const key = keyHeader === undefined ? {} : {key: someKey};
  const sent: ExampleRequest = {method, path, ...key, headers: {}};
  return element('Example', {name: anchor, ...(isSent ? {request: JSON.stringify(sent)} : {})}, [
    element('LanguageTabs', {}, tabs),
  ]);
}

function responseNodes(
  document: Document,
  {description, types, schema, own}: Response,
): RootContent[] {
  const headers = own.map(([name, {description: says, schema: value, example}]) =>
    row([inlineCode(name)], [...inline(says), ...valueInWords(value, example)]),
  );
  return [
    ...blocks(description),
    ...tableOf(['Header', 'What it says'], headers),
    ...(schema ? samplesOf(document, schema) : []).map((sample) =>
      madeCode('json', JSON.stringify(sample, null, 2)),
    ),
    ...(schema ? choicesIn(document, schema) : []).map(([name, texts]) =>
      paragraph(inlineCode(name), text(' is one of '), ...codes(texts), text('.')),
    ),
    ...bodyInWords(types),
  ];
}

function bodyInWords(types: readonly string[]): RootContent[] {
  if (types.includes(json)) return [];
  if (types.length === 0) return [paragraph(text('It has no body.'))];
  return [paragraph(text('The type of its body: '), ...codes(types), text('.'))];
}
