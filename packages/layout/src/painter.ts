/**
 * Draws a scene through a camera onto a surface: what a person sees of the base canvas, and the
 * overlay of selected and lit things. It draws no ground: the caller clears. Between frames it
 * keeps only the level of detail and shortened names.
 */
import {
  edgeMetrics,
  fontFamily,
  fontSizes,
  fontWeights,
  levelMetrics,
  tableMetrics,
} from './constants.ts';
import { isDimTable } from './dimming.ts';
import { type Level, levelOf } from './levels.ts';
import { baseline, ellipsis } from './metrics.ts';
import { paintChords, strokeChords } from './paint-chords.ts';
import { type Extent, paintRoutes, strokeRoutes } from './paint-routes.ts';
import { paintBoxes, paintTables } from './paint-tables.ts';
import type { Scene } from './scene.ts';
import { edgeFlag } from './scene-edges.ts';
import { tableFlag } from './scene-tables.ts';
import type { Surface, View } from './surface.ts';
import type { Theme } from './theme.ts';

/** What one call drew. */
export interface Drawn {
  level: Level;
  tables: number;
  edges: number;
}

const noDash: number[] = [];
const boxFont = `${fontWeights.bold} ${fontSizes.boxName}px ${fontFamily}`;

/** A painter with a theme; one for each canvas. */
export class Painter {
  theme: Theme;
  #level: Level | undefined;
  readonly #drawn: Drawn = { level: 'rows', tables: 0, edges: 0 };
  readonly #tables: number[] = [];
  readonly #edges: number[] = [];
  readonly #layer: number[] = [];
  readonly #dim: number[] = [];
  readonly #overlapping: number[] = [];
  readonly #layers: number[] = [];
  readonly #extent = { left: 0, top: 0, right: 0, bottom: 0 };
  /** Names shortened for the width that a box had on screen when it was last drawn. */
  readonly #fitted: string[] = [];
  readonly #fittedRoom: number[] = [];
  readonly #fittedFor: object[] = [];

  constructor(theme: Theme) {
    this.theme = theme;
  }

  /** Draws everything but overlays; the answer is valid until the next call. */
  draw(surface: Surface, scene: Scene, view: View): Drawn {
    const { k } = view;
    const level = levelOf(k, this.#level);
    this.#level = level;
    const extent = this.#see(view);
    const { left, top, right, bottom } = extent;
    const edges = this.#edges;
    const tables = this.#tables;
    edges.length = tables.length = 0;
    scene.queryEdges(left, top, right, bottom, edges);
    scene.query(left, top, right, bottom, tables);
    surface.save();
    surface.setLineDash(noDash);
    if (level === 'rows') {
      this.#transform(surface, view, 0.5);
      paintRoutes(surface, scene, edges, extent, this.theme, k);
      this.#transform(surface, view, 0);
      this.#drawTables(surface, scene, top, bottom);
    } else {
      this.#transform(surface, view, 0);
      const names = level === 'names';
      paintChords(surface, scene, edges, this.theme, k, names);
      this.#split(scene, tables, false);
      surface.globalAlpha = levelMetrics.dimAlpha;
      paintBoxes(surface, scene, this.#dim, this.theme, k, names);
      surface.globalAlpha = 1;
      paintBoxes(surface, scene, this.#layer, this.theme, k, names);
      if (names) this.#drawNames(surface, scene, view);
    }
    surface.restore();
    this.#drawn.level = level;
    this.#drawn.tables = tables.length;
    this.#drawn.edges = edges.length;
    return this.#drawn;
  }

  /**
   * Draws outlines of selected and lit tables and the selected and lit lines, above everything;
   * false when there is nothing of the kind in view.
   */
  drawOverlay(surface: Surface, scene: Scene, view: View): boolean {
    const { k } = view;
    const level = levelOf(k, this.#level);
    const extent = this.#see(view);
    const { left, top, right, bottom } = extent;
    const edges = this.#edges;
    const tables = this.#tables;
    edges.length = tables.length = 0;
    scene.queryEdges(left, top, right, bottom, edges);
    keep(edges, scene.edges.flags, edgeFlag.selected | edgeFlag.lit);
    scene.query(left, top, right, bottom, tables);
    keep(tables, scene.tables.flags, tableFlag.selected | tableFlag.lit);
    if (edges.length === 0 && tables.length === 0) return false;
    surface.save();
    surface.setLineDash(noDash);
    surface.strokeStyle = this.theme.accent;
    if (level === 'rows') {
      this.#transform(surface, view, 0.5);
      const width = Math.max(edgeMetrics.litWidth, edgeMetrics.litWidth / k);
      strokeRoutes(surface, scene, edges, this.theme.accent, width, this.theme.ground, noDash);
      this.#transform(surface, view, 0);
    } else {
      this.#transform(surface, view, 0);
      surface.lineWidth = edgeMetrics.litWidth / k;
      strokeChords(surface, scene, edges, 0);
    }
    const { x, y, w, h } = scene.tables;
    surface.lineWidth = 2 / k;
    surface.beginPath();
    for (const slot of tables) {
      surface.roundRect(
        x[slot] ?? 0,
        y[slot] ?? 0,
        w[slot] ?? 0,
        h[slot] ?? 0,
        tableMetrics.radius,
      );
    }
    surface.stroke();
    surface.restore();
    return true;
  }

  #see({ x, y, k, width, height }: View): Extent {
    const extent = this.#extent;
    extent.left = -x / k;
    extent.top = -y / k;
    extent.right = extent.left + width / k;
    extent.bottom = extent.top + height / k;
    return extent;
  }

  #transform(surface: Surface, view: View, offset: number): void {
    const scale = view.k * view.pixelRatio;
    // Half a px puts the hairlines of whole positions onto device pixels at zoom 1 (editor:R16).
    const shift = offset * scale;
    const x = view.x * view.pixelRatio + shift;
    surface.setTransform(scale, 0, 0, scale, x, view.y * view.pixelRatio + shift);
  }

  /** Sorts slots into lit and dim ones, leaving out what is shown as DOM when asked to. */
  #split(scene: Scene, slots: readonly number[], skipMounted: boolean): void {
    this.#layer.length = this.#dim.length = 0;
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] as number;
      if (skipMounted && (scene.tables.flags[slot] ?? 0) & tableFlag.mounted) continue;
      (isDimTable(scene, slot) ? this.#dim : this.#layer).push(slot);
    }
  }

