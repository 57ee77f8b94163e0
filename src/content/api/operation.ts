import {operationAnchor} from './anchor.ts';
import {
  type ContentPart,
  type Document,
  type HeaderPart,
  type OperationPart,
  type ParameterPart,
  type PathPart,
  type Reference,
  type ResponsePart,
  resolved,
  type Schema,
} from './document.ts';

/** A response of an operation. */
export interface Response {
  status: string;
  description: string;
  /** The types of its body; none where it has no body. */
  types: readonly string[];
  /** What the body is like, where it is JSON. */
  schema: Schema | undefined;
  /** The names of its headers that the description has once for all operations. */
  shared: readonly string[];
  /** Its other headers, by their names. */
  own: readonly (readonly [name: string, header: HeaderPart])[];
}

/** One method at one path. */
export interface Operation {
  /** What a link to it has after `#`: `list-agents`. */
  anchor: string;
  /** In capitals. */
  method: string;
  /** With the names of its parameters in braces. */
  path: string;
  tag: string;
  summary: string;
  description: string | undefined;
  needsKey: boolean;
  parameters: readonly ParameterPart[];
  body: {description: string | undefined; isRequired: boolean; schema: Schema} | undefined;
  responses: readonly Response[];
}

const methods = ['get', 'post', 'put', 'patch', 'delete', 'options'];

/** The type of the bodies that have a schema. */
export const json = 'application/json';

/** The operations of a description, in its order. */
export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const part = item[method] as OperationPart | undefined;
      return part ? [operation(document, {path, method, item, part})] : [];
    }),
  );
}

interface Place {
  path: string;
  method: string;
  item: PathPart;
  part: OperationPart;
}

function operation(document: Document, {path, method, item, part}: Place): Operation {
  const {operationId, tags = [], summary, description, security, requestBody: body} = part;
  const common = (item.parameters ?? []) as readonly (ParameterPart | Reference)[];
  return {
    anchor: operationAnchor(operationId),
    method: method.toUpperCase(),
    path,
    tag: tags[0] ?? '',
    summary,
    description: description ?? (item.description as string | undefined),
    needsKey: security?.length !== 0,
    parameters: [...common, ...(part.parameters ?? [])].map((one) => resolved(document, one)),
    body: body && {
      description: body.description,
      isRequired: body.required === true,
      schema: schemaOf(document, body.content) ?? {},
    },
    responses: Object.entries(part.responses).map(([status, one]) =>
      response(document, status, resolved(document, one)),
    ),
  };
}

function response(
  document: Document,
  status: string,
  {description, headers = {}, content = {}}: ResponsePart,
): Response {
  const known = document.components.headers ?? {};
  const all = Object.entries(headers);
  return {
    status,
    description,
    types: Object.keys(content),
    schema: schemaOf(document, content),
    shared: all.flatMap(([name, header]) => ('$ref' in header ? [name] : [])),
    own: all.flatMap(([name, header]) =>
      '$ref' in header || name in known ? [] : [[name, header] as const],
    ),
  };
}

function schemaOf(document: Document, content: ContentPart): Schema | undefined {
  const schema = content[json]?.schema;
  return schema && resolved(document, schema);
}
