/**
 * The claims that are about a file of the reference server, or pages with many of them. Only the order of the checks
 * depends on this: all of them run, and the first that fails ends the run of a mutant.
 */
const claims: Readonly<Record<string, readonly string[]>> = {
  'agents.ts': ['authentication/agents', 'authentication/flow'],
  'api-key-auth.ts': [
    'authentication/refused-requests',
    'authentication/preflight',
    'authentication/refusal-log',
    'authentication/refusal-body',
    'authentication/comparison',
    'security-headers/challenge',
    'rate-limiting/right-key-between',
    'rate-limiting/locked-out-right-key',
    'rate-limiting',
  ],
  'app.ts': ['security-headers', 'authentication/public-paths', 'hardening', 'authentication'],
  'client-address.ts': ['authentication/forwarded-addresses', 'authentication/proxy-address'],
  'config.ts': ['authentication/environment-variables', 'server/bad-values', 'server'],
  'counts.ts': ['rate-limiting'],
  'cross-origin.ts': ['cors'],
  'environment.ts': ['server/env-file-error', 'server/bad-values', 'authentication/env-file'],
  'errors.ts': ['hardening/bodies', 'hardening/malformed-body', 'hardening', 'server'],
  'express-classes.ts': ['authentication/agents', 'server/site-not-found'],
  'file-version.ts': ['server/encodings', 'server/old-version', 'server/file-vary'],
  'idle-connections.ts': ['hardening/line-breaks', 'hardening/slow-reader'],
  'inline-scripts.ts': ['security-headers/script-hash', 'security-headers/new-site'],
  'listen.ts': ['server/listening', 'server/port-in-use', 'server/port-not-allowed', 'hardening'],
  'logger.ts': ['authentication/refusal-log', 'hardening/escaped', 'authentication/debug-log'],
  'main.ts': ['server/usage', 'server/site-option', 'server/refusal-exit-code'],
  'memory-counts.ts': ['hardening/remembered', 'rate-limiting'],
  'one-at-a-time.ts': ['rate-limiting/pipelined', 'hardening'],
  'open.ts': ['server/listening', 'authentication/disabled-warning', 'server'],
  'rate-limit.ts': ['rate-limiting'],
  'redis-link.ts': ['rate-limiting/redis-failures', 'rate-limiting/redis-lost-log'],
  'request-log.ts': [
    'authentication/logged-paths',
    'authentication/debug-log',
    'authentication/aborted-log',
    'authentication/paths-without-key',
  ],
  'request-target.ts': ['hardening/spellings'],
  'run.ts': ['server/stop-patience', 'server/stop-log', 'server/stop-connection'],
  'security-headers.ts': ['security-headers'],
  'shared-counts.ts': ['rate-limiting/shared-limit', 'rate-limiting/redis-failures'],
  'site-files.ts': ['server/file-caching', 'server/file-types', 'server/file-refusals', 'server'],
  'site.ts': ['server/without-site', 'server/site-not-found', 'server/site-option'],
  'variable.ts': ['server/bad-values', 'server/bad-keys', 'server/port-range', 'cors', 'server'],
  'weak-key.ts': ['authentication/weak-keys', 'authentication/shortest-key'],
};

/** Claims, or pages, whose checks notice most changes of this file. */
export function claimsAbout(file: string): readonly string[] {
  return claims[file] ?? [];
}
