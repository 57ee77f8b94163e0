import type {RequestListener} from 'node:http';
import path from 'node:path';
import lighthouse from 'lighthouse/package.json' with {type: 'json'};
import {readCommit} from '../../src/machine/commit.ts';
import {projectRoot} from '../../src/machine/project.ts';
import type {
  Interaction,
  LighthouseReport,
  PageLoad,
  SiteMeasurement,
} from '../../src/records/benchmarks.ts';
import {withStub} from '../../src/servers/http/stub.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {runBuild} from '../../src/site/run-build.ts';
import {everyAddress} from '../fixtures/site/addresses.ts';
import {type Bench, exitCodeOf, keep, runBench} from './bench.ts';
import {onThisMachine} from './machine.ts';
import {startServer} from './server-program.ts';
import {interactions, slowdown} from './site-interactions.ts';
import {type Form, lookAt, NoResult, type Result, sumUp} from './site-lighthouse.ts';
import {limitsOf} from './site-limits.ts';
import {pageLoads} from './site-loads.ts';
import {tablesOf} from './site-table.ts';
import {withBrowser} from './with-browser.ts';

/** The first page, the guide, and the two that are mostly tables. */
const lookedAt = ['/', '/authentication', '/reference/elizaos-api', '/reference/versions'] as const;

const emptyAddress = '/empty-page';

/** How often Lighthouse looks at each of them in each form. */
const runs = 5;
const tries = 3;
const forms: readonly Form[] = ['mobile', 'desktop'];

/** The page beside which the others are measured: it shows what a machine takes for any page, and for any click. */
const sendEmptyPage: RequestListener = (_request, response) =>
  response
    .setHeader('Content-Type', 'text/html; charset=utf-8')
    .end(
      '<!doctype html><html lang="en" data-interactive="true"><title>An empty page</title>' +
        '<article><h1>An empty page</h1><details><summary>More</summary>None</details></article></html>',
    );

await runBench('site', bench);
// Lighthouse cannot be stopped: it waits for the browser that is closed by then.
if (process.exitCode === 130) process.exit();

/** Builds the site, measures it, prints and writes what came out. Gives 1 where a limit does not hold. */
async function bench({folder, stop}: Bench): Promise<number> {
  // Lighthouse still asks the browser when that is closed.
  process.on('unhandledRejection', (error) => {
    if (!stop.aborted) throw error;
  });
  const isBuilt = await runBuild();
  stop.throwIfAborted();
  if (!isBuilt) return 1;
  const server = await startServer(
    {
      program: 'src/commands/start.ts',
      variables: {ELIZA_SERVER_AUTH_TOKEN: strongKey(), SERVER_PORT: '0'},
      log: path.join(folder, 'server.log'),
    },
    stop,
  );
  try {
    return report(await measure(server.url, stop));
  } finally {
    server.child.kill();
  }
}

async function measure(site: string, stop: AbortSignal): Promise<SiteMeasurement> {
  const emptyPage = await withStub(sendEmptyPage, (stub) => reportsOf(stub, emptyAddress, stop));
  const emptyPageInteractions: Interaction[] = [];
  const reports: LighthouseReport[] = [];
  for (const address of lookedAt) reports.push(...(await reportsOf(site, address, stop)));
  const loads: PageLoad[] = [];
  const measured: Interaction[] = [];
  const version = await withBrowser(stop, async (browser) => {
    for await (const load of pageLoads(browser, site)) {
      process.stderr.write(`First load of ${load.address}, ${load.window}\n`);
      loads.push(load);
    }
    await withStub(sendEmptyPage, async (stub) => {
      for await (const one of interactions(browser, stub, [emptyAddress])) {
        emptyPageInteractions.push(one);
      }
    });
    for await (const interaction of interactions(browser, site, everyAddress)) {
      if (interaction.address !== measured.at(-1)?.address) {
        process.stderr.write(`Interactions on ${interaction.address}\n`);
      }
      measured.push(interaction);
    }
    return browser.version();
  });
  return {
    ...onThisMachine(),
    chromium: version,
    lighthouse: lighthouse.version,
    ...readCommit(projectRoot),
    runs,
    emptyPage,
    emptyPageInteractions,
    reports,
    loads,
    slowdown,
    interactions: measured,
  };
}

/** What Lighthouse says about a page in each form. */
async function reportsOf(
  site: string,
  address: string,
  stop: AbortSignal,
): Promise<LighthouseReport[]> {
  const results = new Map<Form, Result[]>(forms.map((form) => [form, []]));
  for (let run = 1; run <= runs; run++) {
    // In turns, so that a busy moment of the machine falls on both alike.
    for (const form of forms) {
      process.stderr.write(`Lighthouse, ${address}, ${form}, run ${run} of ${runs} …\n`);
      const result = await lookAtPage(`${site}${address}`, form, stop);
      for (const warning of result.runWarnings) process.stderr.write(`  ${warning}\n`);
      results.get(form)?.push(result);
    }
  }
  return [...results].map(([form, ofForm]) => sumUp(address, form, ofForm));
}

/** A busy machine makes Lighthouse miss the start of a page now and then, so it gets some tries. */
async function lookAtPage(url: string, form: Form, stop: AbortSignal): Promise<Result> {
  for (let left = tries - 1; ; left--) {
    try {
      return await withBrowser(stop, (_browser, port) => lookAt(url, form, port));
    } catch (error) {
      if (stop.aborted || left === 0 || !(error instanceof NoResult)) throw error;
      process.stderr.write(`  ${error.message} Once more …\n`);
    }
  }
}

function report(measured: SiteMeasurement): number {
  process.stdout.write(`\n${tablesOf(measured)}\n\n`);
  const limits = limitsOf(measured);
  const broken = limits.filter(({holds}) => !holds);
  process.stdout.write(`${limits.length - broken.length} of ${limits.length} limits hold.\n`);
  keep('site', measured);
  return exitCodeOf(broken.map(({text}) => text));
}
