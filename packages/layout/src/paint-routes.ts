/**
 * Draws edges where rows are legible: routes with crow's feet, one path per style (editor:R8, C34).
 * The transform is set by the caller.
 */
import { edgeMetrics, levelMetrics } from './constants.ts';
import { isDimEdge } from './dimming.ts';
import {
  traceChildStrokes,
  traceClockFace,
  traceClockHands,
  traceParentStrokes,
  traceTriangle,
  traceZero,
} from './glyphs.ts';
import type { Scene } from './scene.ts';
import { edgeFlag } from './scene-edges.ts';
import type { Surface } from './surface.ts';
import type { Theme } from './theme.ts';

const dashPattern = [5, 4];
const noDash: number[] = [];
const plain: number[] = [];
const dashed: number[] = [];
const dimPlain: number[] = [];
const dimDashed: number[] = [];

/** The part of the diagram that is in view. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Room around a route for its marks. */
const markRoom = 16;

/** Whether some piece of a route is in view; its box often is when no piece is. */
function routeMeets(scene: Scene, e: number, extent: Extent): boolean {
  const { routes, routeStart, routeLength, srcAnchors, dstAnchors } = scene.edges;
  if ((srcAnchors[e] ?? 1) + (dstAnchors[e] ?? 1) > 2) return true;
  const start = routeStart[e] ?? 0;
  const end = start + (routeLength[e] ?? 0) - 2;
  for (let i = start; i < end; i += 2) {
    const ax = routes[i] ?? 0;
    const ay = routes[i + 1] ?? 0;
    const bx = routes[i + 2] ?? 0;
    const by = routes[i + 3] ?? 0;
    if (
      Math.min(ax, bx) - markRoom < extent.right &&
      Math.max(ax, bx) + markRoom > extent.left &&
      Math.min(ay, by) - markRoom < extent.bottom &&
      Math.max(ay, by) + markRoom > extent.top
    ) {
      return true;
    }
  }
  return false;
}

/** Draws routes with the marks at their ends. */
export function paintRoutes(
  surface: Surface,
  scene: Scene,
  edges: readonly number[],
  extent: Extent,
  theme: Theme,
  k: number,
): void {
  plain.length = dashed.length = dimPlain.length = dimDashed.length = 0;
  for (let i = 0; i < edges.length; i++) {
    const e = edges[i] as number;
    if (!routeMeets(scene, e, extent)) continue;
    const dash = ((scene.edges.flags[e] ?? 0) & edgeFlag.dashed) !== 0;
    if (isDimEdge(scene, e)) (dash ? dimDashed : dimPlain).push(e);
    else (dash ? dashed : plain).push(e);
  }
  const width = Math.max(edgeMetrics.width, 1 / k);
  surface.globalAlpha = levelMetrics.dimAlpha;
  strokeRoutes(surface, scene, dimPlain, theme.edge, width, theme.ground, noDash);
  strokeRoutes(surface, scene, dimDashed, theme.edge, width, theme.ground, dashPattern);
  surface.globalAlpha = 1;
  strokeRoutes(surface, scene, plain, theme.edge, width, theme.ground, noDash);
  strokeRoutes(surface, scene, dashed, theme.edge, width, theme.ground, dashPattern);
}

/** Strokes the routes of some edges in one style, then the marks at their ends. */
export function strokeRoutes(
  surface: Surface,
  scene: Scene,
  edges: readonly number[],
  colour: string,
  width: number,
  ground: string,
  dash: number[],
): void {
  if (edges.length === 0) return;
  surface.strokeStyle = colour;
  surface.fillStyle = ground;
  surface.lineWidth = width;
  surface.setLineDash(dash);
  surface.beginPath();
  for (let i = 0; i < edges.length; i++) traceRoute(surface, scene, edges[i] as number);
  surface.stroke();
  if (dash.length > 0) surface.setLineDash(noDash);
  surface.beginPath();
  for (let i = 0; i < edges.length; i++) traceStrokes(surface, scene, edges[i] as number);
  surface.stroke();
  surface.beginPath();
  for (let i = 0; i < edges.length; i++) traceRings(surface, scene, edges[i] as number);
  surface.fill();
  surface.stroke();
  surface.beginPath();
  for (let i = 0; i < edges.length; i++) traceHands(surface, scene, edges[i] as number);
  surface.stroke();
}

