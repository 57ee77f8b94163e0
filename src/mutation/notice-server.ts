import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {withProjectCopy} from '../machine/project-copy.ts';
import type {Mutant} from './mutant.ts';

/**
 * Whether any claim check notices a mutant of the server or of a script, in a copy of the project that has it.
 * @param pages whose claims are checked first
 */
export function noticesAnywhere(
  {file, text}: Mutant,
  pages: readonly string[] = [],
): Promise<boolean> {
  return withProjectCopy(async (copy) => {
    await writeFile(path.join(copy.folder, file), text);
    const first = pages.flatMap((page) => ['--first', page]);
    const checks = copy.run(process.execPath, {
      args: ['--import', 'tsx', 'src/commands/claims.ts', '--bail', ...first],
    });
    return (await checks.ended) !== 0;
  });
}