  /** Draws whole tables in layers: what overlaps an earlier table is drawn after it. */
  #drawTables(surface: Surface, scene: Scene, top: number, bottom: number): void {
    const slots = this.#tables;
    slots.sort(ascending);
    const layers = this.#layers;
    const { boxes } = scene.tables;
    let last = 0;
    for (let i = 0; i < slots.length; i++) layers[slots[i] as number] = -1;
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] as number;
      const at = slot * 4;
      const near = this.#overlapping;
      near.length = 0;
      scene.query(boxes[at] ?? 0, boxes[at + 1] ?? 0, boxes[at + 2] ?? 0, boxes[at + 3] ?? 0, near);
      let layer = 0;
      for (let j = 0; j < near.length; j++) {
        const other = near[j] as number;
        if (other < slot) layer = Math.max(layer, (layers[other] ?? -1) + 1);
      }
      layers[slot] = layer;
      last = Math.max(last, layer);
    }
    for (let layer = 0; layer <= last; layer++) {
      const group = this.#overlapping;
      group.length = 0;
      for (let i = 0; i < slots.length; i++) {
        if (layers[slots[i] as number] === layer) group.push(slots[i] as number);
      }
      this.#split(scene, group, true);
      if (this.#dim.length > 0) {
        this.#coverGround(surface, scene, this.#dim);
        surface.globalAlpha = levelMetrics.dimAlpha;
        paintTables(surface, scene, this.#dim, this.theme, top, bottom);
        surface.globalAlpha = 1;
      }
      paintTables(surface, scene, this.#layer, this.theme, top, bottom);
    }
    for (let i = 0; i < slots.length; i++) layers[slots[i] as number] = -1;
  }

  /** Hides the lines under tables that are about to be drawn faintly. */
  #coverGround(surface: Surface, scene: Scene, slots: readonly number[]): void {
    const { x, y, w, h } = scene.tables;
    surface.fillStyle = this.theme.ground;
    surface.beginPath();
    for (const slot of slots) {
      surface.roundRect(
        x[slot] ?? 0,
        y[slot] ?? 0,
        w[slot] ?? 0,
        h[slot] ?? 0,
        tableMetrics.radius,
      );
    }
    surface.fill();
  }

  /** Writes names at one size on screen, whatever the zoom. */
  #drawNames(surface: Surface, scene: Scene, view: View): void {
    const { pixelRatio, k } = view;
    const { x, y, w, h } = scene.tables;
    surface.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    surface.font = boxFont;
    surface.fillStyle = this.theme.headerText;
    surface.textAlign = 'left';
    surface.textBaseline = 'alphabetic';
    const line = fontSizes.boxName + 5;
    const down = baseline(line, fontSizes.boxName);
    for (const dim of [true, false]) {
      const slots = dim ? this.#dim : this.#layer;
      surface.globalAlpha = dim ? levelMetrics.dimAlpha : 1;
      for (let i = 0; i < slots.length; i++) {
        const slot = slots[i] as number;
        const height = (h[slot] ?? 0) * k;
        if (height < fontSizes.boxName - 2) continue;
        const text = this.#fit(scene, slot, (w[slot] ?? 0) * k - 8);
        if (text.length < 3) continue;
        const drop = height < line ? (height - line) / 2 : 0;
        surface.fillText(
          text,
          (x[slot] ?? 0) * k + view.x + 4,
          (y[slot] ?? 0) * k + view.y + drop + down,
        );
      }
    }
  }

  #fit(scene: Scene, slot: number, room: number): string {
    const table = scene.tables.source[slot];
    if (!table) return '';
    if ((scene.tables.nameEm[slot] ?? 0) * fontSizes.boxName <= room) return table.name;
    if (this.#fittedFor[slot] !== table || this.#fittedRoom[slot] !== room) {
      this.#fittedFor[slot] = table;
      this.#fittedRoom[slot] = room;
      this.#fitted[slot] = ellipsis(table.name, room, fontSizes.boxName, fontWeights.bold);
    }
    return this.#fitted[slot] ?? '';
  }
}

function ascending(a: number, b: number): number {
  return a - b;
}

/** Removes, in place, the slots that have none of the flags. */
function keep(slots: number[], flags: ArrayLike<number>, wanted: number): void {
  let kept = 0;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as number;
    if ((flags[slot] ?? 0) & wanted) slots[kept++] = slot;
  }
  slots.length = kept;
}
