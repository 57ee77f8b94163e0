import {variableNames} from '../../examples/server/config.ts';
import {formatProblem} from '../../src/content/problem.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {checkProject, pageFiles} from '../../src/lint/check-project.ts';
import {readVocabulary} from '../../src/lint/read-vocabulary.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {generatedChecks} from './generated-site.ts';

/** What the check of one project found and took. This program prints it as JSON. */
export interface Measurement {
  pages: number;
  fences: number;
  claims: number;
  /** The first problem; a generated project has none. */
  problem: string | undefined;
  seconds: number;
  /** The seconds that the processor worked; far fewer than the others where the machine did something else. */
  processorSeconds: number;
  /** The most memory that the process held. */
  megabytes: number;
}

const [folder = ''] = process.argv.slice(2);
const started = performance.now();
const before = process.cpuUsage();
const files = projectFiles(folder);
const check = await checkProject(files, {
  vocabulary: readVocabulary(projectFiles(projectRoot), variableNames),
  checks: generatedChecks(pageFiles(files).length),
});

const {user, system} = process.cpuUsage(before);
const [problem] = check.problems;
const measurement: Measurement = {
  pages: check.pageCount,
  fences: check.fenceCount,
  claims: check.claimCount,
  problem: problem && formatProblem(problem),
  seconds: (performance.now() - started) / 1000,
  processorSeconds: (user + system) / 1e6,
  // The system gives kilobytes.
  megabytes: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(measurement));
