/** The middle of the numbers; the mean of the two in the middle where their count is even, and NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((first, second) => first - second);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (upper + lower) / 2;
}
