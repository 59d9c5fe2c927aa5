/**
 * Draws edges where rows are not legible: straight chords from box to box, one path per style
 * (editor:R8, R9). The transform is set by the caller.
 */
import { levelMetrics } from './constants.ts';
import { isDimEdge } from './dimming.ts';
import type { Scene } from './scene.ts';
import { edgeFlag } from './scene-edges.ts';
import { tableFlag } from './scene-tables.ts';
import type { Surface } from './surface.ts';
import type { Theme } from './theme.ts';

const plain: number[] = [];
const dim: number[] = [];
const faint: number[] = [];

/** Draws straight chords; faint are damped, and at the farthest level everything is (editor:R9). */
export function paintChords(
  surface: Surface,
  scene: Scene,
  edges: readonly number[],
  theme: Theme,
  k: number,
  names: boolean,
): void {
  plain.length = dim.length = faint.length = 0;
  const { tables } = scene;
  for (let i = 0; i < edges.length; i++) {
    const e = edges[i] as number;
    const src = scene.edges.src[e] ?? 0;
    const dst = scene.edges.dst[e] ?? 0;
    const hub =
      (tables.degree[src] ?? 0) > levelMetrics.hubDegree ||
      (tables.degree[dst] ?? 0) > levelMetrics.hubDegree;
    const flags = scene.edges.flags[e] ?? 0;
    const chosen =
      ((flags & (edgeFlag.lit | edgeFlag.selected)) |
        (((tables.flags[src] ?? 0) | (tables.flags[dst] ?? 0)) & tableFlag.selected)) !==
      0;
    if (isDimEdge(scene, e)) dim.push(e);
    else if (!chosen && (hub || !names)) faint.push(e);
    else plain.push(e);
  }
  surface.strokeStyle = theme.edge;
  surface.lineWidth = levelMetrics.chordWidth / k;
  const shortest = levelMetrics.shortestChord / k;
  const faintAlpha = names ? levelMetrics.hubAlpha : levelMetrics.boxesEdgeAlpha;
  surface.globalAlpha = faintAlpha * levelMetrics.dimAlpha;
  strokeChords(surface, scene, dim, shortest);
  surface.globalAlpha = faintAlpha;
  strokeChords(surface, scene, faint, shortest);
  surface.globalAlpha = 1;
  strokeChords(surface, scene, plain, shortest);
}

/** Strokes the chords of some edges that are not too short to be seen. */
export function strokeChords(
  surface: Surface,
  scene: Scene,
  edges: readonly number[],
  shortest: number,
): void {
  if (edges.length === 0) return;
  const { x, y, w } = scene.tables;
  surface.beginPath();
  for (let i = 0; i < edges.length; i++) {
    const e = edges[i] as number;
    const src = scene.edges.src[e] ?? 0;
    const dst = scene.edges.dst[e] ?? 0;
    const fromX = (x[src] ?? 0) + (w[src] ?? 0) / 2;
    const fromY = (y[src] ?? 0) + scene.edges.sourceY(e);
    const toX = (x[dst] ?? 0) + (w[dst] ?? 0) / 2;
    const toY = (y[dst] ?? 0) + scene.edges.targetY(e);
    if (Math.abs(fromX - toX) < shortest && Math.abs(fromY - toY) < shortest) continue;
    surface.moveTo(fromX, fromY);
    surface.lineTo(toX, toY);
  }
  surface.stroke();
}
