import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import {filesBelow, projectFiles} from '../content/project-files.ts';
import {guardProcess} from '../machine/guard.ts';
import {projectRoot} from '../machine/project.ts';
import {provideTools} from '../machine/provide-tools.ts';
import {succeeds as runProgram} from '../machine/succeeds.ts';
import {keptRunFile} from '../records/runs.ts';
import {isKeptRunCurrent} from '../records/up-to-date-ledger.ts';
import {runBuild} from '../site/run-build.ts';
import {runCheck} from '../site/run-check.ts';

/** A part of the test command. Each prints what it finds and gives whether it passed. */
interface Step {
  name: string;
  run(): Promise<boolean>;
}

const steps: readonly Step[] = [
  {name: 'Tools', run: toolsAreThere},
  {name: 'Format and lint', run: () => succeeds('biome', ['ci', '--error-on-warnings'])},
  {name: 'Directions between folders', run: directionsAreRight},
  {name: 'Types', run: () => succeeds('tsc', ['--project', '.'])},
  {
    name: 'Types of the server by itself',
    run: () => succeeds('tsc', ['--project', 'examples/server']),
  },
  {name: 'Syntax of shell and Python', run: syntaxIsRight},
  {name: 'Kept run of the claims', run: keptRunIsCurrent},
  {name: 'Pages and site', run: pagesAndSite},
  {name: 'Sample of the docs mutation', run: sampleOfMutation},
];

endWithNpm();
process.exitCode = await test(process.argv.slice(2));

/** Runs every step, also after one that failed, then Playwright with the arguments where the site is built. */
async function test(playwrightArguments: string[]): Promise<number> {
  const failed: string[] = [];
  for (const {name, run} of steps) {
    if (!(await timed(name, run))) failed.push(name);
  }
  if (failed.includes('Tools') || failed.includes('Pages and site')) {
    process.stderr.write(
      '\nThe remaining tests were not run, since they need the tools and the site.\n',
    );
  } else {
    const playwright = () => succeeds('playwright', ['test', ...playwrightArguments]);
    if (!(await timed('Tests', playwright))) failed.push('Tests');
  }
  process.stdout.write(
    failed.length === 0 ? '\nAll passed.\n' : `\nFailed: ${failed.join(', ')}.\n`,
  );
  return failed.length === 0 ? 0 : 1;
}

/** Runs a program that ends with this one, and gives whether it ended with exit code 0. */
function succeeds(command: string, args: string[]): Promise<boolean> {
  return runProgram(command, args, guardProcess);
}

async function timed(name: string, run: () => Promise<boolean>): Promise<boolean> {
  process.stdout.write(`\n${name}\n`);
  const started = performance.now();
  const passed = await run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${name}: ${passed ? 'passed' : 'FAILED'} in ${seconds} s\n`);
  return passed;
}

async function toolsAreThere(): Promise<boolean> {
  const problems = await provideTools();
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return problems.length === 0;
}

/**
 * New machines take over what the kept run showed, so it has to be one of these sources. A person gets a new one made here;
 * CI only looks, since what it makes is not committed.
 */
async function keptRunIsCurrent(): Promise<boolean> {
  if (isKeptRunCurrent()) return true;
  if (!process.env.CI) {
    await succeeds('node', ['--import', 'tsx', 'src/commands/claims.ts', '--keep']);
    return isKeptRunCurrent();
  }
  process.stderr.write(
    `${keptRunFile}:1:1: the kept run of the claims is one of other sources: run "npm run claims", and commit the file.\n`,
  );
  return false;
}

/** Checks in any case: a site that is up to date is not built again, but its claims may have lost their checks. */
async function pagesAndSite(): Promise<boolean> {
  return (await runCheck()) && (await runBuild());
}

/** Some changes of the pages, the same in each run; all of them take minutes. */
function sampleOfMutation(): Promise<boolean> {
  const options = ['--sample', '50', '--seed', '1'];
  return succeeds('node', ['--import', 'tsx', 'src/commands/mutate-docs.ts', ...options]);
}

/** The rules stand in `.dependency-cruiser.mjs`. */
function directionsAreRight(): Promise<boolean> {
  return succeeds('depcruise', ['--config', '.dependency-cruiser.mjs', 'src', 'examples', 'tests']);
}

async function syntaxIsRight(): Promise<boolean> {
  const shell = await succeeds('bash', [
    '-c',
    'for file; do bash -n "$file" || exit 1; done',
    'bash',
    ...exampleFiles('.sh'),
  ]);
  const compile = 'import ast, sys\nfor name in sys.argv[1:]: ast.parse(open(name).read(), name)';
  const python = await succeeds('python3', ['-c', compile, ...exampleFiles('.py')]);
  return shell && python;
}

/** The files of `examples/` with this ending, from the project's root. */
function exampleFiles(ending: string): string[] {
  return filesBelow(projectFiles(projectRoot), 'examples').filter((file) => file.endsWith(ending));
}
