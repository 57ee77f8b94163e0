import {projectRoot} from './project.ts';

/**
 * Runs a program in the project's folder, with its output shown. Gives whether it ended with exit code 0.
 * @param onStart gets the id of its process
 */
export async function succeeds(
  command: string,
  args: string[],
  onStart?: (id: number) => void,
): Promise<boolean> {
  // Loaded only here: a start without changes runs no program, and should not wait for it.
  const {execa} = await import('execa');
  const running = execa(command, args, {
    cwd: projectRoot,
    preferLocal: true,
    reject: false,
    stdio: 'inherit',
  });
  if (running.pid !== undefined) onStart?.(running.pid);
  const {exitCode} = await running;
  return exitCode === 0;
}
