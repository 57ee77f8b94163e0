import {readdirSync, readFileSync} from 'node:fs';
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
import type {activeMutant} from '../machine/program.ts';

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
  // The quick checks come first.
  const ids = heldHere(pages).reverse();
  return {ids, pages, failureOf, programsStarted, runClaim, runClaims, withServers};
}

/**
 * Runs the claim checks for StrykerJS within its own process, each as a test: only those checks run that come by the
 * changed place, and those that noticed other changes of its file come first.
 */
class ClaimsRunner implements TestRunner {
  #loaded: Promise<Checks> | undefined;

  /** The checks that noticed a change, by the file of the server, the latest first. */
  readonly #noticing = new Map<string, string[]>();

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
    const tests: CompleteDryRunResult['tests'] = [];
    const withPrograms: string[] = [];
    for (const id of checks.ids) {
      const [started, programs] = [performance.now(), checks.programsStarted()];
      instrumentation.currentTestId = id;
      const checked = await checks.withServers((servers) =>
        checks.runClaim(id, checks.pages, servers),
      );
      instrumentation.currentTestId = undefined;
      if (checks.programsStarted() > programs) withPrograms.push(id);
      const result = {id, name: id, timeSpentMs: performance.now() - started};
      const failureMessage = failure(checks, checked);
      tests.push(
        failureMessage === undefined
          ? {...result, status: TestStatus.Success}
          : {...result, status: TestStatus.Failed, failureMessage},
      );
    }
    const coverage = instrumentation.mutantCoverage ?? {static: {}, perTest: {}};
    // What a program of its own comes by cannot be seen from here, so it counts as everything.
    const everything = Object.fromEntries(mutantsOf('examples/server').map((id) => [id, 1]));
    for (const id of withPrograms) coverage.perTest[id] = everything;
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
      const known = this.#noticing.get(sandboxFileName) ?? [];
      const result = await firstFailure(checks, inOrder(wanted, known));
      if (result.status === MutantRunStatus.Killed) {
        this.#noticing.set(sandboxFileName, [...new Set([...result.killedBy, ...known])]);
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

/** The numbers that StrykerJS gave the mutants in the files of a folder. */
function mutantsOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .flatMap((text) => [...text.matchAll(/stryMutAct_\w+\("(\d+)"\)/g)])
    .map(([, id = '']) => id);
}

/** What StrykerJS looks for in a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'claims', ClaimsRunner)];
