import {withServers} from '../checks/servers.ts';
import type {WhiteBox} from '../claims/claim.ts';
import {exampleNames, readExample} from '../content/code/example.ts';
import {listed} from '../content/problem.ts';
import {projectFiles} from '../content/project-files.ts';
import {projectRoot} from '../machine/project.ts';
import {onPath, pythonWithRequests} from '../machine/tools.ts';
import {runCheck} from '../site/run-check.ts';
import {diffOf, type Edit, writeEdit} from './edit.ts';
import {updateClaims} from './update-claims.ts';
import {updateExample} from './update-example.ts';

const command = 'npm run check -- --update';

/** What was rewritten, and what a person has to mend. */
interface Report {
  rewritten: string[];
  failures: string[];
}

/**
 * Runs the clients of all examples and the checks of all claims, rewrites each output that the pages show otherwise,
 * and prints what changes. Gives whether every output is now what the programs print.
 */
export async function updateOutputs(): Promise<boolean> {
  const refusal = refusalToUpdate();
  if (refusal !== undefined) {
    process.stderr.write(`${refusal}\n`);
    return false;
  }
  // The programs that run then end with this one.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  if (!(await runCheck())) return false;

  const report: Report = {rewritten: [], failures: []};
  process.stdout.write('Running the clients and the checks.\n');
  await withServers(async (servers) => {
    await updateExamples(servers, report);
    await updatePages(servers, report);
  });
  process.stdout.write(`${summary(report)}\n`);
  return report.failures.length === 0;
}

/** Why nothing can be rewritten here, on one line. */
function refusalToUpdate(): string | undefined {
  const {CI = ''} = process.env;
  if (CI !== '' && CI !== 'false') {
    return `${command} does not run in CI, where nobody reads what it changes: run it on your machine, and commit what it writes.`;
  }
  const needed = [
    {name: 'bash', debianPackage: 'bash', found: onPath('bash')},
    {name: 'curl', debianPackage: 'curl', found: onPath('curl')},
    {
      name: 'Python with requests',
      debianPackage: 'python3-requests',
      found: pythonWithRequests(),
    },
  ];
  const missing = needed.filter(({found}) => found === undefined);
  if (missing.length === 0) return undefined;
  const packages = missing.map(({debianPackage}) => debianPackage).join(' ');
  return `${command} needs ${listed(missing.map(({name}) => name))}: run "npm test", which installs what is missing, or on Debian and Ubuntu "sudo apt-get install ${packages}".`;
}

async function updateExamples({server}: WhiteBox, report: Report): Promise<void> {
  const files = projectFiles(projectRoot);
  for (const name of exampleNames(files)) {
    const result = readExample(name, files);
    if (!result.ok) {
      for (const {message} of result.faults) fail(message, report);
      continue;
    }
    const {file} = result.example.output;
    const update = await updateExample(result.example, server);
    if (update.outcome === 'failed') fail(update.failure, report);
    if (update.outcome === 'changed') {
      rewrite({file, before: files.read(file) ?? '', after: update.text}, report);
    }
  }
}

async function updatePages(servers: WhiteBox, report: Report): Promise<void> {
  // Read after the examples were written, since some claims are about these.
  const {edits, failures, unobserved} = await updateClaims(projectFiles(projectRoot), servers);
  for (const line of unobserved) process.stdout.write(`${line}\n`);
  for (const edit of edits) rewrite(edit, report);
  for (const failure of failures) fail(failure, report);
}

function rewrite(edit: Edit, report: Report): void {
  if (!writeEdit(projectRoot, edit)) {
    fail(`${edit.file} was changed while this ran, and is left so: run ${command} again.`, report);
    return;
  }
  process.stdout.write(`\n${diffOf(edit)}`);
  report.rewritten.push(edit.file);
}

function fail(failure: string, {failures}: Report): void {
  process.stderr.write(`\n${failure}\n`);
  failures.push(failure);
}

function summary({rewritten, failures}: Report): string {
  const changed =
    rewritten.length === 0
      ? ''
      : `\nRewrote ${listed(rewritten)}: read the changes above, and commit them where the programs are right.`;
  if (failures.length === 0) return changed || 'Every output shown is what the programs print.';
  const count = failures.length === 1 ? '1 problem' : `${failures.length} problems`;
  return `${changed}\nLeft to mend by hand: ${count}, named above.`;
}
