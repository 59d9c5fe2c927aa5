/**
 * One run of the force layout on one connected component (editor:L2–L4): simulate, scale, push
 * apart. Own loop over d3's forces, so there is no timer; no trigonometry, so that every engine
 * computes the same bits.
 */
import {
  forceLink,
  forceManyBody,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import { type Boxes, pushApart } from './push-apart.ts';

/** A connected component: sizes, and distinct linked pairs of its own indexes. */
export interface Component {
  readonly w: Float64Array;
  readonly h: Float64Array;
  readonly pairs: readonly (readonly [number, number])[];
}

const linkDistance = 450;
const charge = -4000;
const theta = 1.1;
const gravity = 0.02;
const velocityKept = 0.6;
const hubDegree = 30;
const hubStrength = 0.15;
/** Ticks, and the share of alpha lost in each so that it ends at 0.001. */
const ticks = { small: 250, large: 120, largeFrom: 2000 };
const alphaDecay = { small: 0.02725248663, large: 0.05593912371407661 };
/** Space between tables, and how much more room than the tables themselves they get. */
const gap = 60;
const spread = 2;
const centralShare = 0.94;
/** Cosine and sine of the golden angle. */
const goldenCos = -0.7373688780783197;
const goldenSin = 0.6754902942615238;

/** A linear congruential generator: numbers in [0, 1). */
function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Places the boxes of a component; the same component and start give the same places. */
export function forceStart(component: Component, start: number): Boxes {
  const count = component.w.length;
  const random = lcg(42 + start * 7919);
  const nodes = spiral(count, start === 0 ? undefined : random);
  simulate(nodes, component.pairs, lcg(1));
  scale(nodes, component);
  const x = Float64Array.from(nodes, (node, i) => (node.x ?? 0) - (component.w[i] ?? 0) / 2);
  const y = Float64Array.from(nodes, (node, i) => (node.y ?? 0) - (component.h[i] ?? 0) / 2);
  const boxes = { x, y, w: component.w, h: component.h };
  pushApart(boxes, gap);
  return boxes;
}

/** Nodes on a spiral, in order or shuffled. */
function spiral(count: number, random: (() => number) | undefined): SimulationNodeDatum[] {
  const places = Array.from({ length: count }, (_, i) => i);
  if (random) {
    for (let i = count - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [places[i], places[j]] = [places[j] as number, places[i] as number];
    }
  }
  const nodes: SimulationNodeDatum[] = places.map((_, index) => ({ index, vx: 0, vy: 0 }));
  let cos = 1;
  let sin = 0;
  for (let i = 0; i < count; i++) {
    const node = nodes[places[i] as number] as SimulationNodeDatum;
    const radius = 10 * Math.sqrt(i + 0.5);
    node.x = radius * cos;
    node.y = radius * sin;
    [cos, sin] = [cos * goldenCos - sin * goldenSin, cos * goldenSin + sin * goldenCos];
  }
  return nodes;
}

function simulate(
  nodes: SimulationNodeDatum[],
  pairs: Component['pairs'],
  random: () => number,
): void {
  const degree = new Uint32Array(nodes.length);
  for (const [a, b] of pairs) {
    degree[a] = (degree[a] ?? 0) + 1;
    degree[b] = (degree[b] ?? 0) + 1;
  }
  const degreeOf = (end: unknown) => degree[(end as SimulationNodeDatum).index ?? 0] ?? 1;
  const links: SimulationLinkDatum<SimulationNodeDatum>[] = pairs.map(([source, target]) => ({
    source,
    target,
  }));
  const forces = [
    forceLink(links)
      .distance(linkDistance)
      .strength(({ source, target }) => {
        const ends = [degreeOf(source), degreeOf(target)];
        const base = 1 / Math.sqrt(Math.min(...ends));
        return Math.max(...ends) > hubDegree ? base * hubStrength : base;
      }),
    forceManyBody().strength(charge).theta(theta),
    forceX(0).strength(gravity),
    forceY(0).strength(gravity),
  ];
  for (const force of forces) force.initialize?.(nodes, random);
  const size = nodes.length > ticks.largeFrom ? 'large' : 'small';
  let alpha = 1;
  for (let tick = 0; tick < ticks[size]; tick++) {
    alpha -= alpha * alphaDecay[size];
    for (const force of forces) force(alpha);
    for (const node of nodes) {
      node.vx = (node.vx ?? 0) * velocityKept;
      node.vy = (node.vy ?? 0) * velocityKept;
      node.x = (node.x ?? 0) + node.vx;
      node.y = (node.y ?? 0) + node.vy;
    }
  }
}

/** Scales up or down until the central 94 % take twice the room of the tables (editor:L3). */
function scale(nodes: SimulationNodeDatum[], { w, h }: Component): void {
  let area = 0;
  let widths = 0;
  let heights = 0;
  for (let i = 0; i < nodes.length; i++) {
    area += ((w[i] ?? 0) + gap) * ((h[i] ?? 0) + gap);
    widths += (w[i] ?? 0) + gap;
    heights += (h[i] ?? 0) + gap;
  }
  const width = Math.max(centralRange(nodes.map((n) => n.x ?? 0)), widths / nodes.length);
  const height = Math.max(centralRange(nodes.map((n) => n.y ?? 0)), heights / nodes.length);
  const factor = Math.sqrt((spread * area) / (width * height));
  for (const node of nodes) {
    node.x = (node.x ?? 0) * factor;
    node.y = (node.y ?? 0) * factor;
  }
}

function centralRange(values: number[]): number {
  values.sort((a, b) => a - b);
  const cut = Math.floor(((1 - centralShare) / 2) * values.length);
  return (values[values.length - 1 - cut] ?? 0) - (values[cut] ?? 0);
}
