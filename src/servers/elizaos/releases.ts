import {startProgram} from '../../machine/program.ts';

/** The package, as it is published on npm. */
export const packageName = '@elizaos/server';

/** Versions that people run. Newer stable ones are added by {@link releasesToTry}. */
export const knownReleases: readonly string[] = ['1.2.0', '1.4.2', '1.6.4', '1.6.5', '1.7.2'];

/** Versions before a release, of another package, which are tried beside the releases and kept apart from them. */
export const knownPreReleases: readonly string[] = ['2.0.0-beta.2'];

/** The versions to try, the oldest first. Throws a sentence where the registry cannot be asked. */
export async function releasesToTry(): Promise<string[]> {
  const npm = startProgram('npm', ['view', packageName, 'versions', '--json']);
  const exitCode = await npm.ended;
  if (exitCode !== 0) {
    throw new Error(`npm does not say which versions there are:\n${npm.output().trim()}`);
  }
  const published: string[] = JSON.parse(npm.output().slice(npm.errorOutput().length));
  return withNewer(knownReleases, published);
}

/** Whether this is the version of a stable release. */
export function isRelease(version: string): boolean {
  return /^\d+\.\d+\.\d+$/.test(version);
}

/** Whether this is the version of what comes before a release. */
export function isPreRelease(version: string): boolean {
  return /^\d+\.\d+\.\d+-[\w.]+$/.test(version);
}

/** Each of these versions once, the oldest first. */
export function inOrderOfRelease(versions: readonly string[]): string[] {
  return [...new Set(versions)].sort(compareVersions);
}

/** The known versions, and each published stable one that is newer than all of them; oldest first. */
export function withNewer(known: readonly string[], published: readonly string[]): string[] {
  const newest = known.at(-1) ?? '';
  const newer = published.filter(
    (version) => isRelease(version) && compareVersions(version, newest) > 0,
  );
  return inOrderOfRelease([...known, ...newer]);
}

/** Whether a version is started in one step, or made ready first: that changed with 1.6. */
export function stepsOf(version: string): 'one-step' | 'two-steps' {
  return compareVersions(version, '1.6.0') < 0 ? 'two-steps' : 'one-step';
}

/** Orders versions, the older one first. */
export function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, 'en', {numeric: true});
}
