import {spawn} from 'node:child_process';
import {endsWithStarter} from '../machine/child-of-this.ts';
import {projectRoot} from '../machine/project.ts';
import {isCompressed, siteDirectory} from '../records/built.ts';

/**
 * Compresses the built site in a process of its own, where that was not done yet: it takes both processors for seconds, in
 * which the server sends the files as they are.
 * @param signal ends it
 */
export function startCompression(signal: AbortSignal): void {
  if (isCompressed(siteDirectory) || signal.aborted) return;
  const args = ['--import', endsWithStarter, '--import', 'tsx', 'src/commands/compress.ts'];
  const child = spawn(process.execPath, args, {cwd: projectRoot, stdio: 'inherit', signal});
  // A site without compressed versions is served as well, only larger.
  child.on('error', () => undefined);
}
