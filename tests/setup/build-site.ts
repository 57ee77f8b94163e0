import {runBuild} from '../../src/commands/run-build.ts';

/** Playwright's global set-up: the tests of the site need it built, and from the files as they are now. */
export default async function buildSite(): Promise<void> {
  if (!(await runBuild())) throw new Error('The site does not build: mend what is printed above.');
}
