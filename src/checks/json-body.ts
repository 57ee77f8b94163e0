import type {Question} from '../servers/http/http.ts';

/** A `POST` with this body, which is named JSON whatever it is. */
export function jsonBody(body: string): Question {
  return {method: 'POST', headers: {'Content-Type': 'application/json'}, body};
}

/** JSON of so many bytes: an object, since a release takes no text. */
export function objectOfBytes(bytes: number): string {
  const [before, after] = ['{"a":"', '"}'];
  return `${before}${'x'.repeat(bytes - before.length - after.length)}${after}`;
}
