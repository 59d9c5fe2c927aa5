/** Reads what Chromium counts of a page: processor time of its main thread, heap, elements. */
import type { CDPSession, Page } from '@playwright/test';

/** Time of a page's main thread, in ms. */
export interface Spent {
  /** Processor time, which other programs on the machine do not lengthen. */
  readonly cpuMs: number;
  /** Wall time of its tasks, as a check of the former. */
  readonly taskMs: number;
}

/** The meter of one page. */
export class Meter {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  /** Begins to count; the counts start again at every navigation. */
  static async start(page: Page): Promise<Meter> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await session.send('HeapProfiler.enable');
    return new Meter(page, session);
  }

  /** The DevTools protocol of the page. */
  get session(): CDPSession {
    return this.#session;
  }

  /** What the main thread spends while something is done. */
  async spent(work: () => Promise<void>): Promise<Spent> {
    const before = await this.#read();
    await work();
    const after = await this.#read();
    return { cpuMs: after.cpuMs - before.cpuMs, taskMs: after.taskMs - before.taskMs };
  }

  async #read(): Promise<Spent> {
    const metrics = await this.#metrics();
    return {
      cpuMs: metric(metrics, 'ThreadTime') * 1000,
      taskMs: metric(metrics, 'TaskDuration') * 1000,
    };
  }

  /** JavaScript objects that are alive, in MB. */
  async heapMb(): Promise<number> {
    await this.#session.send('HeapProfiler.collectGarbage');
    return metric(await this.#metrics(), 'JSHeapUsedSize') / 1_048_576;
  }

  /** Elements of the document. */
  elements(): Promise<number> {
    return this.#page.evaluate(() => document.getElementsByTagName('*').length);
  }

  async #metrics(): Promise<ReadonlyMap<string, number>> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  }
}

function metric(metrics: ReadonlyMap<string, number>, name: string): number {
  const value = metrics.get(name);
  if (value === undefined) throw new Error(`this Chromium does not tell "${name}"`);
  return value;
}
