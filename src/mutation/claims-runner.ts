import {mkdirSync, mkdtempSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import type {MutantCoverage} from '@stryker-mutator/api/core';
import {declareClassPlugin, PluginKind} from '@stryker-mutator/api/plugin';
import {
  type CompleteDryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import type {CheckedClaim} from '../claims/check-claim.ts';
import {inOrder} from '../claims/run-claims.ts';
import type {activeMutant, coverageFolder} from '../machine/program.ts';
import {readJson, writeJson} from '../records/json-file.ts';
import {type Places, placesIn} from './places.ts';

/** What the instrumented server shares with whoever runs it; the name is StrykerJS's. */
interface Instrumentation {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: MutantCoverage;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
}

const instrumentation: Instrumentation = {};
Object.assign(globalThis, {__stryker__: instrumentation});

const mutantVariable: typeof activeMutant = '__STRYKER_ACTIVE_MUTANT__';
const coverageVariable: typeof coverageFolder = 'MUTATION_COVERAGE';

/** Where the dry run leaves the order of the checks, for all processes that work in its copy of the project. */
const orderFile = path.join('.cache', 'checks-in-order.json');

/** The checks of the copy of the project in which this process works, with the changed server. */
type Checks = Awaited<ReturnType<typeof loadChecks>>;

async function loadChecks() {
  const load = <Module>(file: string): Promise<Module> =>
    import(pathToFileURL(path.resolve(file)).href);
  const [, {heldHere}, {readPages}, {failureOf, runClaim, runClaims}, {withServers}] =
    await Promise.all([
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
  const ids = inKnownOrder(heldHere(pages));
  return {ids, pages, failureOf, programsStarted, runClaim, runClaims, withServers};
}

function inKnownOrder(ids: string[]): string[] {
  return readJson<string[]>(orderFile)?.filter((id) => ids.includes(id)) ?? ids;
}

/**
 * Runs the claim checks for StrykerJS within its own process, each as a test: only those checks run that come by the
 * changed place, and those that noticed other changes of its file come first.
 */
class ClaimsRunner implements TestRunner {
  #loaded: Promise<Checks> | undefined;

  capabilities() {
    // A mutant that is active while the server's code is loaded needs another process.
    return {reloadEnvironment: false};
  }

  #checks(): Promise<Checks> {
    this.#loaded ??= loadChecks();
    return this.#loaded;
  }

  /** Runs the checks one after the other, and notes which places of the server each comes by. */
  async dryRun(): Promise<CompleteDryRunResult> {
    const checks = await this.#checks();
    mkdirSync('.cache', {recursive: true});
    const tests: CompleteDryRunResult['tests'] = [];
    const byPrograms = new Map<string, Places>();
    for (const id of checks.ids) {
      const [started, programs] = [performance.now(), checks.programsStarted()];
      const folder = path.resolve(mkdtempSync(path.join('.cache', 'coverage-')));
      process.env[coverageVariable] = folder;
      instrumentation.currentTestId = id;
      const checked = await checks.withServers((servers) =>
        checks.runClaim(id, checks.pages, servers),
      );
      instrumentation.currentTestId = undefined;
      delete process.env[coverageVariable];
      if (checks.programsStarted() > programs) byPrograms.set(id, placesIn(folder));
      const result = {id, name: id, timeSpentMs: performance.now() - started};
      const failureMessage = failure(checks, checked);
      tests.push(
        failureMessage === undefined
          ? {...result, status: TestStatus.Success}
          : {...result, status: TestStatus.Failed, failureMessage},
      );
    }
    keepOrder(tests, byPrograms);
    const coverage = instrumentation.mutantCoverage ?? {static: {}, perTest: {}};
    for (const [id, places] of byPrograms) {
      coverage.perTest[id] = {...coverage.perTest[id], ...places};
    }
    return {status: DryRunStatus.Complete, tests, mutantCoverage: coverage};
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const {activeMutant, testFilter, hitLimit, mutantActivation, sandboxFileName} = options;
    const activate = () => {
      process.env[mutantVariable] = activeMutant.id;
      Object.assign(instrumentation, {activeMutant: activeMutant.id, hitCount: 0, hitLimit});
    };
    if (mutantActivation === 'static') activate();
    try {
      const checks = await this.#checks();
      activate();
      const wanted = checks.ids.filter((id) => testFilter?.includes(id) ?? true);
      const known = noticing(sandboxFileName);
      const result = await firstFailure(checks, inOrder(wanted, known));
      if (result.status === MutantRunStatus.Killed) {
        const latestFirst = [...new Set([...result.killedBy, ...known])];
        writeJson(noticingFile(sandboxFileName), latestFirst);
      }
      return result;
    } catch (error) {
      // A server that cannot even be loaded or started has been noticed to change.
      return killed('the start of the server', String(error), 0);
    } finally {
      delete process.env[mutantVariable];
      Object.assign(instrumentation, {activeMutant: undefined, hitLimit: undefined});
    }
  }
}

/**
 * The checks that noticed a change of a file of the server, the latest first. All processes share them: one that took
 * too long is ended, and another goes on.
 */
function noticing(file: string): string[] {
  return readJson(noticingFile(file)) ?? [];
}

function noticingFile(file: string): string {
  return path.join('.cache', 'noticing', `${path.basename(file)}.json`);
}

/** First the checks that run within the process, the quick ones before the others, and then those that start programs. */
function keepOrder(
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
    ordered.map(({id}) => id),
  );
}

/** How many checks run at a time; more of them would only have to end after one has failed. */
const concurrency = 3;

/** Runs the checks until one fails. Those under way end before the next mutant is tried. */
function firstFailure(checks: Checks, ids: readonly string[]): Promise<MutantRunResult> {
  return checks.withServers(async (servers) => {
    let result: MutantRunResult = {status: MutantRunStatus.Survived, nrOfTests: ids.length};
    const waiting = [...ids];
    for await (const checked of checks.runClaims(waiting, checks.pages, servers, concurrency)) {
      const text = failure(checks, checked);
      if (text === undefined || result.status === MutantRunStatus.Killed) continue;
      result = killed(checked.id, text, ids.length);
      waiting.length = 0;
    }
    return result;
  });
}

function killed(by: string, failureMessage: string, nrOfTests: number): MutantRunResult {
  return {status: MutantRunStatus.Killed, killedBy: [by], failureMessage, nrOfTests};
}

function failure(checks: Checks, checked: CheckedClaim): string | undefined {
  return checks.failureOf(checked, checks.pages);
}

/** What StrykerJS looks for in a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'claims', ClaimsRunner)];
