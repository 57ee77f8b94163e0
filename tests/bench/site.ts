import {randomBytes} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {readCommit} from '../../src/machine/commit.ts';
import {startGuard} from '../../src/machine/guard.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {type PageLoad, type SiteMeasurement, writeBenchmark} from '../../src/records/benchmarks.ts';
import {runBuild} from '../../src/site/run-build.ts';
import {guide} from '../fixtures/site/addresses.ts';
import {onThisMachine} from './machine.ts';
import {type ServerProgram, startServer} from './server-program.ts';
import {type Form, lookAt, NoResult, type Result, sumUp} from './site-lighthouse.ts';
import {limitsOf} from './site-limits.ts';
import {pageLoads} from './site-loads.ts';
import {tablesOf} from './site-table.ts';
import {withBrowser} from './with-browser.ts';

/** How often Lighthouse looks at the guide in each form. */
const runs = 3;
const tries = 3;
const forms: readonly Form[] = ['mobile', 'desktop'];

/** Ctrl-C ends what is under way; npm passes it on a second time. */
const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort());

// Lighthouse cannot be stopped: it still asks the browser that is closed by then, and waits for it.
process.on('unhandledRejection', (error) => {
  if (!stopped.signal.aborted) throw error;
});
process.exitCode = await bench();
if (stopped.signal.aborted) process.exit();

/** Builds the site, measures it, prints and writes what came out. Gives 1 where a limit does not hold. */
async function bench(): Promise<number> {
  startGuard();
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-site-'));
  let server: ServerProgram | undefined;
  try {
    const isBuilt = await runBuild();
    stopped.signal.throwIfAborted();
    if (!isBuilt) return 1;
    server = await startServer(
      {
        program: 'src/commands/start.ts',
        variables: {
          ELIZA_SERVER_AUTH_TOKEN: randomBytes(32).toString('base64'),
          SERVER_PORT: '0',
        },
        log: path.join(folder, 'server.log'),
      },
      stopped.signal,
    );
    return report(await measure(server.url));
  } catch (error) {
    if (!stopped.signal.aborted) throw error;
    process.stderr.write('Stopped.\n');
    return 130;
  } finally {
    server?.child.kill();
    rmSync(folder, {recursive: true, force: true, maxRetries: 3});
  }
}

async function measure(site: string): Promise<SiteMeasurement> {
  const results = new Map<Form, Result[]>(forms.map((form) => [form, []]));
  for (let run = 1; run <= runs; run++) {
    // In turns, so that a busy moment of the machine falls on both alike.
    for (const form of forms) {
      process.stderr.write(`Lighthouse, ${form}, run ${run} of ${runs} …\n`);
      const result = await lookAtGuide(site, form);
      for (const warning of result.runWarnings) process.stderr.write(`  ${warning}\n`);
      results.get(form)?.push(result);
    }
  }
  const loads: PageLoad[] = [];
  const version = await withBrowser(stopped.signal, async (browser) => {
    for await (const load of pageLoads(browser, site)) {
      process.stderr.write(`First load of ${load.address}, ${load.window}\n`);
      loads.push(load);
    }
    return browser.version();
  });
  return {
    ...onThisMachine(),
    chromium: version,
    lighthouse: results.get('mobile')?.[0]?.lighthouseVersion ?? 'unknown',
    ...readCommit(projectRoot),
    runs,
    guide: [...results].map(([form, ofForm]) => sumUp(form, ofForm)),
    loads,
  };
}

/** A busy machine makes Lighthouse miss the start of a page now and then, so it gets some tries. */
async function lookAtGuide(site: string, form: Form): Promise<Result> {
  for (let left = tries - 1; ; left--) {
    try {
      return await withBrowser(stopped.signal, (_browser, port) =>
        lookAt(`${site}${guide}`, form, port),
      );
    } catch (error) {
      if (stopped.signal.aborted || left === 0 || !(error instanceof NoResult)) throw error;
      process.stderr.write(`  ${error.message} Once more …\n`);
    }
  }
}

function report(measured: SiteMeasurement): number {
  process.stdout.write(`\n${tablesOf(measured)}\n\n`);
  const limits = limitsOf(measured);
  const broken = limits.filter(({holds}) => !holds);
  process.stdout.write(`${limits.length - broken.length} of ${limits.length} limits hold.\n`);
  process.stdout.write(`Written to ${writeBenchmark(projectRoot, 'site', measured)}.\n`);
  for (const {text} of broken) process.stderr.write(`${text}\n`);
  return broken.length === 0 ? 0 : 1;
}
