import {expect, test} from '@playwright/test';
import {DoubledCheck} from '../../src/claims/claim.ts';
import {formatProblem, type Problem} from '../../src/content/problem.ts';
import type {PlacedCheck} from '../../src/lint/check-binding.ts';
import {checkProject} from '../../src/lint/check-project.ts';
import {fileFaults} from '../../src/lint/file-faults.ts';
import {rules} from '../../src/lint/rules/index.ts';
import type {Case} from '../../src/lint/rules/rule.ts';
import {problemOf} from '../../src/site/run-check.ts';
import {withFilesOnDisk} from '../fixtures/files-on-disk.ts';
import {memoryFiles} from '../fixtures/memory-files.ts';

for (const [code, rule] of Object.entries(rules)) {
  const {says, mend, bad, good, elsewhere} = rule;

  test(`${code} says what is wrong and how to mend it, with cases, or with what names it in place of the check`, () => {
    expect(rule.code).toBe(code);
    for (const text of [says, mend, ...(elsewhere === undefined ? [] : [elsewhere])]) {
      expect(text).toMatch(/^[A-Z`][^\n]*\.$/);
      expect(text.match(/`/g)?.length ?? 0, text).toBe(2 * (text.match(/`[^`]+`/g)?.length ?? 0));
    }
    const hasCases = [bad.length > 0, good.length > 0];
    expect(hasCases).toEqual(elsewhere === undefined ? [true, true] : [false, false]);
  });

  for (const [place, {problems, ...project}] of bad.entries()) {
    test(`${code} is named in these words, in bad case ${place + 1}`, async () => {
      expect(await problemsOf(project)).toEqual(problems);
      for (const line of problems) expect(line).toContain(` ${code} `);
    });
  }

  for (const [place, project] of good.entries()) {
    test(`${code} is not named, and nothing else, in good case ${place + 1}`, async () => {
      expect(await problemsOf(project)).toEqual([]);
    });
  }
}

/** What the check says of a project, line by line. */
async function problemsOf({files, beside, encoding, ...surroundings}: Case): Promise<string[]> {
  const texts = {...beside, ...files};
  const problems =
    encoding === undefined
      ? await checkProject(memoryFiles(texts), surroundings)
      : {problems: await faultsOnDisk(texts, encoding)};
  return [...problems.problems, ...registrationProblems(surroundings.checks ?? [])].map(
    formatProblem,
  );
}

function faultsOnDisk(
  texts: Readonly<Record<string, string>>,
  encoding: BufferEncoding,
): Promise<Problem[]> {
  const stored = Object.entries(texts).map(([file, text]) => [file, Buffer.from(text, encoding)]);
  return withFilesOnDisk(Object.fromEntries(stored), (folder) =>
    fileFaults(folder, ['docs', 'examples']),
  );
}

/** A check cannot be registered twice in this process, so this is what its registration throws: see `registry.spec.ts`. */
function registrationProblems(checks: readonly PlacedCheck[]): Problem[] {
  return checks.flatMap(({id, ...place}, at) => {
    const first = checks.slice(0, at).find((earlier) => earlier.id === id);
    return first ? [problemOf(new DoubledCheck(id, first, place), place.file)] : [];
  });
}
