// The three units of offsets: libpg-query's trees count UTF-8 bytes, its errors code points, JavaScript
// UTF-16 units (postgres-model:P3). The one place that converts.

/** Converts offsets of one text. ASCII text costs nothing. */
export class Offsets {
  /** Byte, code point and UTF-16 position after each non-ASCII code point. */
  readonly #bytes: number[] = [];
  readonly #points: number[] = [];
  readonly #units: number[] = [];

  constructor(text: string) {
    let byte = 0;
    let point = 0;
    let unit = 0;
    const length = text.length;
    while (unit < length) {
      const c = text.charCodeAt(unit);
      if (c < 128) {
        byte++;
        point++;
        unit++;
        continue;
      }
      const pair = c >= 0xd800 && c < 0xdc00 && unit + 1 < length;
      byte += pair ? 4 : c < 0x800 ? 2 : 3;
      point++;
      unit += pair ? 2 : 1;
      this.#bytes.push(byte);
      this.#points.push(point);
      this.#units.push(unit);
    }
  }

  #convert(from: readonly number[], offset: number): number {
    let low = 0;
    let high = from.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((from[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return offset;
    return (this.#units[low - 1] as number) + offset - (from[low - 1] as number);
  }

  /** UTF-8 byte offset → UTF-16 offset. */
  fromBytes(offset: number): number {
    return this.#bytes.length === 0 ? offset : this.#convert(this.#bytes, offset);
  }

  /** Code point index → UTF-16 offset. */
  fromPoints(offset: number): number {
    return this.#points.length === 0 ? offset : this.#convert(this.#points, offset);
  }
}
