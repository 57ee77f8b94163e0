import type {WhiteBox} from './claim.ts';

/**
 * What several checks need and what takes long to get, such as the outcome of a start: it is got once in a run of the
 * checks, whose servers tell runs apart.
 */
export function oncePerRun<Result>(
  get: () => Promise<Result>,
): (servers: WhiteBox) => Promise<Result> {
  const results = new WeakMap<WhiteBox['server'], Promise<Result>>();
  return ({server}) => {
    const result = results.get(server) ?? get();
    results.set(server, result);
    return result;
  };
}
