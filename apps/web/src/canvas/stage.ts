/**
 * What is on the canvas of one open design, outside React: the scene, the camera as it is now, what
 * is hovered and dragged. Layers and gestures read and change it here; it draws nothing itself.
 */
import {
  clearHighlight,
  type Diagram,
  densities,
  edgeFlag,
  highlightEdge,
  highlightRow,
  hitEdge,
  hitRow,
  type Level,
  levelOf,
  type Rect,
  rowFlag,
  Scene,
  tableFlag,
  type View,
} from '@ermine/layout';
import type { Id, Schema } from '@ermine/model';
import { drawnTableOf } from '../kinds/drawn-table.ts';
import { derivedShapes } from '../kinds/shapes.ts';
import { createStore } from '../state/store.ts';
import { type Camera, toDiagram, type ViewSize, visibleRect } from './camera.ts';
import { CameraControl } from './camera-control.ts';
import type { Target } from './gesture.ts';
import { MountedNodes } from './mounted-nodes.ts';

/** What lies under a point of the view. */
export interface Hit {
  readonly table: number;
  /** Index into the rows of the table as given; -1 for none. */
  readonly row: number;
  readonly edge: number;
  readonly fold: boolean;
}

/** Figures for tests and measurements. */
export interface Counters {
  nodeRenders: number;
  draws: number;
  cacheRedraws: number;
  dimensionChanges: number;
}

/**
 * What listeners hear of: `camera` moved, `scene` changed its looks, `nodes` must be rendered anew,
 * `overlay` is to be drawn, `hover` is elsewhere, `mounted` tables came or went.
 */
type Topic = 'camera' | 'scene' | 'nodes' | 'overlay' | 'hover' | 'mounted';

/** Tables of more rows render only those near the view (editor:R10). */
export const longTable = 60;

const nothing: Hit = { table: -1, row: -1, edge: -1, fold: false };
/** How near a line the pointer must be, in screen px (editor:R18). */
const edgeTolerance = 6;

/** The stage of one diagram. */
export class Stage {
  readonly schema: Schema;
  readonly diagram: Diagram;
  readonly scene = new Scene();
  readonly nodes = new MountedNodes(this.scene, () => this.tell('mounted'));
  readonly control = new CameraControl(this);
  readonly counters: Counters = { nodeRenders: 0, draws: 0, cacheRedraws: 0, dimensionChanges: 0 };
  camera: Camera = { x: 0, y: 0, k: 1 };
  size: ViewSize = { width: 0, height: 0 };
  pixelRatio = 1;
  level: Level = 'rows';
  hover: Hit = nothing;
  /** Where the pointer is over the view, or undefined. */
  pointer: { readonly x: number; readonly y: number } | undefined;
  marquee: Rect | undefined;
  /** True once the person has moved the camera, so that it is not moved for them any more. */
  touched = false;
  /** True when the first view does not show everything. */
  partly = false;
  /** True while a finished layout moves the tables to their places. */
  travelling = false;
  /** True while no table may be mounted: for tests that compare canvas and DOM. */
  canvasOnly = false;
  /** True while a button is down, so that nothing is mounted under the pointer. */
  pressed = false;
  readonly #listeners = new Map<Topic, Set<() => void>>();
  #selected: readonly Id[] = [];

  constructor(schema: Schema, diagram: Diagram) {
    this.schema = schema;
    this.diagram = diagram;
  }

