import crypto from 'node:crypto';
import {syncBuiltinESMExports} from 'node:module';

/** One call that compared what a client sent with the key. */
export interface KeyComparison {
  /** The lengths of the two buffers, in bytes. */
  lengths: [number, number];
}

type Compare = (first: NodeJS.ArrayBufferView, second: NodeJS.ArrayBufferView) => boolean;

/**
 * The calls of a function of `node:crypto` during a task that compared one of these keys, as it is or digested.
 * The function goes on to do its work. Other servers in this process may call it meanwhile; their calls are left out.
 */
export async function recordComparisons(
  name: string,
  keys: readonly string[],
  task: () => Promise<void>,
): Promise<KeyComparison[]> {
  const functions = crypto as unknown as Record<string, Compare | undefined>;
  const original = functions[name];
  if (typeof original !== 'function') return [];

  const expected = keys.flatMap((key) => [
    Buffer.from(key).toString('hex'),
    crypto.createHash('sha256').update(key).digest('hex'),
  ]);
  const calls: KeyComparison[] = [];
  const replace = (compare: Compare) => {
    functions[name] = compare;
    syncBuiltinESMExports();
  };
  replace((first, second) => {
    const bytes = Buffer.from(first.buffer, first.byteOffset, first.byteLength);
    if (expected.includes(bytes.toString('hex'))) {
      calls.push({lengths: [first.byteLength, second.byteLength]});
    }
    return original(first, second);
  });
  try {
    await task();
  } finally {
    replace(original);
  }
  return calls;
}
