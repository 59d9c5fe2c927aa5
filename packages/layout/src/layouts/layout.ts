/**
 * The default layout (editor:L2–L6): force-directed for each component, several starts for small
 * ones, components on shelves, tables without links in a compact block. Deterministic, and two
 * boxes never overlap.
 */
import { tangle } from './crossings.ts';
import { type Component, forceStart } from './force.ts';
import { breadthFirst, type LayoutGraph, layoutGraph } from './graph.ts';
import type { LayoutInput, Positions } from './input.ts';
import type { Boxes } from './push-apart.ts';
import { type Parcel, packShelves } from './shelves.ts';

/** What a layout tells while it works. */
export interface LayoutOptions {
  /**
   * Called after each step with the share done, 0 to 1, and the best placement so far once there
   * is one and it has become better.
   */
  readonly onProgress?: (done: number, positions?: Positions) => void;
}

const starts = 8;
const startsBelow = 250;
const crossingCost = 400;
const componentGap = 120;
const isolatedGap = 60;
const pairGap = 120;

/** A component with its best placement so far. */
interface Placed {
  readonly ranks: readonly number[];
  readonly component: Component;
  readonly runs: number;
  boxes: Boxes | undefined;
  cost: number;
}

/** Places all boxes; x and y of each box in the order of the input. */
export function layout(input: LayoutInput, options: LayoutOptions = {}): Positions {
  const graph = layoutGraph(input);
  const { components } = breadthFirst(graph);
  const linked = components.filter((ranks) => ranks.length > 1).map((r) => toPlace(graph, r));
  const isolated = components.flatMap((ranks) => (ranks.length === 1 ? ranks : []));
  isolated.sort((a, b) => a - b);
  const total = linked.reduce((sum, one) => sum + one.runs * one.ranks.length, 0);
  let done = 0;
  for (let start = 0; start < starts; start++) {
    let better = false;
    for (const one of linked) {
      if (start >= one.runs) continue;
      better = improve(one, start) || better;
      done += one.ranks.length;
      if (start === 0) options.onProgress?.(done / total);
    }
    if (better) options.onProgress?.(done / total, assemble(graph, linked, isolated));
  }
  return assemble(graph, linked, isolated);
}

function toPlace(graph: LayoutGraph, ranks: readonly number[]): Placed {
  const local = new Map(ranks.map((rank, i) => [rank, i]));
  const pairs = graph.pairs.flatMap(([a, b]): [number, number][] => {
    const [i, j] = [local.get(a), local.get(b)];
    return i === undefined || j === undefined ? [] : [[i, j]];
  });
  return {
    ranks,
    component: {
      w: Float64Array.from(ranks, (rank) => graph.widths[rank] ?? 0),
      h: Float64Array.from(ranks, (rank) => graph.heights[rank] ?? 0),
      pairs,
    },
    runs: ranks.length === 2 || ranks.length >= startsBelow ? 1 : starts,
    boxes: undefined,
    cost: Number.POSITIVE_INFINITY,
  };
}

/** Runs one start and keeps it when it is better than what there was. */
function improve(placed: Placed, start: number): boolean {
  const { component } = placed;
  const { w, h, pairs } = component;
  const boxes = w.length === 2 ? sideBySide(component) : forceStart(component, start);
  if (placed.runs === 1) {
    placed.boxes = boxes;
    return true;
  }
  const { crossings, meanLength } = tangle(
    boxes.x.map((x, i) => x + (w[i] ?? 0) / 2),
    boxes.y.map((y, i) => y + (h[i] ?? 0) / 2),
    pairs,
  );
  const cost = crossings * crossingCost + meanLength;
  if (cost >= placed.cost) return false;
  placed.boxes = boxes;
  placed.cost = cost;
  return true;
}

/** Two linked tables stand next to each other. */
function sideBySide({ w, h }: Component): Boxes {
  return {
    x: Float64Array.of(0, Math.ceil(w[0] ?? 0) + pairGap),
    y: Float64Array.of(0, 0),
    w,
    h,
  };
}

/** Puts components and the block of unlinked tables next to one another. */
function assemble(
  graph: LayoutGraph,
  linked: readonly Placed[],
  isolated: readonly number[],
): Positions {
  const positions = new Float32Array(graph.order.length * 2);
  const groups: { parcel: Parcel; members: readonly { rank: number; x: number; y: number }[] }[] =
    [];
  for (const { ranks, boxes } of linked) {
    if (boxes) groups.push(group(graph, ranks, boxes.x, boxes.y));
  }
  if (isolated.length > 0) {
    const parcels = isolated.map((rank) => ({
      width: graph.widths[rank] ?? 0,
      height: graph.heights[rank] ?? 0,
      x: 0,
      y: 0,
    }));
    packShelves(parcels, isolatedGap);
    const x = parcels.map((parcel) => parcel.x);
    const y = parcels.map((parcel) => parcel.y);
    groups.push(group(graph, isolated, x, y));
  }
  packShelves(
    groups.map(({ parcel }) => parcel),
    componentGap,
  );
  for (const { parcel, members } of groups) {
    for (const { rank, x, y } of members) {
      const box = graph.order[rank] ?? 0;
      positions[box * 2] = parcel.x + x;
      positions[box * 2 + 1] = parcel.y + y;
    }
  }
  return positions;
}

/** A placed group as one parcel, its members relative to its corner. */
function group(
  graph: LayoutGraph,
  ranks: readonly number[],
  x: ArrayLike<number>,
  y: ArrayLike<number>,
) {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < ranks.length; i++) {
    const rank = ranks[i] ?? 0;
    left = Math.min(left, x[i] ?? 0);
    top = Math.min(top, y[i] ?? 0);
    right = Math.max(right, (x[i] ?? 0) + (graph.widths[rank] ?? 0));
    bottom = Math.max(bottom, (y[i] ?? 0) + (graph.heights[rank] ?? 0));
  }
  return {
    parcel: { width: Math.ceil(right - left), height: Math.ceil(bottom - top), x: 0, y: 0 },
    members: ranks.map((rank, i) => ({ rank, x: (x[i] ?? 0) - left, y: (y[i] ?? 0) - top })),
  };
}
