import {isKnownOfRelease} from './known-of-release.ts';
import type {JudgeRisk} from './risk.ts';

/** Whether error reports leave for a third party cannot be seen from outside: it is only said. */
export const errorReports: JudgeRisk = (evidence) =>
  isKnownOfRelease(evidence, 'errorReport')
    ? {
        code: 'error-reports',
        severity: null,
        says: 'Unless SENTRY_DSN has an address of your own, the server reports its errors to the makers of ElizaOS, under Node.js with the key in them.',
        seen: 'not visible from outside',
        fix: 'Set SENTRY_DSN to an address of your own.',
        section: 'reference/versions#from-164',
      }
    : undefined;
