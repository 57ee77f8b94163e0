import type {ExampleRequest} from '../../content/code/example-request.ts';
import type {ShownAnswer} from './record.ts';

/** One request as checks name it, where nothing else was done beside it. */
const asked = /^(GET|HEAD) (\/[^\s,:]*)( with X-API-KEY)?$/;

/**
 * The request that a reader can send to see whether a claim holds on the own server: what the check sent, where that was
 * one request that changes nothing.
 * @returns `undefined` where a check did more, or something else
 */
export function harmlessRequest(observed: readonly ShownAnswer[]): ExampleRequest | undefined {
  const [first, ...others] = new Set(observed.map((answer) => answer.asked));
  if (first === undefined || others.length > 0) return undefined;
  const [, method, path, key] = asked.exec(first) ?? [];
  if (method === undefined || path === undefined) return undefined;
  return {method, path, ...(key === undefined ? {} : {key: 'your-key'}), headers: {}};
}
