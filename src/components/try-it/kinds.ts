import type {ExampleRequest} from '../../content/code/example-request.ts';

/** What the page can send: the request itself, the same with a wrong key, or what a browser asks before it. */
export type Kind = 'request' | 'wrong-key' | 'preflight';

/** What the button of each kind says. */
export const kindLabels: Readonly<Record<Kind, string>> = {
  request: 'Send',
  'wrong-key': 'With a wrong key',
  preflight: 'Preflight',
};

/** What there is to send for an example. Without a key, no key can be wrong, and a browser asks for nothing before. */
export function kindsOf({sendsKey}: ExampleRequest): readonly Kind[] {
  return sendsKey ? ['request', 'wrong-key', 'preflight'] : ['request'];
}
