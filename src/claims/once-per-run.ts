import type {Startable} from './claim.ts';

/**
 * What several checks need and what takes long to get, such as the outcome of a start: it is got once in a run of the
 * checks, whose servers tell runs apart.
 */
export function oncePerRun<Servers extends Startable, Result>(
  get: (servers: Servers) => Promise<Result>,
): (servers: Servers) => Promise<Result> {
  const results = new WeakMap<Startable['server'], Promise<Result>>();
  return (servers) => {
    const result = results.get(servers.server) ?? get(servers);
    results.set(servers.server, result);
    return result;
  };
}
