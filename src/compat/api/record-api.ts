import {projectRoot} from '../../machine/project.ts';
import {apiRecordFile, writeApiOfRelease} from '../../records/api-of-releases.ts';
import {install, NotUsable} from '../../servers/elizaos/installed-release.ts';
import {prepare} from '../../servers/elizaos/release-program.ts';
import {observeApi} from './observe-api.ts';

/** Sends the requests of the API to a release, writes what it does if that has changed, and says so. */
export async function recordApi(version: string): Promise<void> {
  try {
    const release = await install(version);
    await prepare(release);
    const seen = await observeApi(release);
    const run = {version, time: new Date().toISOString(), node: process.version};
    const hasMoved = writeApiOfRelease(projectRoot, {...run, ...seen});
    process.stdout.write(
      hasMoved
        ? `  Its API has moved: ${apiRecordFile} says how.\n`
        : '  Its API does what it did in the last run.\n',
    );
  } catch (error) {
    if (!(error instanceof NotUsable)) throw error;
    process.stdout.write(`  Its API was not tried. ${error.message}\n`);
  }
}
