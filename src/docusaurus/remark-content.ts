import path from 'node:path';
import type {Root} from 'mdast';
import type {Plugin} from 'unified';
import {expand} from '../content/output/expand.ts';
import {components} from '../content/page/components.ts';
import {projectFiles} from '../content/project-files.ts';
import {readBenchmark} from '../records/benchmarks.ts';
import type {Compatibility} from '../records/compatibility.ts';
import {readLedger} from '../records/ledger-file.ts';
import {onReleases} from '../records/on-releases.ts';
import {shownReleases} from '../records/shown-releases.ts';
import {readShownCompatibility} from '../records/their-versions.ts';
import {keepWhole} from './keep-whole.ts';
import {texts} from './made-texts.ts';
import {markClaims} from './mark-claims.ts';
import {keepNotesInHtml} from './of-build-only.ts';
import {showCode} from './show-code.ts';
import {shownRecord} from './shown-record.ts';
import {splitInParts} from './split-in-parts.ts';

/**
 * Remark plugin that fills a page from the project's files as they are now: its snippets, its examples, what the
 * last run of the checks recorded, and the texts that are made of code.
 */
export const remarkContent: Plugin<[{root: string}], Root> = ({root}) => {
  return (tree, file) => {
    const page = path.relative(root, file.path);
    try {
      const files = projectFiles(root);
      const compatibility = readShownCompatibility(root, files);
      const releases = compatibility && onReleases(compatibility);
      expand(tree, {
        file: page,
        files,
        record: shownRecord(readLedger(root)),
        measured: measured(root, compatibility),
        releases,
        texts,
      });
      showCode(tree);
      keepWhole(tree);
      markClaims(tree, releases?.versions ?? []);
      keepNotesInHtml(tree);
      splitInParts(tree);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${page}: ${reason} Run "npm run check" for the line.`);
    }
  };
};

function measured(root: string, compatibility: Compatibility | undefined): Map<string, string> {
  const found = new Map<string, string>();
  if (compatibility) found.set('Compatibility', JSON.stringify(shownReleases(compatibility)));
  for (const [component, {benchmark}] of components) {
    const text = benchmark && readBenchmark(root, benchmark);
    if (text !== undefined) found.set(component, text);
  }
  return found;
}
