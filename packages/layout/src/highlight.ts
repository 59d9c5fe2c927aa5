/** Lights an edge, a table or a row with what it is linked to; the rest is drawn at 35 % (editor:C38). */
import { rowFlag } from './diagram.ts';
import type { Scene } from './scene.ts';
import { edgeFlag } from './scene-edges.ts';
import { tableFlag } from './scene-tables.ts';

/** Takes every highlight away. */
export function clearHighlight(scene: Scene): void {
  if (!scene.highlighting) return;
  const { tables, edges } = scene;
  for (let slot = 0; slot < tables.end; slot++) {
    tables.flags[slot] = (tables.flags[slot] ?? 0) & ~tableFlag.lit;
  }
  for (let slot = 0; slot < edges.end; slot++) {
    edges.flags[slot] = (edges.flags[slot] ?? 0) & ~edgeFlag.lit;
  }
  for (let row = 0; row < tables.rowFlags.length; row++) {
    tables.rowFlags[row] = (tables.rowFlags[row] ?? 0) & ~rowFlag.lit;
  }
  scene.highlighting = false;
  scene.version++;
}

/** Lights exactly these tables and edges, and the rows the edges end at. */
export function highlight(
  scene: Scene,
  tableSlots: Iterable<number>,
  edgeSlots: Iterable<number>,
): void {
  clearHighlight(scene);
  const { tables, edges } = scene;
  for (const slot of tableSlots) {
    tables.flags[slot] = (tables.flags[slot] ?? 0) | tableFlag.lit;
  }
  for (const slot of edgeSlots) {
    const edge = edges.source[slot];
    if (!edge) continue;
    edges.flags[slot] = (edges.flags[slot] ?? 0) | edgeFlag.lit;
    lightRows(scene, edges.src[slot] ?? 0, edge.sourceRows);
    lightRows(scene, edges.dst[slot] ?? 0, edge.targetRows);
  }
  scene.highlighting = true;
  scene.version++;
}

/** Lights an edge, its rows and both tables. */
export function highlightEdge(scene: Scene, slot: number): void {
  highlight(scene, [scene.edges.src[slot] ?? 0, scene.edges.dst[slot] ?? 0], [slot]);
}

/** Lights a table, its edges and the tables at their other ends. */
export function highlightTable(scene: Scene, slot: number): void {
  highlightWith(scene, slot, scene.edges.atTable(slot));
}

/** Lights the edges at one row, given as index into the rows of the table, and their tables. */
export function highlightRow(scene: Scene, slot: number, row: number): void {
  const { edges } = scene;
  highlightWith(
    scene,
    slot,
    edges.atTable(slot).filter((e) => {
      const edge = edges.source[e];
      return (
        (edges.src[e] === slot && edge?.sourceRows.includes(row)) ||
        (edges.dst[e] === slot && edge?.targetRows.includes(row))
      );
    }),
  );
}

function highlightWith(scene: Scene, slot: number, edges: readonly number[]): void {
  const tables = new Set([slot]);
  for (const e of edges) tables.add(scene.edges.src[e] ?? 0).add(scene.edges.dst[e] ?? 0);
  highlight(scene, tables, edges);
}

function lightRows(scene: Scene, table: number, rows: readonly number[]): void {
  const { tables } = scene;
  for (const row of rows) {
    const shown = tables.shownRow(table, row);
    if (shown < 0) continue;
    const at = (tables.rowStart[table] ?? 0) + shown;
    tables.rowFlags[at] = (tables.rowFlags[at] ?? 0) | rowFlag.lit;
  }
}
