// Puts units into an order in which each finds what it needs (postgres-model §5.2). Ties go by rank, then
// by address in byte order. Knows no kind.
import type { Id } from '@ermine/model';
import type { Unit } from './slot.ts';

/** A unit with the text that decides ties. */
export interface Placed {
  readonly unit: Unit;
  readonly key: string;
}

/** What the ordering knows beside the units themselves. */
export interface OrderContext {
  /** The record above another one. */
  readonly parentOf: (id: Id) => Id | undefined;
  /** Whether units that name another one as company stand directly behind it. */
  readonly together: boolean;
  /** Records whose names stand, followed by a parenthesis, in a text that nothing resolved. */
  readonly mentioned: (text: string) => readonly Id[];
}

/** The order, or the units of a cycle and those of their parts that could come later by themselves. */
export type Ordered =
  | { readonly ok: true; readonly units: readonly Unit[] }
  | { readonly ok: false; readonly cycle: readonly Unit[]; readonly deferrable: readonly Id[] };

const SURROGATE = /[\ud800-\udfff]/;

/** Compares texts by their bytes in UTF-8. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  // Without characters beyond the first plane, bytes and units give one order.
  if (!SURROGATE.test(a) && !SURROGATE.test(b)) return a < b ? -1 : 1;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const xPair = x >= 0xd800 && x < 0xe000;
    const yPair = y >= 0xd800 && y < 0xe000;
    // Characters beyond the first plane have the greater bytes, though not the greater units.
    return xPair === yPair ? x - y : xPair ? 1 : -1;
  }
  return a.length - b.length;
}

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders units. */
export function orderUnits(placed: readonly Placed[], context: OrderContext): Ordered {
  const graph = buildGraph(placed, context);
  let order = sort(placed, graph, graph.hard, graph.soft);
  if (order.length < placed.length) {
    // What merely should come before gives way inside cycles.
    const component = components(placed.length, graph.hard, graph.soft);
    const soft = graph.soft.map((list, at) =>
      list.filter((before) => component[before] !== component[at]),
    );
    order = sort(placed, graph, graph.hard, soft);
  }
  if (order.length === placed.length) {
    return { ok: true, units: order.map((at) => (placed[at] as Placed).unit) };
  }
  return findCycle(placed, graph);
}

interface Graph {
  readonly together: boolean;
  /** For each unit, the units that must come before it. */
  readonly hard: readonly (readonly number[])[];
  /** For each unit, the units that should come before it. */
  readonly soft: readonly (readonly number[])[];
  readonly provider: (id: Id) => number | undefined;
}

function buildGraph(placed: readonly Placed[], context: OrderContext): Graph {
  const providers = new Map<Id, number>();
  const indexOf = new Map<Unit, number>();
  placed.forEach(({ unit }, at) => {
    indexOf.set(unit, at);
    for (const id of unit.provides) if (!providers.has(id)) providers.set(id, at);
  });
  // A record without a statement of its own is there with the one above it.
  const provider = (id: Id): number | undefined => {
    for (let at: Id | undefined = id; at !== undefined; at = context.parentOf(at)) {
      const found = providers.get(at);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  // The last list that a unit was put into, so that none holds it twice.
  const listed = new Int32Array(placed.length).fill(-1);
  let list = 0;
  const edges = (at: number, ids: readonly Id[], into: number[]): void => {
    for (const id of ids) {
      const before = provider(id);
      if (before === undefined || before === at || listed[before] === list) continue;
      listed[before] = list;
      into.push(before);
    }
  };
  const hard = placed.map(({ unit }, at) => {
    const before: number[] = [];
    list += 1;
    edges(at, unit.needs, before);
    if (unit.after) before.push(indexOf.get(unit.after) as number);
    return before;
  });
  const soft = placed.map(({ unit }, at) => {
    const before: number[] = [];
    list += 1;
    if (unit.prefers) edges(at, unit.prefers, before);
    for (const text of unit.mentions ?? []) edges(at, context.mentioned(text), before);
    return before;
  });
  return { together: context.together, hard, soft, provider };
}

/** Kahn's algorithm with a heap of what is ready; shorter than `placed` if there is a cycle. */
function sort(
  placed: readonly Placed[],
  graph: Graph,
  hard: Graph['hard'],
  soft: Graph['soft'],
): number[] {
  const count = placed.length;
  const after: number[][] = placed.map(() => []);
  const waiting = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const needed = hard[at] as readonly number[];
    const preferred = soft[at] as readonly number[];
    waiting[at] = needed.length + preferred.length;
    for (const one of needed) (after[one] as number[]).push(at);
    for (const one of preferred) (after[one] as number[]).push(at);
  }
  const position = positions(placed, graph, after, waiting);
  const heap = new Heap();
  const atPosition = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    atPosition[position[at] as number] = at;
    if (waiting[at] === 0) heap.push(position[at] as number);
  }
  const order: number[] = [];
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
    const at = atPosition[next] as number;
    order.push(at);
    for (const one of after[at] as number[]) {
      waiting[one] = (waiting[one] as number) - 1;
      if (waiting[one] === 0) heap.push(position[one] as number);
    }
  }
  return order;
}

// Small enough that a long chain of needs stays between two ranks.
const STEP = 2 ** -20;

/**
 * The place of each unit if nothing had to wait. What a unit of an earlier rank needs is moved just
 * before that rank; what stands beside another unit takes that unit's place.
 */
