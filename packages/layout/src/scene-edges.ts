/**
 * The edges of a scene in typed arrays with reusable slots: which tables they join, the rows they
 * end at, their routes. Boxes are read from the tables; grids are the scene's (editor:R1).
 */
import { densities, edgeMetrics } from './constants.ts';
import type { DiagramEdge } from './diagram.ts';
import { grown, RangePool } from './range-pool.ts';
import { type RouteInput, routeEdge, routeLength } from './route.ts';
import type { SceneTables } from './scene-tables.ts';
import type { BoxOptions } from './table-box.ts';

/** Bits of `SceneEdges.flags`. */
export const edgeFlag = {
  selected: 1,
  dim: 2,
  lit: 8,
  parentZeroOrOne: 16,
  childZeroOrOne: 32,
  dashed: 64,
  deferrable: 128,
  self: 256,
  inheritance: 512,
} as const;

const float32 = (length: number) => new Float32Array(length);
const uint32 = (length: number) => new Uint32Array(length);
const uint16 = (length: number) => new Uint16Array(length);

/** Edges by slot; arrays are replaced when they grow, so read them from here each time. */
export class SceneEdges {
  /** Slots of the child and the parent table. */
  src = uint32(0);
  dst = uint32(0);
  flags = uint16(0);
  /** Left, top, right, bottom at `slot * 4` of all that is drawn at any zoom, plus 60 px. */
  boxes = float32(0);
  /** Points of the route: `routeLength[slot]` numbers from `routeStart[slot]` in `routes`. */
  routeStart = uint32(0);
  routeLength = uint16(0);
  routes = float32(0);
  /** Rows as distances from the top of their table: first those of the child, then the parent. */
  anchorStart = uint32(0);
  srcAnchors = uint16(0);
  dstAnchors = uint16(0);
  anchors = float32(0);
  /** Index among the edges of the same two tables, and their number. */
  lane = uint16(0);
  lanes = uint16(0);
  readonly source: (DiagramEdge | undefined)[] = [];
  /** Edges at each table slot; a self-reference is listed once. */
  readonly at: number[][] = [];
  end = 0;
  count = 0;

