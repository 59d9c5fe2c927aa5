/** The graph of a layout: boxes in a fixed order, one link for each linked pair, components. */
import type { LayoutInput } from './input.ts';

/** Boxes by rank, so that the order of the input does not matter (editor:L6). */
export interface LayoutGraph {
  /** Index in the input of the box of each rank. */
  readonly order: readonly number[];
  readonly widths: Float64Array;
  readonly heights: Float64Array;
  /** Distinct linked pairs of ranks, the lower first, sorted; no self-links. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly neighbours: readonly (readonly number[])[];
}

/** Sorts boxes by key and id and reduces links to distinct pairs. */
export function layoutGraph(input: LayoutInput): LayoutGraph {
  const { boxes, links } = input;
  const order = boxes.map((_, i) => i);
  order.sort((a, b) => {
    const x = boxes[a];
    const y = boxes[b];
    if (!x || !y) return 0;
    if (x.key !== y.key) return x.key < y.key ? -1 : 1;
    return x.id < y.id ? -1 : 1;
  });
  const rank = new Uint32Array(boxes.length);
  order.forEach((box, r) => {
    rank[box] = r;
  });
  const seen = new Map<number, readonly [number, number]>();
  for (const { source, target } of links) {
    const a = rank[source] ?? 0;
    const b = rank[target] ?? 0;
    if (a === b) continue;
    const [low, high] = a < b ? [a, b] : [b, a];
    seen.set(low * boxes.length + high, [low, high]);
  }
  const pairs = [...seen.entries()].sort((a, b) => a[0] - b[0]).map(([, pair]) => pair);
  const neighbours: number[][] = boxes.map(() => []);
  for (const [a, b] of pairs) {
    neighbours[a]?.push(b);
    neighbours[b]?.push(a);
  }
  return {
    order,
    widths: Float64Array.from(order, (box) => boxes[box]?.width ?? 0),
    heights: Float64Array.from(order, (box) => boxes[box]?.height ?? 0),
    pairs,
    neighbours,
  };
}

/**
 * All ranks breadth first, each component from its box of highest degree, larger degrees first
 * among the starts; ranks break ties.
 */
export function breadthFirst(graph: LayoutGraph): { order: number[]; components: number[][] } {
  const degree = (rank: number) => graph.neighbours[rank]?.length ?? 0;
  const starts = graph.order.map((_, rank) => rank).sort((a, b) => degree(b) - degree(a) || a - b);
  const seen = new Uint8Array(starts.length);
  const order: number[] = [];
  const components: number[][] = [];
  for (const start of starts) {
    if (seen[start]) continue;
    const component = [start];
    seen[start] = 1;
    for (let i = 0; i < component.length; i++) {
      for (const next of graph.neighbours[component[i] as number] ?? []) {
        if (seen[next]) continue;
        seen[next] = 1;
        component.push(next);
      }
    }
    components.push(component);
    for (const rank of component) order.push(rank);
  }
  return { order, components };
}
