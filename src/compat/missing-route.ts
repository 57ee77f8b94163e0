import type {Difference} from '../records/compatibility.ts';
import type {Launcher} from '../servers/launcher.ts';

/**
 * The path that all these differences are about, where a server responds to it as to a path that is not there;
 * `undefined` otherwise.
 */
export async function missingRoute(
  differences: readonly Difference[],
  {withKeyedServer}: Pick<Launcher, 'withKeyedServer'>,
): Promise<string | undefined> {
  const paths = new Set(differences.map(({asked}) => /^GET (\/\S*)/.exec(asked)?.[1]));
  const [path] = paths;
  // Under /api, a path that is not there is refused like any other, and tells nothing.
  if (paths.size !== 1 || path === undefined || path === '/' || path.startsWith('/api')) {
    return undefined;
  }
  return withKeyedServer({}, async (server) => {
    const [one, other] = [await server.ask(path), await server.ask('/no-such-path')];
    const isSame = one.statusLine === other.statusLine && one.body === other.body;
    return isSame ? path : undefined;
  });
}