  /** Calls a listener whenever a topic changes; the answer stops it. */
  on(topic: Topic, listener: () => void): () => void {
    const set = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, set);
    set.add(listener);
    return () => set.delete(listener);
  }

  /** Tells the listeners of a topic. */
  tell(topic: Topic): void {
    for (const listener of this.#listeners.get(topic) ?? []) listener();
  }

  /** The camera and the view as painters take them. */
  view(): View {
    return { ...this.camera, ...this.size, pixelRatio: this.pixelRatio };
  }

  /** Takes over where React Flow's camera is now. */
  setCamera(camera: Camera): void {
    this.camera = camera;
    this.level = levelOf(camera.k, this.level);
    this.nodes.setFar(this.level !== 'rows');
    this.tell('camera');
  }

  /** Slots of the tables in view, with some px around it. */
  inView(margin: number): number[] {
    const { x, y, width, height } = visibleRect(this.camera, this.size, margin);
    return this.scene.query(x, y, x + width, y + height);
  }

  /** What lies at a point of the view: rows over tables over edges (editor:R18). */
  hit(at: { readonly x: number; readonly y: number }): Hit {
    const { x, y } = toDiagram(this.camera, at);
    const hit = hitRow(this.scene, x, y);
    if (hit) {
      const rows = this.level === 'rows';
      return {
        table: hit.table,
        row: rows && hit.part === 'row' ? hit.row : -1,
        edge: -1,
        fold: rows && hit.part === 'more',
      };
    }
    const chords = this.level !== 'rows';
    const edge = hitEdge(this.scene, x, y, edgeTolerance / this.camera.k, chords);
    return edge < 0 ? nothing : { ...nothing, edge };
  }

  /** A hit as gestures take it. */
  target(hit: Hit): Target {
    const edge = hit.edge < 0 ? undefined : this.scene.edges.source[hit.edge];
    // Inheritance has no record of its own: its line stands for the table that inherits.
    if (edge) return { id: this.schema.get(edge.id) ? edge.id : edge.source };
    const table = this.scene.tables.source[hit.table];
    if (!table) return {};
    const row = hit.row < 0 ? undefined : table.rows[hit.row];
    // A row that is inherited or has no record of its own stands for its table.
    const own = row !== undefined && this.schema.get(row.id)?.parent === table.id;
    const id = own ? row.id : table.id;
    return { id, table: table.id, ...(hit.fold ? { fold: true } : {}) };
  }

  /** Sets what is hovered; lights an edge or a foreign key's row with what belongs to it. */
  setHover(hit: Hit): void {
    const before = this.hover;
    if (before.table === hit.table && before.row === hit.row && before.edge === hit.edge) return;
    this.hover = hit;
    const lit = this.scene.highlighting;
    if (hit.edge >= 0) highlightEdge(this.scene, hit.edge);
    else if (this.#isLink(hit)) highlightRow(this.scene, hit.table, hit.row);
    else clearHighlight(this.scene);
    if (lit || this.scene.highlighting) {
      this.nodes.showHighlight();
      this.tell('scene');
    }
    this.tell('hover');
    this.tell('overlay');
  }

  /** Nothing is hovered. */
  clearHover(): void {
    this.setHover(nothing);
  }

  #isLink(hit: Hit): boolean {
    const row = hit.row < 0 ? undefined : this.scene.tables.source[hit.table]?.rows[hit.row];
    return row !== undefined && (row.flags & rowFlag.foreignKey) !== 0;
  }

  /** Slot of the table that shows a record, or -1. */
  slotFor(id: Id): number {
    const drawn = drawnTableOf(this.schema, id, (one) => this.scene.tables.slotOf(one) >= 0);
    return drawn === undefined ? -1 : this.scene.tables.slotOf(drawn);
  }

  /** Shows exactly these records as selected; those that are not on the canvas are passed over. */
  showSelected(ids: readonly Id[]): void {
    for (const id of this.#selected) this.#flag(id, false);
    this.#selected = ids;
    for (const id of ids) this.#flag(id, true);
    this.tell('scene');
  }

  #flag(id: Id, on: boolean): void {
    const edge = this.scene.edges.slotOf(id);
    if (edge >= 0) {
      this.scene.setEdgeFlag(edge, edgeFlag.selected, on);
      return;
    }
    const table = this.slotFor(id);
    if (table >= 0) this.scene.setTableFlag(table, tableFlag.selected, on);
  }

  /** Moves tables: `places` holds x and y of each slot in turn. */
  place(slots: readonly number[], places: ArrayLike<number>): void {
    if (slots.length === 0) return;
    this.scene.place(slots, places);
    this.tell('nodes');
    this.tell('scene');
  }

  /** Shows all rows of a long table, or its first ones again. */
  fold(table: Id): void {
    const slot = this.scene.tables.slotOf(table);
    if (slot < 0) return;
    const expanded = ((this.scene.tables.flags[slot] ?? 0) & tableFlag.expanded) !== 0;
    this.scene.setTableFlag(slot, tableFlag.expanded, !expanded);
    this.tell('nodes');
    this.tell('scene');
  }

  /** Slot of the table that shows the primary selected record, or -1. */
  primarySlot(): number {
    const primary = this.#selected.at(-1);
    return primary === undefined ? -1 : this.slotFor(primary);
  }

  /** Another text whenever a mounted table has to be rendered again. */
  nodeVersion(slot: number): string {
    const { rowCount, more, h } = this.scene.tables;
    const count = rowCount[slot] ?? 0;
    const shown = `${count}:${more[slot] ?? 0}:${h[slot] ?? 0}`;
    return count > longTable ? `${shown}:${this.rowsInView(slot).join('-')}` : shown;
  }

  /** Whether a table's rows are computed from other tables. */
  isDerived(slot: number): boolean {
    const table = this.scene.tables.source[slot];
    return table !== undefined && derivedShapes[table.shape];
  }

  /** The shown rows of a table that are in view: first, and one past the last. */
  rowsInView(slot: number): readonly [number, number] {
    const { headerHeight, rowHeight } = densities[this.scene.options.density];
    const top = (this.scene.tables.y[slot] ?? 0) + headerHeight;
    const { y, height } = visibleRect(this.camera, this.size);
    return [Math.floor((y - top) / rowHeight), Math.ceil((y + height - top) / rowHeight)];
  }

  /** Slots of the selected tables. */
  selectedTables(): number[] {
    const { flags, source, end } = this.scene.tables;
    const out: number[] = [];
    for (let slot = 0; slot < end; slot++) {
      if (source[slot] && (flags[slot] ?? 0) & tableFlag.selected) out.push(slot);
    }
    return out;
  }

  /** The box around some records, or undefined when none is on the canvas. */
  boundsOf(ids: readonly Id[]): Rect | undefined {
    const slots = new Set<number>();
    for (const id of ids) {
      const edge = this.scene.edges.slotOf(id);
      if (edge >= 0) {
        slots.add(this.scene.edges.src[edge] ?? 0).add(this.scene.edges.dst[edge] ?? 0);
        continue;
      }
      const table = this.slotFor(id);
      if (table >= 0) slots.add(table);
    }
    return boundsOfSlots(this.scene, [...slots]);
  }
}

function boundsOfSlots(scene: Scene, slots: readonly number[]): Rect | undefined {
  if (slots.length === 0) return undefined;
  const { boxes } = scene.tables;
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const slot of slots) {
    left = Math.min(left, boxes[slot * 4] ?? 0);
    top = Math.min(top, boxes[slot * 4 + 1] ?? 0);
    right = Math.max(right, boxes[slot * 4 + 2] ?? 0);
    bottom = Math.max(bottom, boxes[slot * 4 + 3] ?? 0);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The stage of the open design once the canvas shows it. */
export const stageStore = createStore<Stage | undefined>(undefined);
