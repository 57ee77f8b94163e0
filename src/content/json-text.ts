/** What a JSON text holds; `undefined`, which no JSON text holds, for any other text. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A JSON text in another form, indented or compact; any other text as it is. */
export function reformattedJson(text: string, indentation?: number): string {
  const content = parsedJson(text);
  return content === undefined ? text : JSON.stringify(content, null, indentation);
}

/** A JSON text with an indentation of two; `undefined` for any other text. */
export function indentedJson(text: string): string | undefined {
  return parsedJson(text) === undefined ? undefined : reformattedJson(text, 2);
}
