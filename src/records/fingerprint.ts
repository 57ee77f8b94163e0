import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {filesBelow, type ProjectFiles, projectFiles} from '../content/project-files.ts';

/** Everything that the project is made of, but for what is said about it and how it is developed. */
const sources = [
  '.github',
  'docs',
  'docusaurus.config.ts',
  'examples',
  'package-lock.json',
  'package.json',
  'sidebars.ts',
  'src',
  'static',
];

/** What no result comes from: the specs, and what an editor, a browser or a run leaves beside the sources. */
const leftOut = [/\.spec\.ts$/, /~$/, /(^|\/)\.(?!github\/)/, /^src\/verify\/dist\//];

/** What only the site is made of, what runs leave behind, and what people read: no check of a claim reads any of it. */
const notForClaims = [
  /^src\/(components|css|docusaurus|theme)\//,
  /^src\/records\/(claims|compatibility|api-of-releases|(docs|server|sentence)-mutation)\.json$/,
  /^src\/records\/sentences\//,
  /^static\/(claims\.json|openapi-[\d.]+\.yaml)$/,
];

/** What only checks and tests read. */
const notForSite = [/^\.github\//, /^src\/records\/claims\.json$/];

/** Variables that go into the pages. */
const siteVariables = ['SITE_URL', 'SITE_BASE_URL', 'REPOSITORY_URL'];

/** What a built site comes from. */
export interface SiteFingerprint {
  /** A digest of all sources. */
  sources: string;
  /** The last commit of the pages, whose day they show; empty where git does not tell. */
  commit: string;
}

/** What the site below a root would come from if it were built now. */
export function siteFingerprint(root: string): SiteFingerprint {
  const variables = siteVariables.map((name) => `${name}=${process.env[name] ?? ''}\0`);
  return {
    sources: digest(root, siteFiles(root), variables.join('')),
    commit: lastCommitOf('docs', root),
  };
}

/** Whether a site that came from the one is what would come from the other, as far as this machine can tell. */
export function isSameSite(built: SiteFingerprint | undefined, wanted: SiteFingerprint): boolean {
  if (built?.sources !== wanted.sources) return false;
  return wanted.commit === '' || built.commit === wanted.commit;
}

/** A digest of all sources that the outcome of a check may depend on. */
export function claimsFingerprint(root: string): string {
  return digest(root, claimsFiles(root), '');
}

/** The files, from the project's root, whose change puts the outcome of the checks out of date. */
export function claimsFiles(root: string): string[] {
  return sourceFiles(root, notForClaims);
}

function siteFiles(root: string): string[] {
  return sourceFiles(root, notForSite);
}

function sourceFiles(root: string, excluded: readonly RegExp[]): string[] {
  const project = projectFiles(root);
  return sources
    .flatMap((source) => filesOf(source, root, project))
    .filter((file) => ![...leftOut, ...excluded].some((pattern) => pattern.test(file)));
}

function filesOf(source: string, root: string, project: ProjectFiles): string[] {
  const isFile = statSync(path.join(root, source), {throwIfNoEntry: false})?.isFile();
  return isFile ? [source] : filesBelow(project, source);
}

/** The last commit that changed a folder; empty outside a repository, and where git does not answer. */
function lastCommitOf(folder: string, root: string): string {
  const args = ['log', '-1', '--format=%H', '--', folder];
  const {status, stdout} = spawnSync('git', args, {cwd: root, encoding: 'utf8'});
  return status === 0 ? stdout.trim() : '';
}

function digest(root: string, files: readonly string[], rest: string): string {
  const hash = createHash('sha256').update(rest);
  for (const file of files) {
    hash
      .update(`${file}\0`)
      .update(contentOf(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** What a file holds; why it cannot be read, where it cannot: "npm run check" says so with its place. */
function contentOf(file: string): Buffer | string {
  try {
    return readFileSync(file);
  } catch (error) {
    return String(error);
  }
}
