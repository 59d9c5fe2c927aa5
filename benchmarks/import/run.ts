/**
 * One process of the import benchmark: imports one file several times and writes its measures as
 * JSON. The parser's time is that of the same calls once more, without the import around them; what
 * the parser refused is not among them, so a text that is parsed again in pieces is own time.
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

const REPETITIONS = 7;

const file = process.argv[2] as string;
const bytes = readFileSync(file);
await loadModule();
const parser: SqlParser = { parse: parseSync, parsePlPgSQL: parsePlPgSQLSync };

importOnce('create table warm (up integer primary key)', parser);
const before = process.resourceUsage().maxRSS;
const calls = recordCalls();
const peakBytes = (process.resourceUsage().maxRSS - before) * 1024;

const measures: ImportMeasures = {
  name: basename(file),
  bytes: bytes.length,
  totalMs: medianMs(() => importOnce(bytes, parser)),
  parseMs: medianMs(() => {
    for (const call of calls) call();
  }),
  peakBytes,
};
process.stdout.write(JSON.stringify(measures));

function importOnce(source: string | Uint8Array, using: SqlParser): void {
  const input = typeof source === 'string' ? { text: source } : { bytes: source };
  const read = importSql([{ name: 'bench.sql', ...input }], using, createSeededIdSource(1));
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('; '));
}

/** Imports once and notes every call of the parser that succeeded. */
function recordCalls(): readonly (() => void)[] {
  const found: (() => void)[] = [];
  const noted =
    <Tree>(parse: (sql: string) => Tree) =>
    (sql: string): Tree => {
      const tree = parse(sql);
      found.push(() => parse(sql));
      return tree;
    };
  importOnce(bytes, { parse: noted(parser.parse), parsePlPgSQL: noted(parser.parsePlPgSQL) });
  return found;
}

function medianMs(work: () => void): number {
  const times = Array.from({ length: REPETITIONS }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[Math.floor(REPETITIONS / 2)] as number;
}
