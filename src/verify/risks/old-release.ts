import {compareVersions} from '../../servers/elizaos/releases.ts';
import type {JudgeRisk} from './risk.ts';

/** There is a newer release. */
export const oldRelease: JudgeRisk = ({recognition, known}) => {
  const {told, candidates} = recognition;
  const version = told ?? candidates.at(-1);
  const newest = known.versions.at(-1);
  if (version === undefined || newest === undefined) return undefined;
  if (compareVersions(version, newest) >= 0) return undefined;
  return {
    code: 'old-release',
    severity: 'low',
    says: `ElizaOS ${version} is older than ${newest}, the newest release that the guide knows.`,
    seen: told === undefined ? 'what the server does is most like that release' : `version ${told}`,
    fix: 'Update the server.',
    section: 'reference/versions#what-differs',
  };
};
