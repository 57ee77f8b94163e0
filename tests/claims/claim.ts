import path from 'node:path';
import {type Claim, type Documented, documentedBy} from '../../src/content/claim.ts';
import {readPage} from '../../src/content/page.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {test} from '../support/fixtures.ts';
import {projectRoot} from '../support/program.ts';
import type {Target} from '../support/reference-server.ts';

export {expect} from '../support/fixtures.ts';

interface CheckContext {
  /** What the page says. */
  documented: Documented;
  /** The reference server with a key. */
  server: Target;
  /** The reference server without a key. */
  openServer: Target;
}

const files = projectFiles(projectRoot);

/**
 * Holds a claim against the server. The test bears the claim's page and line, so that a failure says where
 * the statement stands; the expected value comes out of the page.
 * @param id page and claim, such as `authentication/refusal-status`
 */
export function claim(id: string, check: (context: CheckContext) => Promise<void>): void {
  const file = `docs/${path.posix.dirname(id)}.mdx`;
  const found = findClaim(file, path.posix.basename(id));
  const documented = documentedBy(found);
  test(`${file}:${found.line}:${found.column} ${id}`, async ({server, openServer}) => {
    await check({documented, server, openServer});
    if (documented.hasUnreadBlock()) {
      throw new Error(`The check of ${id} does not compare the fenced block in the claim.`);
    }
  });
}

function findClaim(file: string, name: string): Claim {
  const text = files.read(file);
  if (text === undefined) throw new Error(`There is no page ${file}.`);
  const result = readPage(file, text);
  if (!result.ok) throw new Error(`${file}:${result.problem.line}: ${result.problem.message}`);
  const found = result.page.claims.find(({id}) => id === name);
  if (!found) throw new Error(`${file} has no claim "${name}": run "npm run check".`);
  return found;
}
