import {projectRoot} from './project.ts';

/** Runs a program in the project's folder, with its output shown. Gives whether it ended with exit code 0. */
export async function succeeds(command: string, args: string[]): Promise<boolean> {
  // Loaded only here: a start without changes runs no program, and should not wait for it.
  const {execa} = await import('execa');
  const {exitCode} = await execa(command, args, {
    cwd: projectRoot,
    preferLocal: true,
    reject: false,
    stdio: 'inherit',
  });
  return exitCode === 0;
}
