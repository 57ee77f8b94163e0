import {nearestName} from '../content/nearest-name.ts';
import {rules} from './rules/index.ts';
import type {Case, Rule} from './rules/rule.ts';

/** What is known of a code, or one line on why nothing is. */
export type Explanation = {ok: true; text: string} | {ok: false; problem: string};

const all: readonly Rule[] = Object.values(rules);

/** What is wrong where the check names a code, and how to mend it, with a project that has the problem and one that has not. */
export function explain(code: string): Explanation {
  const rule = all.find((known) => known.code === code);
  if (!rule) {
    const near = nearestName(
      code,
      all.map((known) => known.code),
    );
    const meant = near === undefined ? '' : ` did you mean ${near}?`;
    return {
      ok: false,
      problem: `there is no problem code "${code}":${meant} npm run check -- --explain lists all of them.`,
    };
  }
  const {says, mend, bad, good, elsewhere} = rule;
  const parts = [`${code}: ${says}`, `How to mend it: ${mend}`];
  if (elsewhere !== undefined) parts.push(elsewhere);
  const [wrong] = bad;
  if (wrong) {
    parts.push('Wrong:', ...caseParts(wrong));
    parts.push(`  npm run check says:\n${indented(wrong.problems.join('\n'), 4)}`);
  }
  const [right] = good;
  if (right) parts.push('Right:', ...caseParts(right));
  return {ok: true, text: `${parts.join('\n\n')}\n`};
}

/** Each code in a line, with what is wrong where the check names it. */
export function codeList(): string {
  const width = Math.max(...all.map(({code}) => code.length));
  return all.map(({code, says}) => `${code.padEnd(width)}  ${says}\n`).join('');
}

/** All codes as a list in Markdown, with what is wrong and how to mend it, for the site. */
export function problemList(): string {
  return all
    .map(({code, says, mend, elsewhere}) => {
      const texts = [says, mend, ...(elsewhere === undefined ? [] : [elsewhere])];
      return `- **\`${code}\`**: ${texts.join(' ')}\n`;
    })
    .join('');
}

/** The files of a case, each below its path. */
function caseParts({files, beside, checks, site, encoding}: Case): string[] {
  const texts: [string, string][] = Object.entries(files);
  if (site?.sidebars) texts.push([site.sidebars.file, site.sidebars.text]);
  const stored = encoding === undefined ? '' : `, stored as ${encoding}`;
  const parts = texts.map(([file, text]) =>
    [`  ${file}${stored}:`, text === '' ? '    (empty)' : indented(text, 4)].join('\n'),
  );
  for (const {file, line, id} of checks ?? []) {
    parts.push(`  ${file}, line ${line}:\n    claim('${id}', …);`);
  }
  if (checks?.length === 0) parts.push('  src/checks/ has no check of it.');
  if (beside) parts.push(`  There as well: ${Object.keys(beside).join(', ')}`);
  return parts;
}

function indented(text: string, width = 2): string {
  return text.trimEnd().replaceAll(/^(?=.)/gm, ' '.repeat(width));
}
