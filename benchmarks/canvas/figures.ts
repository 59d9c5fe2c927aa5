/** Medians of the runs as figures: the product's, with the naive page's as the baseline. */
import type { Figure } from '@ermine/testkit';
import { costKey, measuredIn, type Run, views } from './measure.ts';
import type { Spent } from './meter.ts';

/** Runs of both pages, side by side. */
export interface Pair {
  readonly product: Run;
  readonly naive: Run;
}

/** How many times cheaper than the naive page the product must be, by the number of tables. */
const wanted: Readonly<Record<number, { readonly open: number; readonly event: number }>> = {
  1000: { open: 8, event: 15 },
  5000: { open: 25, event: 80 },
};
/** Most elements at any zoom (editor:B4). */
const mostElements = 3_000;
/** Most renders of tables in a pan (editor:B7). */
const mostRenders = 60;

/** The figures of one size. */
export function figuresOf(tables: number, runs: readonly Pair[]): readonly Figure[] {
  const size = `${tables.toLocaleString('en')} tables`;
  const bar = wanted[tables];
  const atLeast = (times: number | undefined) =>
    times === undefined ? '' : ` (wanted: ≥ ${times}×)`;
  const compared = (what: string, unit: string, of: (run: Run) => number): Figure => {
    const value = median(runs.map((pair) => of(pair.product)));
    const baseline = median(runs.map((pair) => of(pair.naive)));
    return { what: `${size}: ${what}`, value, unit, baseline, ratio: round(baseline / value) };
  };
  const keys = views.flatMap((view) => measuredIn[view].map((one) => costKey(view, one)));
  const costOf = (run: Run, key: string) => {
    const cost = run.costs.get(key);
    if (!cost) throw new Error(`"${key}" was not measured`);
    return cost;
  };
  const events = (key: string) => {
    const [most, fewest] = (['product', 'naive'] as const).map((name) =>
      Math.min(...runs.map((pair) => costOf(pair[name], key).events)),
    );
    return most === fewest ? `${most} events` : `${most} events, naive ${fewest}`;
  };
  const perEvent = (key: string, of: (spent: Spent) => number) =>
    compared(`${key}, per event${atLeast(bar?.event)}, ${events(key)}`, 'ms', (run) =>
      of(costOf(run, key).perEvent),
    );
  const cpu = (spent: Spent) => spent.cpuMs;
  const task = (spent: Spent) => spent.taskMs;
  const leastByTask = Math.min(...keys.map((key) => perEvent(key, task).ratio ?? 0));
  return [
    compared(`open${atLeast(bar?.open)}, ${runs.length} runs`, 'ms', (run) => run.open.cpuMs),
    ...keys.map((key) => perEvent(key, cpu)),
    {
      what: `${size}: after opening, until the layout has arrived`,
      value: median(runs.map((pair) => pair.product.settle.cpuMs)),
      unit: 'ms',
    },
    {
      what: `${size}: open, by wall time of tasks`,
      value: compared('', 'ms', (run) => run.open.taskMs).ratio ?? 0,
      unit: '× cheaper',
    },
    {
      what: `${size}: least of the five interactions, by wall time of tasks`,
      value: leastByTask,
      unit: '× cheaper',
    },
    compared(`elements at any zoom (wanted: ≤ ${mostElements})`, 'elements', (run) => run.elements),
    compared('heap', 'MB', (run) => run.heapMb),
    compared(
      `renders of tables in a pan (wanted: ≤ ${mostRenders})`,
      'renders',
      (run) => run.renders,
    ),
  ];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