  readonly #tables: SceneTables;
  readonly #slots = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #routePool = new RangePool();
  readonly #anchorPool = new RangePool();
  readonly #input: RouteInput = {
    sourceLeft: 0,
    sourceRight: 0,
    sourceY: 0,
    sourceInset: 0,
    targetLeft: 0,
    targetRight: 0,
    targetY: 0,
    targetInset: 0,
    self: false,
    lane: 0,
    lanes: 1,
    downwards: false,
  };

  constructor(tables: SceneTables) {
    this.#tables = tables;
  }

  /** Slot of an edge, or -1. */
  slotOf(id: string): number {
    return this.#slots.get(id) ?? -1;
  }

  /** A slot for a new edge between tables that are there; neither anchored nor routed yet. */
  add(edge: DiagramEdge): number {
    const src = this.#tables.slotOf(edge.source);
    const dst = this.#tables.slotOf(edge.target);
    if (src < 0 || dst < 0) throw new Error(`edge "${edge.id}" ends at a table that is not there`);
    const slot = this.#free.pop() ?? this.end++;
    if (slot >= this.flags.length) this.#grow(slot + 1);
    this.#slots.set(edge.id, slot);
    this.source[slot] = edge;
    this.src[slot] = src;
    this.dst[slot] = dst;
    this.flags[slot] =
      (edge.parentEnd === 'zeroOrOne' ? edgeFlag.parentZeroOrOne : 0) |
      (edge.childEnd === 'zeroOrOne' ? edgeFlag.childZeroOrOne : 0) |
      (edge.dashed ? edgeFlag.dashed : 0) |
      (edge.deferrable ? edgeFlag.deferrable : 0) |
      (src === dst ? edgeFlag.self : 0) |
      (edge.kind === 'inheritance' ? edgeFlag.inheritance : 0);
    this.routeStart[slot] = this.#routePool.take(routeLength);
    this.routeLength[slot] = routeLength;
    this.routes = grown(this.routes, this.#routePool.end, float32);
    const ends = Math.max(1, edge.sourceRows.length) + Math.max(1, edge.targetRows.length);
    this.srcAnchors[slot] = Math.max(1, edge.sourceRows.length);
    this.dstAnchors[slot] = Math.max(1, edge.targetRows.length);
    this.anchorStart[slot] = this.#anchorPool.take(ends);
    this.anchors = grown(this.anchors, this.#anchorPool.end, float32);
    this.count++;
    for (const table of src === dst ? [src] : [src, dst]) {
      this.atTable(table).push(slot);
      this.#tables.degree[table] = this.atTable(table).length;
    }
    return slot;
  }

  /** Frees a slot. */
  remove(slot: number): void {
    const edge = this.source[slot];
    if (!edge) throw new Error(`no edge in slot ${slot}`);
    this.#slots.delete(edge.id);
    this.source[slot] = undefined;
    this.flags[slot] = 0;
    this.#routePool.give(this.routeStart[slot] ?? 0, routeLength);
    const ends = (this.srcAnchors[slot] ?? 0) + (this.dstAnchors[slot] ?? 0);
    this.#anchorPool.give(this.anchorStart[slot] ?? 0, ends);
    this.#free.push(slot);
    this.count--;
    const src = this.src[slot] ?? 0;
    const dst = this.dst[slot] ?? 0;
    for (const table of src === dst ? [src] : [src, dst]) {
      const list = this.atTable(table);
      list.splice(list.indexOf(slot), 1);
      this.#tables.degree[table] = list.length;
    }
  }

  /** The edges that end at a table slot. */
  atTable(table: number): number[] {
    const list = this.at[table];
    if (list) return list;
    const made: number[] = [];
    this.at[table] = made;
    return made;
  }

  /** The edges between the two tables of an edge, itself included. */
  parallel(slot: number): number[] {
    const src = this.src[slot] ?? 0;
    const dst = this.dst[slot] ?? 0;
    const fewer = this.atTable(src).length <= this.atTable(dst).length ? src : dst;
    return this.atTable(fewer).filter(
      (e) =>
        (this.src[e] === src && this.dst[e] === dst) ||
        (this.src[e] === dst && this.dst[e] === src),
    );
  }

  /** Gives parallel edges their lanes, in the order of their rows, ids breaking ties. */
  assignLanes(edges: number[]): void {
    const first = edges[0] === undefined ? undefined : this.source[edges[0]];
    if (!first) return;
    const [lowest = ''] = [first.source, first.target].sort();
    const reference = this.#tables.slotOf(lowest);
    const endAt = (e: number, atReference: boolean) =>
      (this.src[e] === reference) === atReference ? this.sourceY(e) : this.targetY(e);
    edges.sort((a, b) => {
      const order = endAt(a, true) - endAt(b, true) || endAt(a, false) - endAt(b, false);
      if (order !== 0) return order;
      return (this.source[a]?.id ?? '') < (this.source[b]?.id ?? '') ? -1 : 1;
    });
    for (let i = 0; i < edges.length; i++) {
      const e = edges[i] as number;
      this.lane[e] = i;
      this.lanes[e] = edges.length;
    }
  }

  /** Finds the rows at both ends again: after rows were folded, moved or replaced. */
  anchor(slot: number, options: BoxOptions): void {
    const edge = this.source[slot] as DiagramEdge;
    const start = this.anchorStart[slot] ?? 0;
    this.#anchorEnd(start, this.src[slot] ?? 0, edge.sourceRows, options);
    const parents = start + (this.srcAnchors[slot] ?? 0);
    this.#anchorEnd(parents, this.dst[slot] ?? 0, edge.targetRows, options);
  }

  #anchorEnd(start: number, table: number, rows: readonly number[], options: BoxOptions): void {
    const { headerHeight, rowHeight } = densities[options.density];
    const tables = this.#tables;
    const hidden =
      (tables.more[table] ?? 0) > 0
        ? headerHeight + ((tables.rowCount[table] ?? 0) + 0.5) * rowHeight
        : headerHeight / 2;
    if (rows.length === 0) this.anchors[start] = headerHeight / 2;
    for (let i = 0; i < rows.length; i++) {
      const shown = tables.shownRow(table, rows[i] ?? -1);
      this.anchors[start + i] = shown < 0 ? hidden : headerHeight + (shown + 0.5) * rowHeight;
    }
  }

  /** Distance of the line from the top of the child: the row, or the middle of a bracket. */
  sourceY(slot: number): number {
    return this.#middle(this.anchorStart[slot] ?? 0, this.srcAnchors[slot] ?? 1);
  }

  /** Distance of the line from the top of the parent. */
  targetY(slot: number): number {
    const start = (this.anchorStart[slot] ?? 0) + (this.srcAnchors[slot] ?? 1);
    return this.#middle(start, this.dstAnchors[slot] ?? 1);
  }

  #middle(start: number, count: number): number {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = start; i < start + count; i++) {
      low = Math.min(low, this.anchors[i] ?? 0);
      high = Math.max(high, this.anchors[i] ?? 0);
    }
    return (low + high) / 2;
  }

  /** Routes an edge by the boxes of its tables and sets its own box. */
  route(slot: number): void {
    const { x, y, w, h } = this.#tables;
    const src = this.src[slot] ?? 0;
    const dst = this.dst[slot] ?? 0;
    const input = this.#input;
    const bracket = (count: number | undefined) => ((count ?? 1) > 1 ? edgeMetrics.bracket : 0);
    input.sourceLeft = x[src] ?? 0;
    input.sourceRight = input.sourceLeft + (w[src] ?? 0);
    input.sourceY = (y[src] ?? 0) + this.sourceY(slot);
    input.sourceInset = bracket(this.srcAnchors[slot]);
    input.targetLeft = x[dst] ?? 0;
    input.targetRight = input.targetLeft + (w[dst] ?? 0);
    input.targetY = (y[dst] ?? 0) + this.targetY(slot);
    input.targetInset = bracket(this.dstAnchors[slot]);
    input.self = src === dst;
    input.lane = this.lane[slot] ?? 0;
    input.lanes = this.lanes[slot] ?? 1;
    input.downwards = (y[dst] ?? 0) + (h[dst] ?? 0) / 2 > (y[src] ?? 0) + (h[src] ?? 0) / 2;
    const at = this.routeStart[slot] ?? 0;
    routeEdge(input, this.routes, at);
    // The straight chord of the far levels runs from middle to middle, so both middles count.
    const sourceMiddle = (input.sourceLeft + input.sourceRight) / 2;
    const targetMiddle = (input.targetLeft + input.targetRight) / 2;
    let left = Math.min(sourceMiddle, targetMiddle);
    let right = Math.max(sourceMiddle, targetMiddle);
    let top = Number.POSITIVE_INFINITY;
    let bottom = Number.NEGATIVE_INFINITY;
    for (let i = at; i < at + routeLength; i += 2) {
      left = Math.min(left, this.routes[i] ?? 0);
      right = Math.max(right, this.routes[i] ?? 0);
      top = Math.min(top, this.routes[i + 1] ?? 0);
      bottom = Math.max(bottom, this.routes[i + 1] ?? 0);
    }
    const anchors = this.anchorStart[slot] ?? 0;
    for (let i = 0; i < (this.srcAnchors[slot] ?? 0) + (this.dstAnchors[slot] ?? 0); i++) {
      const atSource = i < (this.srcAnchors[slot] ?? 0);
      const anchorY = (y[atSource ? src : dst] ?? 0) + (this.anchors[anchors + i] ?? 0);
      top = Math.min(top, anchorY);
      bottom = Math.max(bottom, anchorY);
    }
    const margin = edgeMetrics.boundsMargin;
    this.boxes[slot * 4] = left - margin;
    this.boxes[slot * 4 + 1] = top - margin;
    this.boxes[slot * 4 + 2] = right + margin;
    this.boxes[slot * 4 + 3] = bottom + margin;
  }

  #grow(least: number): void {
    const length = Math.max(least, this.flags.length * 2, 64);
    this.src = grown(this.src, length, uint32);
    this.dst = grown(this.dst, length, uint32);
    this.flags = grown(this.flags, length, uint16);
    this.boxes = grown(this.boxes, length * 4, float32);
    this.routeStart = grown(this.routeStart, length, uint32);
    this.routeLength = grown(this.routeLength, length, uint16);
    this.anchorStart = grown(this.anchorStart, length, uint32);
    this.srcAnchors = grown(this.srcAnchors, length, uint16);
    this.dstAnchors = grown(this.dstAnchors, length, uint16);
    this.lane = grown(this.lane, length, uint16);
    this.lanes = grown(this.lanes, length, uint16);
  }
}