/** The line with rounded corners, and the brackets of a composite key. */
function traceRoute(surface: Surface, scene: Scene, e: number): void {
  const { routes, routeStart, routeLength } = scene.edges;
  const start = routeStart[e] ?? 0;
  const end = start + (routeLength[e] ?? 0);
  let x = routes[start] ?? 0;
  let y = routes[start + 1] ?? 0;
  surface.moveTo(x, y);
  for (let i = start + 2; i < end - 2; i += 2) {
    const cornerX = routes[i] ?? 0;
    const cornerY = routes[i + 1] ?? 0;
    const nextX = routes[i + 2] ?? 0;
    const nextY = routes[i + 3] ?? 0;
    const before = Math.abs(cornerX - x) + Math.abs(cornerY - y);
    const after = Math.abs(nextX - cornerX) + Math.abs(nextY - cornerY);
    const radius = Math.min(edgeMetrics.cornerRadius, before / 2, after / 2);
    if (radius > 0) {
      surface.lineTo(
        cornerX - Math.sign(cornerX - x) * radius,
        cornerY - Math.sign(cornerY - y) * radius,
      );
      x = cornerX + Math.sign(nextX - cornerX) * radius;
      y = cornerY + Math.sign(nextY - cornerY) * radius;
      surface.quadraticCurveTo(cornerX, cornerY, x, y);
    } else {
      x = cornerX;
      y = cornerY;
      surface.lineTo(x, y);
    }
  }
  surface.lineTo(routes[end - 2] ?? 0, routes[end - 1] ?? 0);
  const anchors = scene.edges.anchorStart[e] ?? 0;
  const sources = scene.edges.srcAnchors[e] ?? 0;
  const targets = scene.edges.dstAnchors[e] ?? 0;
  if (sources > 1) {
    const table = scene.edges.src[e] ?? 0;
    traceBracket(
      surface,
      scene,
      table,
      anchors,
      sources,
      routes[start] ?? 0,
      direction(scene, e, true),
    );
  }
  if (targets > 1) {
    const table = scene.edges.dst[e] ?? 0;
    const x1 = routes[end - 2] ?? 0;
    traceBracket(surface, scene, table, anchors + sources, targets, x1, direction(scene, e, false));
  }
}

function traceBracket(
  surface: Surface,
  scene: Scene,
  table: number,
  anchors: number,
  count: number,
  x: number,
  outwards: number,
): void {
  const top = scene.tables.y[table] ?? 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = anchors; i < anchors + count; i++) {
    const y = top + (scene.edges.anchors[i] ?? 0);
    low = Math.min(low, y);
    high = Math.max(high, y);
    surface.moveTo(x - outwards * edgeMetrics.bracket, y);
    surface.lineTo(x, y);
  }
  surface.moveTo(x, low);
  surface.lineTo(x, high);
}

/** 1 when the line leaves the end to the right, else -1. */
function direction(scene: Scene, e: number, atSource: boolean): number {
  const { routes, routeStart, routeLength } = scene.edges;
  const start = routeStart[e] ?? 0;
  const end = start + (routeLength[e] ?? 0);
  const from = atSource ? start : end - 2;
  const to = atSource ? start + 2 : end - 4;
  return (routes[to] ?? 0) >= (routes[from] ?? 0) ? 1 : -1;
}

function traceStrokes(surface: Surface, scene: Scene, e: number): void {
  const { routes, routeStart, routeLength, flags } = scene.edges;
  const flag = flags[e] ?? 0;
  if (flag & edgeFlag.inheritance) return;
  const start = routeStart[e] ?? 0;
  const end = start + (routeLength[e] ?? 0);
  const many = (flag & edgeFlag.childZeroOrOne) === 0;
  const one = (flag & edgeFlag.parentZeroOrOne) === 0;
  const outOfChild = direction(scene, e, true);
  const outOfParent = direction(scene, e, false);
  traceChildStrokes(surface, routes[start] ?? 0, routes[start + 1] ?? 0, outOfChild, many);
  traceParentStrokes(surface, routes[end - 2] ?? 0, routes[end - 1] ?? 0, outOfParent, one);
}

/** Everything with a hollow inside: zeros, triangles, clock faces. */
function traceRings(surface: Surface, scene: Scene, e: number): void {
  const { routes, routeStart, routeLength, flags } = scene.edges;
  const flag = flags[e] ?? 0;
  const start = routeStart[e] ?? 0;
  const end = start + (routeLength[e] ?? 0);
  const parentX = routes[end - 2] ?? 0;
  const parentY = routes[end - 1] ?? 0;
  if (flag & edgeFlag.inheritance) {
    traceTriangle(surface, parentX, parentY, direction(scene, e, false));
    return;
  }
  traceZero(surface, routes[start] ?? 0, routes[start + 1] ?? 0, direction(scene, e, true));
  if (flag & edgeFlag.parentZeroOrOne) {
    traceZero(surface, parentX, parentY, direction(scene, e, false));
  }
  if (flag & edgeFlag.deferrable) {
    traceClockFace(surface, routes[start + 2] ?? 0, middleY(scene, e));
  }
}

function traceHands(surface: Surface, scene: Scene, e: number): void {
  if (((scene.edges.flags[e] ?? 0) & edgeFlag.deferrable) === 0) return;
  const start = scene.edges.routeStart[e] ?? 0;
  traceClockHands(surface, scene.edges.routes[start + 2] ?? 0, middleY(scene, e));
}

function middleY(scene: Scene, e: number): number {
  const { routes, routeStart } = scene.edges;
  const start = routeStart[e] ?? 0;
  return ((routes[start + 3] ?? 0) + (routes[start + 5] ?? 0)) / 2;
}
