/** The fewest characters that a key may have without a warning. */
export const shortestStrongKey = 16;

/** Keys that stand in tutorials and word lists, so anyone can guess them. Compared in lower case. */
export const wellKnownKeys: ReadonlySet<string> = new Set([
  'admin123',
  'secret',
  'test-key',
  'password',
  'changeme',
  'your-api-key',
  'your-secret-api-key',
  'your-api-key-here',
]);

/** Why the key is weak, as a phrase after "the key is", or `undefined` where it is not. */
export function weakness(key: string): string | undefined {
  if (wellKnownKeys.has(key.toLowerCase())) return 'a well-known example';
  if (key.length < shortestStrongKey) return `shorter than ${shortestStrongKey} characters`;
  return undefined;
}
