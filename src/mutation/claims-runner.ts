import {mkdirSync, mkdtempSync} from 'node:fs';
import path from 'node:path';
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
import type {activeMutant} from '../machine/active-mutant.ts';
import type {coverageFolder} from '../machine/program.ts';
import {readJson, writeJson} from '../records/json-file.ts';
import {isAsked} from './asked.ts';
import {firstFailure, killed, likelyFirst} from './first-failure.ts';
import {type Checks, failure, keepOrder, loadChecks} from './loaded-checks.ts';
import {type Places, placesIn} from './places.ts';
import {plannedChange} from './stryker-mutant.ts';

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

/**
 * Runs the claim checks for StrykerJS within its own process, each as a test: only those checks run that come by the
 * changed place, and those that noticed other changes of its file come first.
 */
class ClaimsRunner implements TestRunner {
  #loaded: Promise<Checks> | undefined;
  #isStuck = false;

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
      const failureMessage = await checks.withServers((servers) => failure(checks, id, servers));
      instrumentation.currentTestId = undefined;
      delete process.env[coverageVariable];
      if (checks.programsStarted() > programs) byPrograms.set(id, placesIn(folder));
      const result = {id, name: id, timeSpentMs: performance.now() - started};
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
    // StrykerJS then ends this process, and tries the mutant in another.
    if (this.#isStuck) throw new Error('The run of the mutant before this one has not ended.');
    const {activeMutant, testFilter, hitLimit, mutantActivation, sandboxFileName} = options;
    const file = path.relative(process.cwd(), sandboxFileName);
    // The reporter tells nobody of it.
    if (!isAsked(plannedChange(activeMutant, file))) {
      return {status: MutantRunStatus.Survived, nrOfTests: 0};
    }
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
      const {result, isOver} = await firstFailure(checks, likelyFirst(wanted, known));
      this.#isStuck = !isOver;
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

/** What StrykerJS looks for in a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'claims', ClaimsRunner)];
