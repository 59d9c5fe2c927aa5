// Line and column of offsets in a text.
import type { Range } from '@ermine/model';

/** Finds lines and columns, both from 1, by binary search over line starts. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
      this.#starts.push(at + 1);
  }

  /** The range [start, end) with the line and column of its start. */
  range(start: number, end: number): Range {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) <= start) low = middle + 1;
      else high = middle;
    }
    return { start, end, line: low, column: start - (this.#starts[low - 1] as number) + 1 };
  }
}
