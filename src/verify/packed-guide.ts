import {memoryFiles} from '../content/project-files.ts';
import type {CheckInfo, Guide} from './guide-claims.ts';

/** The guide as it goes into the package. */
export interface PackedGuide extends Omit<Guide, 'files' | 'checks' | 'isPacked'> {
  /** The texts of its files by their paths. */
  files: Record<string, string>;
  checks: Record<string, CheckInfo>;
}

/** The guide out of the package. */
export function unpacked({files, checks, ...rest}: PackedGuide): Guide {
  return {
    ...rest,
    isPacked: true,
    checks: new Map(Object.entries(checks)),
    files: memoryFiles(files),
  };
}
