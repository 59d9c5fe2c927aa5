/**
 * How long the import takes beside the parser that it is given: own time over libpg-query's time for
 * the same text (postgres-model §8.3: at most 3), and the peak of memory. Each script runs in a
 * process of its own, so that its peak is its own.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { corpusSchemas, type Figure, synthetic } from '@ermine/testkit';
import type { ImportMeasures } from './import/run.ts';

const runner = fileURLToPath(new URL('./import/run.ts', import.meta.url));
/** Files below this say more about start-up than about the import. */
const MIN_BYTES = 100_000;
/** So many made-up tables with their keys are 1 MB of SQL. */
const TABLES_OF_1_MB = 1_600;

/** Measures the import of every large file of the corpus and of a made-up script of 1 MB. */
export default async function benchmark(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ermine-bench-'));
  try {
    const figures: Figure[] = [];
    for (const { name, content } of scripts()) {
      const file = join(folder, name);
      writeFileSync(file, content);
      figures.push(...(await measure(file)));
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function* scripts(): Generator<{ readonly name: string; readonly content: string | Uint8Array }> {
  for (const schema of corpusSchemas() ?? []) {
    for (const { name, bytes } of schema.files) {
      if (bytes.length >= MIN_BYTES) yield { name: `${schema.name}-${name}`, content: bytes };
    }
  }
  yield { name: 'made-up-1MB.sql', content: synthetic({ tables: TABLES_OF_1_MB }).sql };
}

async function measure(file: string): Promise<readonly Figure[]> {
  const args = ['--import', import.meta.resolve('tsx'), runner, file];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { name, bytes, totalMs, parseMs, peakBytes } = JSON.parse(stdout) as ImportMeasures;
  const ownMs = totalMs - parseMs;
  return [
    {
      what: `${name}: own time over the parser's`,
      value: round(ownMs),
      unit: 'ms',
      baseline: round(parseMs),
      ratio: round(ownMs / parseMs),
    },
    {
      what: `${name}: peak memory over the text's size`,
      value: round(peakBytes / 1_048_576),
      unit: 'MB',
      baseline: round(bytes / 1_048_576),
      ratio: round(peakBytes / bytes),
    },
  ];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
