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
  'connections.ts': ['hardening/connections-share', 'hardening'],
  'counts.ts': ['rate-limiting'],
  'cross-origin.ts': ['cors'],
  'env-file.ts': ['server/unreadable-env-files', 'server/unreadable-env-file', 'server'],
  'env-lines.ts': ['server/env-lines', 'authentication/env-file-forms', 'server/env-file-error'],
  'env-mistakes.ts': ['server/env-lines'],
  'env-text.ts': ['authentication/env-file-forms', 'server/unreadable-env-files'],
  'env-variables.ts': ['server/env-lines', 'server/env-file-twice'],
  'environment.ts': [
    'server/near-names',
    'authentication/empty-export',
    'authentication/disabling',
  ],
  'errors.ts': ['hardening/bodies', 'hardening/malformed-body', 'hardening', 'server'],
  'express-classes.ts': ['authentication/agents', 'server/without-site-path'],
  'idle-connections.ts': ['hardening/line-breaks', 'hardening/slow-reader'],
  'key-value.ts': ['server/bad-keys', 'authentication/white-space-key'],
  'listen.ts': ['server/listening', 'server/port-in-use', 'server/port-not-allowed', 'hardening'],
  'logger.ts': ['authentication/refusal-log', 'hardening/escaped', 'authentication/debug-log'],
  'main.ts': ['server/usage', 'server/refusal-exit-code'],
  'memory-counts.ts': ['hardening/remembered', 'rate-limiting'],
  'one-at-a-time.ts': ['rate-limiting/pipelined', 'hardening/requests-waiting', 'hardening'],
  'origins.ts': ['server/bad-values', 'cors'],
  'other-env-files.ts': ['server/other-env-file'],
  'proxies.ts': ['server/bad-values', 'authentication/environment-variables'],
  'rate-limit.ts': ['rate-limiting'],
  'redis-link.ts': ['rate-limiting/redis-failures', 'rate-limiting/redis-lost-log'],
  'redis-url.ts': ['server/bad-redis-urls', 'rate-limiting/redis-ipv6', 'rate-limiting'],
  'refusal.ts': ['server/bad-values'],
  'request-log.ts': [
    'authentication/logged-paths',
    'authentication/debug-log',
    'authentication/aborted-log',
    'authentication/paths-without-key',
  ],
  'request-target.ts': ['hardening/spellings'],
  'run.ts': [
    'server/listening',
    'authentication/disabled-warning',
    'server/stop-patience',
    'server/stop-log',
    'server/stop-connection',
    'server',
  ],
  'security-headers.ts': ['security-headers'],
  'shared-counts.ts': ['rate-limiting/shared-limit', 'rate-limiting/redis-failures'],
  'similar-names.ts': ['server/near-names', 'server/near-exported'],
  'site.ts': ['server/without-site', 'server/without-site-path'],
  'take-connect.ts': ['hardening/other-ways'],
  'variable.ts': ['server/bad-values', 'server/port-range', 'authentication', 'server'],
  'weak-key.ts': ['authentication/weak-keys', 'authentication/shortest-key'],
  'well-formed.ts': ['hardening/other-ways', 'hardening/header-limit'],
};

/** Claims, or pages, whose checks notice most changes of this file. */
export function claimsAbout(file: string): readonly string[] {
  return claims[file] ?? [];
}
