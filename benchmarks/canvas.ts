/**
 * What the canvas costs beside a naive React Flow page with the same tables (editor:B1–B7, B17–B20):
 * time of the main thread to open and per input event, elements, heap, renders of tables. Both pages
 * run in turn in one Chromium. `ERMINE_BENCH_SIZES=200,1000` restricts the sizes.
 */
import type { Figure } from '@ermine/testkit';
import { type Browser, chromium } from '@playwright/test';
import { noChromium, provideChromium } from '../scripts/chromium.mjs';
import { figuresOf, type Pair } from './canvas/figures.ts';
import { measure } from './canvas/measure.ts';
import { startNaive } from './canvas/naive-candidate.ts';
import { startProduct } from './canvas/product-candidate.ts';

const repetitions = 3;
/** A size is not repeated when that would make it take longer than this, in ms. */
const patienceMs = 300_000;
const sizes = (process.env.ERMINE_BENCH_SIZES ?? '200,1000,5000').split(',').map(Number);

/** Measures both pages at every size. */
export default async function benchmark(): Promise<readonly Figure[]> {
  const browser = await launch();
  const naive = await startNaive();
  const product = await startProduct();
  try {
    const figures: Figure[] = [];
    for (const tables of sizes) {
      const runs: Pair[] = [];
      const start = performance.now();
      const next = () => ((performance.now() - start) * (runs.length + 1)) / runs.length;
      while (runs.length === 0 || (runs.length < repetitions && next() < patienceMs)) {
        console.log(`${tables} tables, repetition ${runs.length + 1} of ${repetitions}`);
        runs.push({
          product: await measure(browser, product, tables),
          naive: await measure(browser, naive, tables),
        });
      }
      figures.push(...figuresOf(tables, runs));
    }
    return figures;
  } finally {
    await browser.close();
    await product.close();
    await naive.close();
  }
}

async function launch(): Promise<Browser> {
  const executablePath = await provideChromium();
  if (executablePath === undefined) throw new Error(noChromium);
  return chromium.launch({
    executablePath,
    // A sandbox needs a user other than root and rights that CI machines often withhold.
    chromiumSandbox: process.getuid?.() !== 0 && process.env.CI === undefined,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  });
}
