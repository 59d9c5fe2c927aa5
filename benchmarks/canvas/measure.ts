/** One run: a page is opened with one schema, and everything is measured on it in turn. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import type { Candidate } from './candidate.ts';
import { painted, responsive } from './frames.ts';
import { type Cost, type Interaction, interact, interactions } from './interactions.ts';
import { Meter, type Spent } from './meter.ts';

/** Views in which interactions are measured. */
export const views = ['zoom 1', 'fit'] as const;
export type ViewName = (typeof views)[number];

/** The interactions that are measured in a view; at fit a table is too small to be grabbed. */
export const measuredIn: Readonly<Record<ViewName, readonly Interaction[]>> = {
  'zoom 1': interactions,
  fit: ['pan', 'zoom'],
};

/** What one run found. */
export interface Run {
  /** From handing the schema in until the page is interactive (editor:B18). */
  readonly open: Spent;
  /** From then until the tables have their final places. */
  readonly settle: Spent;
  readonly costs: ReadonlyMap<string, Cost>;
  /** Most elements at any zoom. */
  readonly elements: number;
  readonly heapMb: number;
  /** Renders of tables while panning at zoom 1, and after it. */
  readonly renders: number;
}

/** The key of an interaction in `costs`. */
export function costKey(view: ViewName, interaction: Interaction): string {
  return `${interaction} at ${view}`;
}

/** How long a page is left alone before it is measured, in ms. */
const restMs = 600;

/** Opens a fresh page of a candidate with so many tables and measures it. */
export async function measure(
  browser: Browser,
  candidate: Candidate,
  tables: number,
): Promise<Run> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(180_000);
    // Functions that are sent to the page call this helper of the compiler that tsx uses.
    await page.addInitScript({ content: 'globalThis.__name = (value) => value;' });
    await candidate.load(page, tables);
    const meter = await Meter.start(page);
    const rest = async () => {
      await painted(page);
      await sleep(restMs);
      await painted(page);
    };
    const open = await meter.spent(async () => {
      await candidate.open(page);
      await responsive(page);
    });
    let elements = await meter.elements();
    const count = async () => {
      elements = Math.max(elements, await meter.elements());
    };
    const settle = await meter.spent(() => candidate.settled(page));
    await candidate.centre(page, 0.5);
    await rest();
    await count();
    const costs = new Map<string, Cost>();
    let heapMb = 0;
    let renders = 0;
    for (const view of views) {
      if (view === 'fit') await candidate.fit(page);
      else await candidate.centre(page, 1);
      await rest();
      await count();
      if (view === 'zoom 1') heapMb = await meter.heapMb();
      for (const interaction of measuredIn[view]) {
        const before = await candidate.nodeRenders(page);
        costs.set(
          costKey(view, interaction),
          await interact({ page, candidate, meter }, interaction),
        );
        await rest();
        if (view === 'zoom 1' && interaction === 'pan') {
          renders = (await candidate.nodeRenders(page)) - before;
        }
        await count();
      }
    }
    return { open, settle, costs, elements, heapMb, renders };
  } finally {
    await context.close();
  }
}
