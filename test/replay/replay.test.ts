/**
 * PostgreSQL is the oracle of SQL import: what a script makes of an empty database, and what the DDL
 * printed from the records makes of another one, are the same catalog (postgres-model:T2, T7, T8).
 * Many scripts share a database, each in a schema of its own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createScratchPool, type ScratchPool, verify } from '@ermine/database';
import { importSql, printedScript } from '@ermine/formats';
import { createSeededIdSource } from '@ermine/model';
import { printSchema, type SqlParser } from '@ermine/postgres';
import { loadModule, parsePlPgSQLSync, parseSync } from 'libpg-query';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomScripts } from './random-scripts.ts';
import { columns } from './scripts/columns.ts';
import { constraints } from './scripts/constraints.ts';
import { objects } from './scripts/objects.ts';
import { programs } from './scripts/programs.ts';
import type { Scripts } from './scripts/scripts.ts';
import { tables } from './scripts/tables.ts';

const parser: SqlParser = {
  parse: (sql) => parseSync(sql),
  parsePlPgSQL: (sql) => parsePlPgSQLSync(sql),
};

let pool: ScratchPool;
let cacheDir: string;

beforeAll(async () => {
  await loadModule();
  cacheDir = await mkdtemp(join(tmpdir(), 'ermine-replay-'));
  pool = createScratchPool({ cacheDir, size: 1, deadlineMs: 300_000 });
});

afterAll(async () => {
  await pool.close();
  await rm(cacheDir, { recursive: true, force: true });
});

/** The import of scripts, each in the schema `s` and its number. */
function read(scripts: Scripts) {
  const sources = Object.entries(scripts).map(([name, sql], at) => ({
    name,
    text: `create schema s${at}; set search_path = s${at}, public;\n${sql.replaceAll('$schema', `s${at}`)}`,
  }));
  const imported = importSql(sources, parser, createSeededIdSource(1));
  if (!imported.ok) throw new Error(imported.diagnostics[0]?.message);
  const { statements } = imported.report;
  const failed = statements
    .filter((entry) => entry.outcome === 'failed' || entry.outcome === 'dynamic')
    .map((entry) => `${sources[entry.source]?.name}: ${entry.diagnostics[0]?.message}`);
  const printed = printSchema(imported.schema, { mode: 'canonical' });
  if (!printed.ok) throw new Error(printed.diagnostics[0]?.message);
  return { imported, failed, printed };
}

/** What is wrong with scripts: statements not read, DDL that does not come back, catalogs that differ. */
async function check(scripts: Scripts): Promise<void> {
  const { imported, failed, printed } = read(scripts);
  expect(failed).toEqual([]);
  const again = importSql(
    [{ name: 'printed', text: printed.text }],
    parser,
    createSeededIdSource(2),
  );
  if (!again.ok) throw new Error(again.diagnostics[0]?.message);
  const reprinted = printSchema(again.schema, { mode: 'canonical' });
  expect(reprinted.ok && reprinted.text).toBe(printed.text);
  const verified = await verify(pool, {
    original: imported.original,
    printed: printedScript(printed, imported.schema, parser),
  });
  expect(verified.reason).toBeUndefined();
  expect(verified.differences).toEqual([]);
  expect(verified.notVerified).toEqual([]);
}

describe('the catalog of a script is the catalog of what was read from it', () => {
  test.each(Object.entries({ columns, constraints, tables, objects, programs }))(
    '%s',
    (_name, scripts) => check(scripts),
  );

  test('random sequences of definitions', () =>
    check(randomScripts(process.env.ERMINE_LONG === '1' ? 1000 : 60, 20_261)));
});

test('a difference is seen', async () => {
  const { imported } = read({ one: 'create table t (a int, b int check (b > 0));' });
  const { printed } = read({ one: 'create table t (a int, b int check (b > 1));' });
  const verified = await verify(pool, {
    original: imported.original,
    printed: printedScript(printed, imported.schema, parser),
  });
  expect(verified.state).toBe('different');
});
