/**
 * A uniform grid over axis-aligned boxes: which ids touch a rectangle (editor:R3).
 * Boxes belong to the caller and are read through `box`; an id must be taken out before its box
 * changes and put back afterwards.
 */

/** Side of a cell in px. */
export const cellSize = 1024;

/** The four sides of a box in one array, at `id * 4`: left, top, right, bottom. */
export type Boxes = Float32Array;

/** A grid of cells of `cellSize`; boxes over more than `maxCells` cells are kept in a list. */
export class UniformGrid {
  readonly #cells = new Map<number, number[]>();
  readonly #long: number[] = [];
  readonly #maxCells: number;
  /** Where the boxes are; the owner replaces it when it grows. */
  boxes: Boxes;
  #seen = new Uint32Array(0);
  #tick = 0;
  #size = 0;
  /** One past the highest id put in so far: the end of a scan. */
  #end = 0;
  #present = new Uint8Array(0);

  constructor(boxes: Boxes, maxCells: number) {
    this.boxes = boxes;
    this.#maxCells = maxCells;
  }

  /** Number of ids in the grid. */
  get size(): number {
    return this.#size;
  }

  /** Puts an id in, by its box of now. */
  put(id: number): void {
    if (id >= this.#present.length) {
      const length = Math.max(id + 1, this.#present.length * 2, 64);
      const present = new Uint8Array(length);
      present.set(this.#present);
      this.#present = present;
      const seen = new Uint32Array(length);
      seen.set(this.#seen);
      this.#seen = seen;
    }
    if (this.#present[id]) throw new Error(`id ${id} is in the grid already`);
    this.#present[id] = 1;
    this.#size++;
    if (id >= this.#end) this.#end = id + 1;
    const list = this.#lists(id, true);
    if (list) list.push(id);
  }

  /** Takes an id out; its box must be the one it was put in with. */
  take(id: number): void {
    if (!this.#present[id]) throw new Error(`id ${id} is not in the grid`);
    this.#present[id] = 0;
    this.#size--;
    const list = this.#lists(id, false);
    if (list) drop(list, id);
  }

  /** Adds to or removes from the cells of a box; the long list instead when they are too many. */
  #lists(id: number, add: boolean): number[] | undefined {
    const left = cellOf(this.boxes[id * 4]);
    const top = cellOf(this.boxes[id * 4 + 1]);
    const right = cellOf(this.boxes[id * 4 + 2]);
    const bottom = cellOf(this.boxes[id * 4 + 3]);
    if ((right - left + 1) * (bottom - top + 1) > this.#maxCells) return this.#long;
    for (let column = left; column <= right; column++) {
      for (let row = top; row <= bottom; row++) {
        const key = keyOf(column, row);
        const cell = this.#cells.get(key);
        if (!add) {
          if (!cell) continue;
          drop(cell, id);
          if (cell.length === 0) this.#cells.delete(key);
        } else if (cell) cell.push(id);
        else this.#cells.set(key, [id]);
      }
    }
    return undefined;
  }

  /** Appends to `out` every id whose box meets the open rectangle, in no particular order. */
  query(x0: number, y0: number, x1: number, y1: number, out: number[]): number[] {
    const left = cellOf(x0);
    const top = cellOf(y0);
    const right = cellOf(x1);
    const bottom = cellOf(y1);
    if ((right - left + 1) * (bottom - top + 1) > this.#cells.size) {
      for (let id = 0; id < this.#end; id++) {
        if (this.#present[id] && this.#meets(id, x0, y0, x1, y1)) out.push(id);
      }
      return out;
    }
    this.#tick++;
    if (this.#tick > 0xffffffff) {
      this.#seen.fill(0);
      this.#tick = 1;
    }
    const tick = this.#tick;
    for (let column = left; column <= right; column++) {
      for (let row = top; row <= bottom; row++) {
        const cell = this.#cells.get(keyOf(column, row));
        if (!cell) continue;
        for (let i = 0; i < cell.length; i++) {
          const id = cell[i] as number;
          if (this.#seen[id] === tick) continue;
          this.#seen[id] = tick;
          if (this.#meets(id, x0, y0, x1, y1)) out.push(id);
        }
      }
    }
    for (let i = 0; i < this.#long.length; i++) {
      const id = this.#long[i] as number;
      if (this.#meets(id, x0, y0, x1, y1)) out.push(id);
    }
    return out;
  }

  #meets(id: number, x0: number, y0: number, x1: number, y1: number): boolean {
    const boxes = this.boxes;
    const at = id * 4;
    return (
      (boxes[at] as number) < x1 &&
      (boxes[at + 2] as number) > x0 &&
      (boxes[at + 1] as number) < y1 &&
      (boxes[at + 3] as number) > y0
    );
  }
}

function cellOf(position: number | undefined): number {
  if (position === undefined || !Number.isFinite(position)) {
    throw new RangeError(`position ${position} is not a finite number`);
  }
  return Math.floor(position / cellSize);
}

/** Cells 2²⁵ apart would share a key; a shared key costs a test, never a wrong answer. */
function keyOf(column: number, row: number): number {
  return column * 0x2000000 + row;
}

function drop(list: number[], id: number): void {
  const at = list.indexOf(id);
  const last = list.pop();
  if (at < list.length && last !== undefined) list[at] = last;
}
