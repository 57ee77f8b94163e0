import type {CheckContext} from '../../claims/judge.ts';
import {parsedJson} from '../../content/json-text.ts';
import type {Answer} from '../../servers/http/http.ts';

/**
 * What a person reads in the body of an error: of JSON its texts, in order and without those that only say that it is
 * one; of any other body the body; nothing where there is none.
 */
export function textsSaid({body}: Pick<Answer, 'body'>): string[] {
  const json = parsedJson(body);
  if (typeof json !== 'object' || json === null) return body === '' ? [] : [body];
  return textsIn(json);
}

/** Holds a claim that names a status and then all that the body says. */
export function holdSaid({documented, hold}: CheckContext, answer: Answer, situation = ''): void {
  const said = [answer.statusLine, ...textsSaid(answer)];
  hold.list(documented.codes(), said, `${answer.asked}${situation}`);
}

/** Holds a claim that names a status and then parts of what the body says, where the rest depends on the request. */
export function holdSaidParts({documented, hold}: CheckContext, answer: Answer): void {
  const [status, ...parts] = documented.codes();
  if (!status) throw new Error('The claim names no status.');
  hold.same(status, answer.statusLine, answer.asked);
  const said = textsSaid(answer);
  for (const part of parts) {
    hold.ok(
      part,
      said.some((text) => text.includes(part.text)),
      said.join(', '),
      answer.asked,
    );
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
