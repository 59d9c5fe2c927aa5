/**
 * The scene: what stands where on a canvas, in typed arrays with two grids over them. It is built
 * from a diagram and positions, changed table by table, and asked by painter and gestures. It
 * knows no surface, no camera and no record (editor:R1–R4).
 */
import type { Diagram, DiagramEdge, DiagramTable } from './diagram.ts';
import { UniformGrid } from './grid.ts';
import { edgeFlag, SceneEdges } from './scene-edges.ts';
import { SceneTables, tableFlag } from './scene-tables.ts';
import { type BoxOptions, defaultBoxOptions } from './table-box.ts';

/** A rectangle in px of the diagram. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where tables stand by default: one for which nobody has a place stands at 0, 0. */
export type PositionOf = (table: DiagramTable) => { readonly x: number; readonly y: number };

const longEdgeCells = 24;
const origin = { x: 0, y: 0 };

/** Tables and edges in space. */
export class Scene {
  readonly tables = new SceneTables();
  readonly edges = new SceneEdges(this.tables);
  /** Grows with every change of geometry, content or flags: a reason to draw again. */
  version = 0;
  /** Whether something is highlighted, so that all that is not lit is drawn at 35 %. */
  highlighting = false;

  #options: BoxOptions;
  readonly #tableGrid = new UniformGrid(this.tables.boxes, Number.POSITIVE_INFINITY);
  readonly #edgeGrid = new UniformGrid(this.edges.boxes, longEdgeCells);
  #bounds: Rect | undefined;
  #boundsVersion = -1;
  readonly #touched: number[] = [];
  #edgeMark = new Uint8Array(0);

  constructor(options: BoxOptions = defaultBoxOptions) {
    this.#options = options;
  }

  /** Density and show mode that the sizes were computed with. */
  get options(): BoxOptions {
    return this.#options;
  }

  /** Computes every size again for another density or show mode; places stay. */
  setOptions(options: BoxOptions): void {
    this.#options = options;
    for (let slot = 0; slot < this.tables.end; slot++) {
      const table = this.tables.source[slot];
      if (table) this.setTable(table);
    }
  }

