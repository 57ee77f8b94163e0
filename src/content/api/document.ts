/** A part of an OpenAPI document that stands elsewhere in it. */
export interface Reference {
  $ref: string;
}

/** As much of a JSON Schema as a description of an API has. */
export interface Schema {
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  examples?: readonly unknown[];
  format?: string;
  pattern?: string;
  minimum?: number;
  description?: string;
  required?: readonly string[];
  properties?: Readonly<Record<string, Schema | Reference>>;
  items?: Schema | Reference;
  anyOf?: readonly (Schema | Reference)[];
  allOf?: readonly (Schema | Reference)[];
}

export interface HeaderPart {
  description?: string;
  schema: Schema;
  example?: unknown;
}

export interface ParameterPart {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: Schema;
  example?: unknown;
}

export type ContentPart = Readonly<Record<string, {schema?: Schema | Reference}>>;

export interface ResponsePart {
  description: string;
  headers?: Readonly<Record<string, HeaderPart | Reference>>;
  content?: ContentPart;
}

export interface OperationPart {
  operationId: string;
  tags?: readonly string[];
  summary: string;
  description?: string;
  security?: readonly unknown[];
  parameters?: readonly (ParameterPart | Reference)[];
  requestBody?: {required?: boolean; description?: string; content: ContentPart};
  responses: Readonly<Record<string, ResponsePart | Reference>>;
}

/** What stands at a path: operations by their methods, and what they have in common. */
export type PathPart = Readonly<Record<string, unknown>>;

/** As much of an OpenAPI 3.1 document as a page shows. */
export interface Document {
  info: {title: string; summary?: string; description?: string};
  tags: readonly {name: string; description?: string}[];
  paths: Readonly<Record<string, PathPart>>;
  components: {
    securitySchemes: Readonly<Record<string, {name: string; in: string; description?: string}>>;
    headers?: Readonly<Record<string, HeaderPart>>;
  };
}

/** A part of a document, or what its reference points at. Throws a sentence for one that points nowhere. */
export function resolved<Part extends object>(document: Document, part: Part | Reference): Part {
  if (!('$ref' in part)) return part;
  const names = part.$ref.replace('#/', '').split('/');
  const found = names.reduce<unknown>((node, name) => Object(node)[name], document);
  if (typeof found !== 'object' || found === null) {
    throw new Error(`the description of the API has nothing at ${part.$ref}.`);
  }
  return found as Part;
}
