import {mkdirSync, mkdtempSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
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
import type {WhiteBox} from '../claims/claim.ts';
import type {activeMutant} from '../machine/active-mutant.ts';
import {inParallel} from '../machine/in-parallel.ts';
import type {coverageFolder} from '../machine/program.ts';
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

/**
 * Where the dry run leaves the checks in their order, each with the milliseconds that it took, for all processes that work
 * in its copy of the project.
 */
const orderFile = path.join('.cache', 'checks-in-order.json');

/** The checks of the copy of the project in which this process works, with the changed server. */
type Checks = Awaited<ReturnType<typeof loadChecks>>;

async function loadChecks() {
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
      const result = await firstFailure(checks, likelyFirst(wanted, known));
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
    ordered.map(({id, timeSpentMs}) => [id, timeSpentMs]),
  );
}

/** What notices a mutant in all likelihood, and all else. */
interface Ordered {
  likely: string[];
  others: string[];
}

/**
 * Likely are the check that noticed the last mutant of the file, and then the others that have noticed one, in the order
 * of all: the quick ones first.
 */
function likelyFirst(wanted: readonly string[], known: readonly string[]): Ordered {
  const latest = known.find((id) => wanted.includes(id));
  const likely = wanted.filter((id) => known.includes(id) && id !== latest);
  return {
    likely: latest === undefined ? likely : [latest, ...likely],
    others: wanted.filter((id) => !known.includes(id)),
  };
}

/** How many checks run at a time where none is likely to fail. */
const concurrency = 3;

/**
 * Runs the checks until one fails. Those under way have to end before the next mutant is tried, so that the likely ones
 * run one at a time.
 */
function firstFailure(checks: Checks, {likely, others}: Ordered): Promise<MutantRunResult> {
  return checks.withServers(async (servers) => {
    const number = likely.length + others.length;
    let result: MutantRunResult = {status: MutantRunStatus.Survived, nrOfTests: number};
    for (const [ids, atATime] of [[likely, 1] as const, [others, concurrency] as const]) {
      const waiting = result.status === MutantRunStatus.Killed ? [] : [...ids];
      const run = (id: string) => noticedBy(id, checks, servers);
      for await (const noticed of inParallel(waiting, atATime, run)) {
        if (noticed === undefined || result.status === MutantRunStatus.Killed) continue;
        result = killed(noticed.by, noticed.failure, number);
        waiting.length = 0;
      }
    }
    return result;
  });
}

/** What a check says of the mutant that it notices. One that waits for a server that hangs is not waited for. */
async function noticedBy(
  id: string,
  checks: Checks,
  servers: WhiteBox,
): Promise<{by: string; failure: string} | undefined> {
  const milliseconds = 20_000 + 5 * (checks.times.get(id) ?? 0);
  const text = await Promise.race([
    checks.runClaim(id, checks.pages, servers).then((checked) => failure(checks, checked)),
    delay(milliseconds, 'It does not end.', {ref: false}),
  ]);
  return text === undefined ? undefined : {by: id, failure: text};
}

function killed(by: string, failureMessage: string, nrOfTests: number): MutantRunResult {
  return {status: MutantRunStatus.Killed, killedBy: [by], failureMessage, nrOfTests};
}

function failure(checks: Checks, checked: CheckedClaim): string | undefined {
  return checks.failureOf(checked, checks.pages);
}

/** What StrykerJS looks for in a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'claims', ClaimsRunner)];
