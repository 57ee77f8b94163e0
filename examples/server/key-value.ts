import {maxHeaderSize} from 'node:http';
import {Refusal} from './refusal.ts';

/** How many characters the request line and all other headers of a request may take, beside the key. */
const restOfHead = 1024;

/**
 * The most characters that a key may have. Node.js takes a request whose head has 16 KiB, or as much as
 * `--max-http-header-size` says.
 */
export const longestKey = maxHeaderSize - restOfHead;

/** What a shell would have put in the place of the text, where one had seen it: `$(command)`, `${NAME}`. Quotation marks and backticks are refused before. */
const unexpanded = /^(?:\$\(.*\)|\$\{.*\}|\$\w+|%\w+%)$/s;

/** A key that a client can send in a header. No message repeats it. */
export function keyValue(text: string): string | Refusal {
  if (text.trim() === '') {
    return new Refusal(
      'is only whitespace, which no client can send: set a key, or leave it empty to disable authentication.',
    );
  }
  if (text.trim() !== text) {
    return new Refusal(
      'has whitespace around it, which HTTP strips from a header, so no client could send it: remove the whitespace.',
    );
  }
  if (!/^[\x20-\x7e]+$/.test(text)) {
    return new Refusal(
      'has a character that a header cannot carry reliably: use letters, digits and ASCII punctuation only.',
    );
  }
  if (unexpanded.test(text)) {
    return new Refusal(
      'is the text of a command or of a variable, which nothing has replaced: set the key itself.',
    );
  }
  if (text.length > longestKey) {
    return new Refusal(
      `is longer than ${longestKey} characters, so no request could carry it: generate one with openssl rand -base64 32.`,
    );
  }
  return text;
}
