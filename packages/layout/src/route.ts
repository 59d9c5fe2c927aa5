/**
 * The line of one edge between two boxes: horizontal, vertical, horizontal, from exact rows at the
 * best sides (editor:E1, C35, C36). A pure function of the two boxes, the rows and the lane; it
 * does not look at other tables.
 */
import { edgeMetrics } from './constants.ts';

/** What the route of an edge depends on; boxes are left, top, right, bottom in px. */
export interface RouteInput {
  sourceLeft: number;
  sourceRight: number;
  sourceY: number;
  /** Where the line leaves: 0 at the table, `bracket` px outside it for a composite key. */
  sourceInset: number;
  targetLeft: number;
  targetRight: number;
  targetY: number;
  targetInset: number;
  self: boolean;
  /** Index among the parallel edges of the pair, and their number. */
  lane: number;
  lanes: number;
  /** Whether the parent's middle lies below the child's. */
  downwards: boolean;
}

/** Numbers in a route: four points. */
export const routeLength = 8;

/** Writes the four points of a route into `out` at `at`. */
export function routeEdge(input: RouteInput, out: Float32Array, at: number): void {
  const { stub, lane: laneGap, selfLane } = edgeMetrics;
  const { sourceY, targetY } = input;
  const sourceLeft = input.sourceLeft - input.sourceInset;
  const sourceRight = input.sourceRight + input.sourceInset;
  const targetLeft = input.targetLeft - input.targetInset;
  const targetRight = input.targetRight + input.targetInset;
  if (input.self) {
    const channel = Math.max(sourceRight, targetRight) + stub + input.lane * selfLane;
    write(out, at, sourceRight, sourceY, channel, targetRight, targetY);
    return;
  }
  const gapRight = targetLeft - sourceRight;
  const gapLeft = sourceLeft - targetRight;
  const beyondRight = Math.max(sourceRight, targetRight) + stub;
  const beyondLeft = Math.min(sourceLeft, targetLeft) - stub;
  const right = gapRight >= 2 * stub;
  if (right || gapLeft >= 2 * stub) {
    const gap = right ? gapRight : gapLeft;
    const spacing = input.lanes > 1 ? Math.min(laneGap, (gap - stub) / (input.lanes - 1)) : 0;
    // Going down, the upper of two parallel lines turns later: so they never cross (editor:E6).
    const order = input.downwards === right ? -1 : 1;
    const offset = order * spacing * (input.lane - (input.lanes - 1) / 2);
    const from = right ? sourceRight : sourceLeft;
    const to = right ? targetLeft : targetRight;
    write(out, at, from, sourceY, Math.round((from + to) / 2 + offset), to, targetY);
  } else if (
    2 * beyondRight - sourceRight - targetRight <=
    sourceLeft + targetLeft - 2 * beyondLeft
  ) {
    write(out, at, sourceRight, sourceY, beyondRight + input.lane * laneGap, targetRight, targetY);
  } else {
    write(out, at, sourceLeft, sourceY, beyondLeft - input.lane * laneGap, targetLeft, targetY);
  }
}

function write(
  out: Float32Array,
  at: number,
  fromX: number,
  fromY: number,
  channel: number,
  toX: number,
  toY: number,
): void {
  out[at] = fromX;
  out[at + 1] = fromY;
  out[at + 2] = channel;
  out[at + 3] = fromY;
  out[at + 4] = channel;
  out[at + 5] = toY;
  out[at + 6] = toX;
  out[at + 7] = toY;
}

/** Square of the distance from a point to a segment. */
export function distanceToSegment(
  x: number,
  y: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return (ax + t * dx - x) ** 2 + (ay + t * dy - y) ** 2;
}
