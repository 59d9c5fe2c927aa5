/** What is under a point: table, row, edge (editor:R18). Asked on every pointer move. */
import { densities } from './constants.ts';
import { distanceToSegment } from './route.ts';
import type { Scene } from './scene.ts';
import { edgeFlag } from './scene-edges.ts';

/** A part of a table under a point. */
export interface RowHit {
  /** Slot of the table. */
  readonly table: number;
  readonly part: 'header' | 'row' | 'more';
  /** Index into the rows of the table as given; -1 unless `part` is `row`. */
  readonly row: number;
}

const found: number[] = [];

/** Slot of the topmost table at a point, or -1. */
export function hitTable(scene: Scene, x: number, y: number): number {
  found.length = 0;
  scene.query(x, y, x, y, found);
  let top = -1;
  for (const slot of found) if (slot > top) top = slot;
  return top;
}

/** The row, header or "show more" at a point. */
export function hitRow(scene: Scene, x: number, y: number): RowHit | undefined {
  const table = hitTable(scene, x, y);
  if (table < 0) return undefined;
  const { headerHeight, rowHeight } = densities[scene.options.density];
  const inside = y - (scene.tables.y[table] ?? 0) - headerHeight;
  if (inside < 0) return { table, part: 'header', row: -1 };
  const shown = Math.floor(inside / rowHeight);
  if (shown >= (scene.tables.rowCount[table] ?? 0)) {
    return { table, part: scene.tables.more[table] === 0 ? 'header' : 'more', row: -1 };
  }
  const row = scene.tables.rowSource[(scene.tables.rowStart[table] ?? 0) + shown] ?? -1;
  return { table, part: 'row', row };
}

/**
 * Slot of the nearest edge within `tolerance` px of the diagram, or -1; ties go to the selected
 * edge, then to the later id. `chords` tests the straight lines of the far levels instead of the
 * routes.
 */
export function hitEdge(
  scene: Scene,
  x: number,
  y: number,
  tolerance: number,
  chords = false,
): number {
  found.length = 0;
  scene.queryEdges(x - tolerance, y - tolerance, x + tolerance, y + tolerance, found);
  const { flags, source } = scene.edges;
  let best = -1;
  let bestDistance = tolerance * tolerance;
  for (const e of found) {
    const distance = chords ? chordDistance(scene, e, x, y) : routeDistance(scene, e, x, y);
    if (distance > bestDistance) continue;
    if (best >= 0 && distance === bestDistance) {
      const selected = (flags[e] ?? 0) & edgeFlag.selected;
      const bestSelected = (flags[best] ?? 0) & edgeFlag.selected;
      if (selected < bestSelected) continue;
      if (selected === bestSelected && (source[e]?.id ?? '') < (source[best]?.id ?? '')) continue;
    }
    best = e;
    bestDistance = distance;
  }
  return best;
}

function routeDistance(scene: Scene, e: number, x: number, y: number): number {
  const { routes, routeStart, routeLength } = scene.edges;
  const start = routeStart[e] ?? 0;
  const end = start + (routeLength[e] ?? 0) - 2;
  let least = Number.POSITIVE_INFINITY;
  for (let i = start; i < end; i += 2) {
    const distance = distanceToSegment(
      x,
      y,
      routes[i] ?? 0,
      routes[i + 1] ?? 0,
      routes[i + 2] ?? 0,
      routes[i + 3] ?? 0,
    );
    if (distance < least) least = distance;
  }
  return least;
}

function chordDistance(scene: Scene, e: number, x: number, y: number): number {
  const { tables, edges } = scene;
  const src = edges.src[e] ?? 0;
  const dst = edges.dst[e] ?? 0;
  return distanceToSegment(
    x,
    y,
    (tables.x[src] ?? 0) + (tables.w[src] ?? 0) / 2,
    (tables.y[src] ?? 0) + edges.sourceY(e),
    (tables.x[dst] ?? 0) + (tables.w[dst] ?? 0) / 2,
    (tables.y[dst] ?? 0) + edges.targetY(e),
  );
}
