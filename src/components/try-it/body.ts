import {reformattedJson} from '../../content/json-text.ts';

/** How much of a body is read, in bytes, and how much of it is shown, in characters. */
const bytesMax = 1_000_000;
const mostShown = 20_000;

/** The body of an answer as far as it is worth reading. */
export async function readBody(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let length = 0; length < bytesMax; ) {
    const {done, value} = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    text += decoder.decode(value, {stream: true});
  }
  await reader.cancel();
  return text;
}

/** A body as it is shown: JSON with indentation, and not more of it than anyone reads. */
export function shownBody(text: string): {body: string; isCut: boolean} {
  const whole = reformattedJson(text, 2);
  return {body: whole.slice(0, mostShown), isCut: whole.length > mostShown};
}
