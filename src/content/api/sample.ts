import {type Document, type Reference, resolved, type Schema} from './document.ts';

/** The id that the pages show for an agent, which stands for any other. */
const someId = 'b850bc30-45f8-0041-a00a-83df46d8555d';
const someTime = '2026-01-01T00:00:00.000Z';

/** A value for each form that a schema leaves open: one, or one of each alternative. */
export function samplesOf(document: Document, schema: Schema | Reference): unknown[] {
  const {anyOf, ...own} = resolved(document, schema);
  if (anyOf && own.type === undefined) return anyOf.flatMap((one) => samplesOf(document, one));
  return [sampleOf(document, schema)];
}

/** A value that a schema allows, as an example of it: its own where it has one. */
export function sampleOf(document: Document, given: Schema | Reference): unknown {
  const schema = resolved(document, given);
  const {examples, anyOf: [alternative] = [], allOf} = schema;
  if (examples && examples.length > 0) return examples[0];
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (alternative) return sampleOf(document, alternative);
  if (allOf) return Object.assign({}, ...allOf.map((one) => sampleOf(document, one)));
  switch ([schema.type].flat()[0]) {
    case 'object':
      return objectSample(document, schema);
    case 'array':
      return schema.items ? [sampleOf(document, schema.items)] : [];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'null':
      return null;
    case 'string':
      return textSample(schema);
    default:
      return {};
  }
}

function objectSample(document: Document, {properties = {}}: Schema): object {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, sampleOf(document, schema)]),
  );
}

function textSample({format, pattern}: Schema): string {
  if (format === 'uuid') return someId;
  if (format === 'date-time') return someTime;
  return pattern === undefined ? 'text' : textLike(pattern);
}

/** A text that a simple pattern matches: one that has words, with places for a number, a name or anything. */
function textLike(pattern: string): string {
  return pattern
    .replaceAll(/^\^|\$$/g, '')
    .replaceAll('\\d+', '1')
    .replaceAll('\\w+', 'name')
    .replaceAll('.+', someId)
    .replaceAll(/\\(.)/g, '$1');
}