  /** Adds a table at a place, or replaces its content; returns its slot. */
  setTable(table: DiagramTable, position?: { readonly x: number; readonly y: number }): number {
    const known = this.tables.slotOf(table.id);
    const slot = known < 0 ? this.tables.add(table) : known;
    const edges = this.edges.atTable(slot);
    if (known >= 0) {
      this.#tableGrid.take(slot);
      for (const e of edges) this.#edgeGrid.take(e);
    }
    const place = position ?? (known < 0 ? origin : undefined);
    if (place) this.tables.place(slot, place.x, place.y);
    this.tables.measure(slot, table, this.#options);
    this.#tableGrid.boxes = this.tables.boxes;
    this.#tableGrid.put(slot);
    for (const e of edges) this.edges.anchor(e, this.#options);
    if (known >= 0) {
      for (const e of edges) this.#edgeGrid.put(e);
      for (const e of edges) this.#lanes(e);
    }
    this.version++;
    return slot;
  }

  /** Takes a table and all edges at it away. */
  removeTable(id: string): void {
    const slot = this.tables.slotOf(id);
    if (slot < 0) return;
    for (const e of [...this.edges.atTable(slot)]) this.#removeEdge(e);
    this.#tableGrid.take(slot);
    this.tables.remove(slot);
    this.version++;
  }

  /** Adds an edge between tables that are there, or replaces it; returns its slot. */
  setEdge(edge: DiagramEdge): number {
    const known = this.edges.slotOf(edge.id);
    const kept = known < 0 ? 0 : (this.edges.flags[known] ?? 0) & edgeFlag.selected;
    if (known >= 0) this.#removeEdge(known);
    const slot = this.edges.add(edge);
    this.#edgeGrid.boxes = this.edges.boxes;
    this.edges.flags[slot] = (this.edges.flags[slot] ?? 0) | kept;
    this.edges.anchor(slot, this.#options);
    this.edges.route(slot);
    this.#edgeGrid.put(slot);
    this.#lanes(slot);
    this.version++;
    return slot;
  }

  /** Takes an edge away. */
  removeEdge(id: string): void {
    const slot = this.edges.slotOf(id);
    if (slot < 0) return;
    this.#removeEdge(slot);
    this.version++;
  }

  #removeEdge(slot: number): void {
    const others = this.edges.parallel(slot).filter((e) => e !== slot);
    this.#edgeGrid.take(slot);
    this.edges.remove(slot);
    if (others[0] !== undefined) this.#lanes(others[0]);
  }

  /** Lanes and routes of all edges between the two tables of an edge that is in the grid. */
  #lanes(slot: number): void {
    const group = this.edges.parallel(slot);
    this.edges.assignLanes(group);
    for (const e of group) {
      this.#edgeGrid.take(e);
      this.edges.route(e);
      this.#edgeGrid.put(e);
    }
  }

  /**
   * Makes the scene show a diagram: what is gone is removed, what is new is added at its position,
   * and only tables and edges that are not identical to those shown are computed again.
   */
  update(diagram: Diagram, positionOf: PositionOf = () => origin): void {
    const tableIds = new Set(diagram.tables.map((table) => table.id));
    const edgeIds = new Set(diagram.edges.map((edge) => edge.id));
    for (const edge of this.edges.source)
      if (edge && !edgeIds.has(edge.id)) this.removeEdge(edge.id);
    for (const table of this.tables.source) {
      if (table && !tableIds.has(table.id)) this.removeTable(table.id);
    }
    for (const table of diagram.tables) {
      const slot = this.tables.slotOf(table.id);
      if (slot < 0) this.setTable(table, positionOf(table));
      else if (this.tables.source[slot] !== table) this.setTable(table);
    }
    const added: DiagramEdge[] = [];
    for (const edge of diagram.edges) {
      const slot = this.edges.slotOf(edge.id);
      if (slot < 0) added.push(edge);
      else if (this.edges.source[slot] !== edge) this.setEdge(edge);
    }
    this.#addEdges(added);
  }

  /** Adds many edges that are not there yet; each is routed once, when its lane is known. */
  #addEdges(edges: readonly DiagramEdge[]): void {
    if (edges.length === 0) return;
    const waiting = new Set<number>();
    for (const edge of edges) {
      const slot = this.edges.add(edge);
      this.edges.anchor(slot, this.#options);
      waiting.add(slot);
    }
    this.#edgeGrid.boxes = this.edges.boxes;
    for (const slot of waiting) {
      const group = this.edges.parallel(slot);
      this.edges.assignLanes(group);
      for (const e of group) {
        if (!waiting.delete(e)) this.#edgeGrid.take(e);
        this.edges.route(e);
        this.#edgeGrid.put(e);
      }
    }
    this.version++;
  }

  /** Moves one table and its edges; nothing else is touched (editor:R4). */
  move(slot: number, x: number, y: number): void {
    const edges = this.edges.atTable(slot);
    this.#tableGrid.take(slot);
    for (const e of edges) this.#edgeGrid.take(e);
    this.tables.place(slot, x, y);
    this.#tableGrid.put(slot);
    for (const e of edges) {
      this.edges.route(e);
      this.#edgeGrid.put(e);
    }
    this.version++;
  }

  /** Moves many tables at once; `positions` holds x and y of each slot in turn. */
  place(slots: ArrayLike<number>, positions: ArrayLike<number>): void {
    const touched = this.#touched;
    touched.length = 0;
    if (this.#edgeMark.length < this.edges.end) this.#edgeMark = new Uint8Array(this.edges.end);
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] as number;
      this.#tableGrid.take(slot);
      this.tables.place(slot, positions[i * 2] ?? 0, positions[i * 2 + 1] ?? 0);
      this.#tableGrid.put(slot);
      for (const e of this.edges.atTable(slot)) {
        if (this.#edgeMark[e]) continue;
        this.#edgeMark[e] = 1;
        touched.push(e);
      }
    }
    for (const e of touched) {
      this.#edgeMark[e] = 0;
      this.#edgeGrid.take(e);
      this.edges.route(e);
      this.#edgeGrid.put(e);
    }
    this.version++;
  }

  /** Appends the slots of the tables that meet a rectangle, in no particular order. */
  query(x0: number, y0: number, x1: number, y1: number, out: number[] = []): number[] {
    return this.#tableGrid.query(x0, y0, x1, y1, out);
  }

  /** Appends the slots of the edges whose box meets a rectangle, in no particular order. */
  queryEdges(x0: number, y0: number, x1: number, y1: number, out: number[] = []): number[] {
    return this.#edgeGrid.query(x0, y0, x1, y1, out);
  }

  /** Sets or clears a flag of a table; folding flags change its size. */
  setTableFlag(slot: number, flag: number, on: boolean): void {
    const flags = this.tables.flags;
    const before = flags[slot] ?? 0;
    const after = on ? before | flag : before & ~flag;
    if (after === before) return;
    flags[slot] = after;
    const table = this.tables.source[slot];
    if (flag & (tableFlag.collapsed | tableFlag.expanded) && table) this.setTable(table);
    this.version++;
  }

  /** Sets or clears a flag of an edge. */
  setEdgeFlag(slot: number, flag: number, on: boolean): void {
    const before = this.edges.flags[slot] ?? 0;
    const after = on ? before | flag : before & ~flag;
    if (after === before) return;
    this.edges.flags[slot] = after;
    this.version++;
  }

  /** The box around all tables; nothing when there are none. */
  bounds(): Rect | undefined {
    if (this.#boundsVersion !== this.version) {
      this.#boundsVersion = this.version;
      this.#bounds = this.tables.count === 0 ? undefined : this.#computeBounds();
    }
    return this.#bounds;
  }

  #computeBounds(): Rect {
    const { boxes, source, end } = this.tables;
    let left = Number.POSITIVE_INFINITY;
    let top = Number.POSITIVE_INFINITY;
    let right = Number.NEGATIVE_INFINITY;
    let bottom = Number.NEGATIVE_INFINITY;
    for (let slot = 0; slot < end; slot++) {
      if (!source[slot]) continue;
      left = Math.min(left, boxes[slot * 4] ?? 0);
      top = Math.min(top, boxes[slot * 4 + 1] ?? 0);
      right = Math.max(right, boxes[slot * 4 + 2] ?? 0);
      bottom = Math.max(bottom, boxes[slot * 4 + 3] ?? 0);
    }
    return { x: left, y: top, width: right - left, height: bottom - top };
  }
}
