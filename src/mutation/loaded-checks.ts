import path from 'node:path';
import {pathToFileURL} from 'node:url';
import type {CompleteDryRunResult} from '@stryker-mutator/api/test-runner';
import type {WhiteBox} from '../claims/claim.ts';
import {readJson, writeJson} from '../records/json-file.ts';

/**
 * Where the dry run leaves the checks in their order, each with the milliseconds that it took, for all processes that work
 * in its copy of the project.
 */
const orderFile = path.join('.cache', 'checks-in-order.json');

/** The checks of the copy of the project in which this process works, with the changed server. */
export type Checks = Awaited<ReturnType<typeof loadChecks>>;

/** Loads them after the server that is changed. */
export async function loadChecks() {
  const load = <Module>(file: string): Promise<Module> =>
    import(pathToFileURL(path.resolve(file)).href);
  const [, {heldHere}, {readPages}, {failureOf, runClaim}, {withServers}] = await Promise.all([
    load<typeof import('../checks/index.ts')>('src/checks/index.ts'),
    load<typeof import('../claims/held-here.ts')>('src/claims/held-here.ts'),
    load<typeof import('../claims/pages.ts')>('src/claims/pages.ts'),
    load<typeof import('../claims/run-claims.ts')>('src/claims/run-claims.ts'),
    load<typeof import('../checks/servers.ts')>('src/checks/servers.ts'),
  ]);
  const {programsStarted} =
    await load<typeof import('../machine/program.ts')>('src/machine/program.ts');
  const {projectFiles} = await load<typeof import('../content/project-files.ts')>(
    'src/content/project-files.ts',
  );
  const pages = readPages(projectFiles(process.cwd()));
  const times = new Map(readJson<[id: string, milliseconds: number][]>(orderFile) ?? []);
  const held = heldHere(pages);
  const ids = times.size > 0 ? [...times.keys()].filter((id) => held.includes(id)) : held;
  return {ids, times, pages, failureOf, programsStarted, runClaim, withServers};
}

/** First the checks that run within the process, the quick ones before the others, and then those that start programs. */
export function keepOrder(
  tests: CompleteDryRunResult['tests'],
  byPrograms: ReadonlyMap<string, unknown>,
): void {
  const startsPrograms = ({id}: {id: string}) => Number(byPrograms.has(id));
  const ordered = [...tests].sort(
    (one, other) =>
      startsPrograms(one) - startsPrograms(other) || one.timeSpentMs - other.timeSpentMs,
  );
  writeJson(
    orderFile,
    ordered.map(({id, timeSpentMs}) => [id, timeSpentMs]),
  );
}

/** Runs the check of a claim, and gives what it says where the claim does not hold. */
export async function failure(
  {failureOf, pages, runClaim}: Checks,
  id: string,
  servers: WhiteBox,
): Promise<string | undefined> {
  return failureOf(await runClaim(id, pages, servers), pages);
}
