import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {failedClaim} from '../claims/report.ts';
import {withProjectCopy} from '../machine/project-copy.ts';
import type {Mutant} from './mutant.ts';

/** Runs all claim checks against a server, or with a script, that is a mutant. */
export interface CodeWatch {
  /**
   * Whether any claim check notices the mutant. Those that noticed others of its file come first.
   * @param pages whose claims come next
   */
  notices(mutant: Mutant, pages: readonly string[]): Promise<boolean>;
}

/** Watches code in copies of the project that have it. */
export function watchCode(): CodeWatch {
  const noticedBy = new Map<string, readonly string[]>();
  return {
    notices: ({file, text}, pages) =>
      withProjectCopy(async (copy) => {
        await writeFile(path.join(copy.folder, file), text);
        const known = noticedBy.get(file) ?? [];
        const first = [...known, ...pages].flatMap((name) => ['--first', name]);
        const checks = copy.run(process.execPath, {
          args: ['--import', 'tsx', 'src/commands/claims.ts', '--bail', ...first],
        });
        const isNoticed = (await checks.ended) !== 0;
        const latest = failedClaim(checks.errorOutput());
        if (latest !== undefined) {
          const others = noticedBy.get(file)?.filter((id) => id !== latest) ?? [];
          noticedBy.set(file, [latest, ...others]);
        }
        return isNoticed;
      }),
  };
}
