/** What changes from run to run, and what stands for it in the record. */
const replaced: readonly [RegExp, string][] = [
  [/(?:\b(?:127\.0\.0\.1|localhost|0\.0\.0\.0)|\[::1\]):\d{4,5}\b/g, 'localhost:3000'],
  [/\b(192\.0\.2\.\d+):\d{4,5}\b/g, '$1:3000'],
  [/\b(port|listens on) \d{4,5}\b/gi, '$1 3000'],
  [
    /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/g,
    '00000000-0000-4000-8000-000000000000',
  ],
  [/\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g, '2026-01-01T00:00:00.000Z'],
  [/\b\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\b/g, '2026-01-01 00:00:00'],
  [/(?<![\w+/=-])[\w+/-]{43}=?(?![\w+/=-])/g, 'KEY'],
  [/\/tmp\/(?:[\w-]+\/)*release-\w+|\/tmp\/[\w-]+/g, '/tmp/folder'],
];

/** A text that was seen, without what changes from run to run: ports, ids, times, keys and temporary folders. */
export function steady(text: string): string {
  return replaced.reduce((result, [pattern, by]) => result.replaceAll(pattern, by), text);
}
