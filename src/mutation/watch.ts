import type {WhiteBox} from '../claims/claim.ts';
import {readPage} from '../content/page/page.ts';
import type {ProjectFiles} from '../content/project-files.ts';
import {checkReleased} from '../lint/check-released.ts';
import {projectRoot} from '../machine/project.ts';
import {readCompatibility} from '../records/compatibility.ts';
import {recordedReleases} from '../records/on-releases.ts';
import {type Mutant, mutated} from './mutant.ts';
import {watchClaims} from './notice-claim.ts';
import {watchExamples} from './notice-client.ts';
import {watchCode} from './notice-code.ts';

/** Gives the function that tells whether those who should notice a mutant do. */
export async function watchAll(
  files: ProjectFiles,
  servers: WhiteBox,
): Promise<(mutant: Mutant) => Promise<boolean>> {
  const claims = await watchClaims(files, servers);
  const examples = watchExamples(files, servers.server);
  const code = watchCode();
  const record = readCompatibility(projectRoot);
  const releases = record && recordedReleases(record);
  /** Whether the check of the pages tells that the code is no longer the one that ran against releases. */
  const isOffRecord = (mutant: Mutant, pages: readonly string[]): boolean => {
    const changed = mutated(files, mutant);
    return pages.some((name) => {
      const page = `docs/${name}.mdx`;
      const reading = readPage(page, files.read(page) ?? '');
      return reading.ok && checkReleased(page, reading.page.claims, releases, changed).length > 0;
    });
  };

  return async (mutant) => {
    const {watch} = mutant;
    switch (watch.by) {
      case 'claim':
        return claims.notices(watch.id, mutant);
      case 'output':
        return examples.noticesOutput(watch.example, mutant);
      case 'all-claims':
        return isOffRecord(mutant, watch.pages) || code.notices(mutant, watch.pages);
      case 'client': {
        const noticed = await examples.noticesClient(watch.example, watch.language, mutant);
        return noticed || code.notices(mutant, []);
      }
    }
  };
}
