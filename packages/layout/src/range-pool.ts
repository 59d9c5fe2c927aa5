/**
 * Hands out ranges of one growing array and takes them back by size, so that rows and route
 * points of thousands of tables lie in a few typed arrays. It does not hold the arrays.
 */

/** An allocator of index ranges; ranges are rounded up to a multiple of four. */
export class RangePool {
  /** One past the highest index handed out so far. */
  end = 0;
  readonly #free = new Map<number, number[]>();

  /** Start of a free range of at least `length` indexes. */
  take(length: number): number {
    const size = RangePool.sizeOf(length);
    const reused = this.#free.get(size)?.pop();
    if (reused !== undefined) return reused;
    const start = this.end;
    this.end += size;
    return start;
  }

  /** Gives a range back; `length` as it was asked for. */
  give(start: number, length: number): void {
    const size = RangePool.sizeOf(length);
    const list = this.#free.get(size);
    if (list) list.push(start);
    else this.#free.set(size, [start]);
  }

  /** What a request for `length` indexes takes. */
  static sizeOf(length: number): number {
    return (length + 3) & ~3;
  }
}

/** The same array when it is long enough, else a copy of at least twice the length. */
export function grown<A extends { readonly length: number; set(from: A): void }>(
  array: A,
  length: number,
  make: (length: number) => A,
): A {
  if (array.length >= length) return array;
  const larger = make(Math.max(length, array.length * 2, 64));
  larger.set(array);
  return larger;
}
