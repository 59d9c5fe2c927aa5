/**
 * The tables of a scene in typed arrays with reusable slots, their rows in one pool, and the
 * texts as they are drawn. It knows neither edges nor grids (editor:R1).
 */
import type { DiagramTable } from './diagram.ts';
import { textWidthEm } from './metrics.ts';
import { grown, RangePool } from './range-pool.ts';
import { type BoxOptions, measureTable } from './table-box.ts';

/** Bits of `SceneTables.flags`. */
export const tableFlag = {
  selected: 1,
  /** Drawn at 35 %. */
  dim: 2,
  /** Shown as DOM: the painter leaves it out at row level. */
  mounted: 4,
  /** Part of what is highlighted; while anything is, all others are drawn at 35 %. */
  lit: 8,
  collapsed: 16,
  expanded: 32,
} as const;

const float32 = (length: number) => new Float32Array(length);
const uint32 = (length: number) => new Uint32Array(length);
const uint16 = (length: number) => new Uint16Array(length);
const uint8 = (length: number) => new Uint8Array(length);

/** Tables by slot; arrays are replaced when they grow, so read them from here each time. */
export class SceneTables {
  x = float32(0);
  y = float32(0);
  w = float32(0);
  h = float32(0);
  /** Left, top, right, bottom at `slot * 4`: what the grid reads. */
  boxes = float32(0);
  flags = uint32(0);
  colour = uint8(0);
  schema = uint16(0);
  /** Number of edges that end here; a self-reference counts once. */
  degree = uint16(0);
  rowStart = uint32(0);
  rowCount = uint16(0);
  /** Rows behind "show more", -1 for "show fewer", 0 for no such row. */
  more = new Int32Array(0);
  markCount = uint8(0);
  prefixWidth = float32(0);
  readonly prefix: string[] = [];
  readonly title: string[] = [];
  readonly caption: string[] = [];
  /** Width of the whole name in em, bold: for the level that shows names only. */
  nameEm = float32(0);
  /** The table of each slot as it was given; undefined for a free slot. */
  readonly source: (DiagramTable | undefined)[] = [];

  /** Rows by index `rowStart[slot] + i`: the index into the rows of the table as given. */
  rowSource = uint16(0);
  rowFlags = uint16(0);
  rowNameWidth = float32(0);
  readonly rowName: string[] = [];
  readonly rowType: string[] = [];

  /** One past the highest slot in use. */
  end = 0;
  /** Number of tables. */
  count = 0;
  readonly #slots = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #rows = new RangePool();

  /** Slot of a table, or -1. */
  slotOf(id: string): number {
    return this.#slots.get(id) ?? -1;
  }

  /** A slot for a new table at 0, 0 without size or rows. */
  add(table: DiagramTable): number {
    const slot = this.#free.pop() ?? this.end++;
    if (slot >= this.flags.length) this.#grow(slot + 1);
    this.#slots.set(table.id, slot);
    this.source[slot] = table;
    this.count++;
    return slot;
  }

  /** Frees a slot. */
  remove(slot: number): void {
    const table = this.source[slot];
    if (!table) throw new Error(`no table in slot ${slot}`);
    this.#giveRows(slot);
    this.#slots.delete(table.id);
    this.source[slot] = undefined;
    this.flags[slot] = 0;
    this.degree[slot] = 0;
    this.prefix[slot] = this.title[slot] = this.caption[slot] = '';
    this.#free.push(slot);
    this.count--;
  }

  /** Measures a table and stores its size and rows; its place stays. */
  measure(slot: number, table: DiagramTable, options: BoxOptions): void {
    const flags = this.flags[slot] ?? 0;
    const box = measureTable(table, options, {
      collapsed: (flags & tableFlag.collapsed) !== 0,
      expanded: (flags & tableFlag.expanded) !== 0,
    });
    this.source[slot] = table;
    this.w[slot] = box.width;
    this.h[slot] = box.height;
    this.colour[slot] = table.colour;
    this.schema[slot] = table.schemaIndex;
    this.more[slot] = box.more;
    this.markCount[slot] = box.markCount;
    this.prefix[slot] = box.prefix;
    this.prefixWidth[slot] = box.prefixWidth;
    this.title[slot] = box.title;
    this.caption[slot] = box.caption;
    this.nameEm[slot] = textWidthEm(table.name, 600);
    this.#giveRows(slot);
    const start = this.#rows.take(box.rows.length);
    this.rowStart[slot] = start;
    this.rowCount[slot] = box.rows.length;
    this.rowSource = grown(this.rowSource, this.#rows.end, uint16);
    this.rowFlags = grown(this.rowFlags, this.#rows.end, uint16);
    this.rowNameWidth = grown(this.rowNameWidth, this.#rows.end, float32);
    for (let i = 0; i < box.rows.length; i++) {
      const index = box.rows[i] ?? 0;
      this.rowSource[start + i] = index;
      this.rowFlags[start + i] = table.rows[index]?.flags ?? 0;
      this.rowNameWidth[start + i] = box.nameWidths[i] ?? 0;
      this.rowName[start + i] = box.names[i] ?? '';
      this.rowType[start + i] = box.types[i] ?? '';
    }
    this.place(slot, this.x[slot] ?? 0, this.y[slot] ?? 0);
  }

  /** Sets the top left corner. */
  place(slot: number, x: number, y: number): void {
    this.x[slot] = x;
    this.y[slot] = y;
    const at = slot * 4;
    this.boxes[at] = x;
    this.boxes[at + 1] = y;
    this.boxes[at + 2] = x + (this.w[slot] ?? 0);
    this.boxes[at + 3] = y + (this.h[slot] ?? 0);
  }

  /** Place of a row among the shown rows, or -1 when it is folded away. */
  shownRow(slot: number, row: number): number {
    const start = this.rowStart[slot] ?? 0;
    const count = this.rowCount[slot] ?? 0;
    for (let i = 0; i < count; i++) if (this.rowSource[start + i] === row) return i;
    return -1;
  }

  #giveRows(slot: number): void {
    const count = this.rowCount[slot] ?? 0;
    const start = this.rowStart[slot] ?? 0;
    for (let i = 0; i < count; i++) this.rowName[start + i] = this.rowType[start + i] = '';
    if (count > 0) this.#rows.give(start, count);
    this.rowCount[slot] = 0;
  }

  #grow(least: number): void {
    const length = Math.max(least, this.flags.length * 2, 64);
    this.x = grown(this.x, length, float32);
    this.y = grown(this.y, length, float32);
    this.w = grown(this.w, length, float32);
    this.h = grown(this.h, length, float32);
    this.boxes = grown(this.boxes, length * 4, float32);
    this.flags = grown(this.flags, length, uint32);
    this.colour = grown(this.colour, length, uint8);
    this.schema = grown(this.schema, length, uint16);
    this.degree = grown(this.degree, length, uint16);
    this.rowStart = grown(this.rowStart, length, uint32);
    this.rowCount = grown(this.rowCount, length, uint16);
    this.more = grown(this.more, length, (n) => new Int32Array(n));
    this.markCount = grown(this.markCount, length, uint8);
    this.prefixWidth = grown(this.prefixWidth, length, float32);
    this.nameEm = grown(this.nameEm, length, float32);
  }
}