function positions(
  placed: readonly Placed[],
  graph: Graph,
  after: readonly (readonly number[])[],
  waiting: Int32Array,
): Int32Array {
  const count = placed.length;
  const beside = placed.map(({ unit }, at) => {
    if (!graph.together || unit.beside === undefined) return undefined;
    const by = graph.provider(unit.beside);
    return by === at ? undefined : by;
  });
  const chain = (at: number): number => {
    let steps = 0;
    let end = at;
    for (let next = beside[end]; next !== undefined && steps < count; next = beside[end]) {
      end = next;
      steps += 1;
    }
    return end;
  };
  const own = placed.map((_, at) => (placed[chain(at)] as Placed).unit.rank);
  const effective = Float64Array.from(own);
  // Backwards through any topological order; units of cycles keep their own rank.
  const left = Int32Array.from(waiting);
  const forward: number[] = [];
  for (let at = 0; at < count; at++) if (left[at] === 0) forward.push(at);
  for (let i = 0; i < forward.length; i++) {
    for (const one of after[forward[i] as number] as number[]) {
      left[one] = (left[one] as number) - 1;
      if (left[one] === 0) forward.push(one);
    }
  }
  for (let i = forward.length - 1; i >= 0; i--) {
    const at = forward[i] as number;
    for (const one of after[at] as number[]) {
      const wanted =
        (effective[one] as number) - ((own[at] as number) > (own[one] as number) ? STEP : 0);
      if (wanted < (effective[at] as number)) effective[at] = wanted;
    }
  }
  const keys = placed.map(({ key }, at) => {
    let path = key;
    let steps = 0;
    for (let by = beside[at]; by !== undefined && steps < count; by = beside[by]) {
      path = `${(placed[by] as Placed).key}\u0001${path}`;
      steps += 1;
    }
    return path;
  });
  const rankOf = (at: number): number =>
    beside[at] === undefined
      ? (effective[at] as number)
      : Math.min(effective[at] as number, effective[chain(at)] as number);
  const ranks = placed.map((_, at) => rankOf(at));
  const compareKeys = keys.some((key) => SURROGATE.test(key)) ? compareBytes : compareUnits;
  const sorted = placed
    .map((_, at) => at)
    .sort(
      (a, b) =>
        (ranks[a] as number) - (ranks[b] as number) ||
        compareKeys(keys[a] as string, keys[b] as string) ||
        (placed[a] as Placed).unit.rank - (placed[b] as Placed).unit.rank ||
        compareBytes((placed[a] as Placed).unit.text, (placed[b] as Placed).unit.text),
    );
  const position = new Int32Array(count);
  sorted.forEach((at, place) => {
    position[at] = place;
  });
  return position;
}

/** A binary heap of numbers, the smallest on top. */
class Heap {
  readonly #items: number[] = [];

  push(item: number): void {
    const items = this.#items;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((items[parent] as number) <= item) break;
      items[at] = items[parent] as number;
      at = parent;
    }
    items[at] = item;
  }

  pop(): number | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (items.length === 0 || last === undefined) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && (items[child + 1] as number) < (items[child] as number)) {
        child += 1;
      }
      if ((items[child] as number) >= last) break;
      items[at] = items[child] as number;
      at = child;
    }
    items[at] = last;
    return top;
  }
}

/** The strongly connected component of each unit (Tarjan's algorithm, without recursion). */
function components(count: number, ...edges: readonly Graph['hard'][]): Int32Array {
  const component = new Int32Array(count).fill(-1);
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  let next = 0;
  let number = 0;
  const targets = (at: number): number[] => edges.flatMap((list) => list[at] as number[]);
  for (let root = 0; root < count; root++) {
    if (index[root] !== -1) continue;
    const work: { at: number; to: number[]; i: number }[] = [];
    const enter = (at: number): void => {
      index[at] = next;
      low[at] = next;
      next += 1;
      stack.push(at);
      onStack[at] = 1;
      work.push({ at, to: targets(at), i: 0 });
    };
    enter(root);
    while (work.length > 0) {
      const frame = work[work.length - 1] as (typeof work)[number];
      const to = frame.to[frame.i];
      if (to !== undefined) {
        frame.i += 1;
        if (index[to] === -1) enter(to);
        else if (onStack[to])
          low[frame.at] = Math.min(low[frame.at] as number, index[to] as number);
        continue;
      }
      work.pop();
      const parent = work[work.length - 1];
      if (parent) low[parent.at] = Math.min(low[parent.at] as number, low[frame.at] as number);
      if (low[frame.at] === index[frame.at]) {
        for (;;) {
          const member = stack.pop() as number;
          onStack[member] = 0;
          component[member] = number;
          if (member === frame.at) break;
        }
        number += 1;
      }
    }
  }
  return component;
}

function findCycle(placed: readonly Placed[], graph: Graph): Ordered {
  const component = components(placed.length, graph.hard);
  const members = new Map<number, number[]>();
  component.forEach((number, at) => {
    const list = members.get(number);
    if (list) list.push(at);
    else members.set(number, [at]);
  });
  const cycles = [...members.values()].filter((list) => list.length > 1);
  const deferrable: Id[] = [];
  for (const cycle of cycles) {
    const inside = new Set(cycle);
    for (const at of cycle) {
      for (const part of (placed[at] as Placed).unit.deferrable ?? []) {
        const holds = part.needs.some((id) => {
          const before = graph.provider(id);
          return before !== undefined && before !== at && inside.has(before);
        });
        if (holds) deferrable.push(part.id);
      }
    }
  }
  const cycle = (cycles[0] ?? []).map((at) => (placed[at] as Placed).unit);
  return { ok: false, cycle, deferrable };
}
