import {type Document, type Reference, resolved, type Schema} from './document.ts';

/** A field of a body in JSON. */
export interface Field {
  /** With what it stands in: `characterJson.name`. */
  name: string;
  /** In words: `array of string`. */
  type: string;
  isRequired: boolean;
  description: string | undefined;
}

/** The fields of a schema, each after what it stands in. */
export function fieldsOf(document: Document, given: Schema | Reference, before = ''): Field[] {
  const schema = resolved(document, given);
  const parts = (schema.allOf ?? []).flatMap((one) => fieldsOf(document, one, before));
  const {properties = {}, required = []} = schema;
  const own = Object.entries(properties).flatMap(([key, part]) => {
    const name = before + key;
    const field = resolved(document, part);
    const {description} = field;
    const type = typeInWords(document, field);
    return [
      {name, type, isRequired: required.includes(key), description},
      ...fieldsOf(document, field, `${name}.`),
    ];
  });
  return [...parts, ...own];
}

/** What a value may be, in a few words. */
export function typeInWords(document: Document, given: Schema | Reference): string {
  const {type, format, items, anyOf} = resolved(document, given);
  if (anyOf) return anyOf.map((one) => typeInWords(document, one)).join(' or ');
  if (format === 'uuid') return 'UUID';
  if (format === 'date-time') return 'ISO 8601 time';
  if (type === 'array') return items ? `array of ${typeInWords(document, items)}` : 'array';
  return type === undefined ? 'any JSON' : [type].flat().join(' or ');
}

/** The texts among which a field takes one, by the name of the field, where there are several. */
export function choicesIn(
  document: Document,
  given: Schema | Reference,
  before = '',
): (readonly [name: string, texts: readonly string[]])[] {
  const {properties = {}, items, anyOf = [], enum: choices} = resolved(document, given);
  const own =
    choices && choices.length > 1 ? [[before, choices.map((one) => String(one))] as const] : [];
  return [
    ...own,
    ...[...anyOf, ...(items ? [items] : [])].flatMap((one) => choicesIn(document, one, before)),
    ...Object.entries(properties).flatMap(([name, part]) =>
      choicesIn(document, part, before === '' ? name : `${before}.${name}`),
    ),
  ];
}
