/** What a benchmark returns; `scripts/bench.mjs` prints it. */

/** One measured figure; `ratio` is baseline ÷ value or as `what` says. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: number;
  readonly ratio?: number;
}

/** What a file `benchmarks/NAME.ts` exports by default. */
export type Benchmark = () => Promise<readonly Figure[]>;
