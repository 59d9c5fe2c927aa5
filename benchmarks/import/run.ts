/**
 * One process of the import benchmark: imports one file several times and writes its measures as
 * JSON. The parser's time is that of its own calls once more, without the import around them; what
 * it refused is not among them, so a text that is parsed again in pieces is own time.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { importSql } from '@ermine/formats';
import { createSeededIdSource } from '@ermine/model';
import type { SqlParser } from '@ermine/postgres';
import { loadModule, parsePlPgSQLSync, parseSync } from 'libpg-query';

/** What is measured; times are medians. */
export interface ImportMeasures {
  readonly name: string;
  readonly bytes: number;
  readonly totalMs: number;
  readonly parseMs: number;
  /** How far the first import raised the process's peak. */
  readonly peakBytes: number;
}

/** Turns before the compiler of V8 has settled. */
const WARM_UP = 3;
const REPETITIONS = 7;

const file = process.argv[2] as string;
const bytes = readFileSync(file);
await loadModule();
const parser: SqlParser = { parse: parseSync, parsePlPgSQL: parsePlPgSQLSync };

importOnce('create table warm (up integer primary key)', parser);
const before = process.resourceUsage().maxRSS;
const calls = recordCalls();
const peakBytes = (process.resourceUsage().maxRSS - before) * 1024;

const [totalMs, parseMs] = mediansMs(
  () => importOnce(bytes, parser),
  () => {
    for (const call of calls) call();
  },
);
const measures: ImportMeasures = {
  name: basename(file),
  bytes: bytes.length,
  totalMs,
  parseMs,
  peakBytes,
};
process.stdout.write(JSON.stringify(measures));

function importOnce(source: string | Uint8Array, using: SqlParser): void {
  const input = typeof source === 'string' ? { text: source } : { bytes: source };
  const read = importSql([{ name: 'bench.sql', ...input }], using, createSeededIdSource(1));
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('; '));
}

/**
 * Imports once and notes what the parser was given and took, until all of the text has been given
 * once; what is parsed a second time is the import's own doing.
 */
function recordCalls(): readonly (() => void)[] {
  const found: (() => void)[] = [];
  let left = bytes.length;
  const parse = (sql: string): ReturnType<typeof parseSync> => {
    const tree = parseSync(sql);
    if (sql.length <= left) found.push(() => parseSync(sql));
    left -= sql.length;
    return tree;
  };
  importOnce(bytes, { ...parser, parse });
  return found;
}

/** Medians of two works that take turns, so that a busy machine slows both alike. */
function mediansMs(one: () => void, other: () => void): readonly [number, number] {
  const times: { one: number[]; other: number[] } = { one: [], other: [] };
  for (let turn = 0; turn < WARM_UP + REPETITIONS; turn++) {
    const measured = { one: durationMs(one), other: durationMs(other) };
    if (turn < WARM_UP) continue;
    times.one.push(measured.one);
    times.other.push(measured.other);
  }
  return [median(times.one), median(times.other)];
}

function durationMs(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
