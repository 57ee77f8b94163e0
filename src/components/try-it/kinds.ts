import type {ExampleRequest} from '../../content/code/example-request.ts';

/** What the page can send: the request itself, the same without a key or with a wrong one, or what a browser asks before. */
export type Kind = 'request' | 'no-key' | 'wrong-key' | 'preflight';

/** What the button of each kind says. */
export const kindLabels: Readonly<Record<Kind, string>> = {
  request: 'Send',
  'no-key': 'Without a key',
  'wrong-key': 'With a wrong key',
  preflight: 'Preflight',
};

/** What there is to send for an example. Without a key, no key can be wrong, and a browser asks for nothing before. */
export function kindsOf({key}: ExampleRequest): readonly Kind[] {
  return key === undefined ? ['request'] : ['request', 'no-key', 'wrong-key', 'preflight'];
}
