/** Sums up measurements one at a time: Welford's algorithm. */
export class Sample {
  count = 0;
  mean = 0;
  #squares = 0;

  add(value: number): void {
    this.count++;
    const off = value - this.mean;
    this.mean += off / this.count;
    this.#squares += off * (value - this.mean);
  }

  /** The unbiased one. */
  get variance(): number {
    return this.#squares / (this.count - 1);
  }
}

/** Welch's t: how far two means lie apart, in standard errors of their difference. */
export function welch(first: Sample, second: Sample): number {
  const error = Math.sqrt(first.variance / first.count + second.variance / second.count);
  return (first.mean - second.mean) / error;
}
