import path from 'node:path';
import {expect, test} from '@playwright/test';
import {build} from 'esbuild';
import {projectRoot} from '../../src/machine/project.ts';
import {
  claimsFiles,
  claimsFingerprint,
  isSameSite,
  siteFingerprint,
} from '../../src/records/fingerprint.ts';
import {withSite as withFolder} from '../../src/servers/small-site.ts';

test('every module that the checks execute puts their outcome out of date when it is edited', async () => {
  const executed = await modulesOf('src/commands/claims.ts');
  expect(executed.length).toBeGreaterThan(100);
  const known = new Set(claimsFiles(projectRoot));
  expect(executed.filter((file) => !known.has(file))).toEqual([]);
});

for (const file of [
  'docs/fix/cors-errors.mdx',
  'examples/list-agents/curl.sh',
  'examples/deploy/new-folder/new-file.conf',
  'package-lock.json',
  'src/claims/hold.ts',
  'src/new-folder/new-file.ts',
  'static/openapi.yaml',
  'src/verify/target/causes.ts',
  'src/servers/http/raw.ts',
  'src/servers/elizaos/serve.mjs',
  'src/records/benchmarks/timing.json',
  '.github/actions/verify/action.yml',
]) {
  test(`an edit of ${file} puts the outcome of the checks out of date`, async () => {
    await withFolder(async (folder) => {
      const before = claimsFingerprint(folder);
      await withFolder(async (edited) => expect(claimsFingerprint(edited)).not.toBe(before), {
        ...project,
        [file]: 'another text',
      });
      await withFolder(async (same) => expect(claimsFingerprint(same)).toBe(before), project);
    }, project);
  });
}

for (const file of [
  'README.md',
  'src/css/site.css',
  'src/components/claim/Claim.tsx',
  'src/records/claims.json',
  'static/claims.json',
  'tests/content/page.spec.ts',
  'src/records/compatibility.json',
  'src/records/api-of-releases.json',
  'static/openapi-1.7.2.yaml',
  'docs/.cors.mdx.swp',
  'docs/fix/cors-errors.mdx~',
  'examples/server/.env',
  'examples/server/node_modules/express/index.js',
]) {
  test(`an edit of ${file}, which no check reads, does not`, async () => {
    await withFolder(async (folder) => {
      const before = claimsFingerprint(folder);
      await withFolder(async (edited) => expect(claimsFingerprint(edited)).toBe(before), {
        ...project,
        [file]: 'another text',
      });
    }, project);
  });
}

for (const file of ['src/css/site.css', 'src/components/claim/Claim.tsx', 'static/claims.json']) {
  test(`an edit of ${file} makes another site`, async () => {
    await withFolder(async (folder) => {
      const before = siteFingerprint(folder);
      await withFolder(
        async (edited) => expect(isSameSite(before, siteFingerprint(edited))).toBe(false),
        {...project, [file]: 'another text'},
      );
    }, project);
  });
}

test('a site that was built in a repository is not built again where git does not tell the last commit', () => {
  const built = {sources: 'a', commit: '1a15dd8'};
  expect(isSameSite(built, {sources: 'a', commit: ''})).toBe(true);
  expect(isSameSite(built, {sources: 'a', commit: 'e722ae2'})).toBe(false);
  expect(isSameSite({sources: 'a', commit: ''}, {sources: 'a', commit: '1a15dd8'})).toBe(false);
  expect(isSameSite(undefined, built)).toBe(false);
});

/** A few files of a project. */
const project = {
  'docs/fix/cors-errors.mdx': 'text',
  'src/claims/hold.ts': 'text',
  'package.json': '{}',
};

/** The project's own modules that a program loads, or may load later. */
async function modulesOf(entry: string): Promise<string[]> {
  const {metafile} = await build({
    absWorkingDir: projectRoot,
    entryPoints: [path.join(projectRoot, entry)],
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    outdir: 'nowhere',
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs);
}
