import {filesBelow, projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../support/program.ts';

/** The files of `examples/` with this ending, from the project's root. */
export function exampleFiles(ending: string): string[] {
  return filesBelow(projectFiles(projectRoot), 'examples').filter((file) => file.endsWith(ending));
}
