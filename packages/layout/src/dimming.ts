/** What is drawn faintly: what is dim, and, while something is highlighted, what is not lit. */
import type { Scene } from './scene.ts';
import { edgeFlag } from './scene-edges.ts';
import { tableFlag } from './scene-tables.ts';

/** Whether an edge is drawn faintly. */
export function isDimEdge(scene: Scene, slot: number): boolean {
  const flags = scene.edges.flags[slot] ?? 0;
  return (flags & edgeFlag.dim) !== 0 || (scene.highlighting && (flags & edgeFlag.lit) === 0);
}

/** Whether a table is drawn faintly. */
export function isDimTable(scene: Scene, slot: number): boolean {
  const flags = scene.tables.flags[slot] ?? 0;
  return (flags & tableFlag.dim) !== 0 || (scene.highlighting && (flags & tableFlag.lit) === 0);
}
