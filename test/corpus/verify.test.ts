/** `ermine verify` says of real schemas that the printed DDL makes the same (postgres-model:G1). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createScratchPool, type ScratchPool, verify } from '@ermine/database';
import { printedScript } from '@ermine/formats';
import { printSchema } from '@ermine/postgres';
import { corpusSchemas, corpusUnavailable, skippable } from '@ermine/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parser, readLoadable } from './imported.ts';

const reason = corpusUnavailable();
/** Half a minute each on a slow machine: short runs take one with many kinds of objects. */
const chosen = (corpusSchemas() ?? [])
  .filter((schema) => schema.truth.catalog)
  .filter(({ name }) => process.env.ERMINE_LONG || name === 'sakila');

/** What the scratch engine, PostgreSQL 18 with few extensions, can not load of an original. */
const left: Readonly<Record<string, readonly string[]>> = {
  danbooru: ['comment on extension pgstattuple', 'extension pgstattuple'],
  chado: [
    'index frange.bingroup_boxrange',
    'index public.binloc_boxrange',
    'index public.binloc_boxrange_src',
  ],
};

describe.skipIf(reason !== null)(skippable('G1 real schemas in scratch databases', reason), () => {
  let cacheDir: string;
  let pool: ScratchPool;
  beforeAll(() => {
    cacheDir = mkdtempSync(join(tmpdir(), 'ermine-verify-'));
    pool = createScratchPool({ cacheDir });
  });
  afterAll(async () => {
    await pool.close();
    rmSync(cacheDir, { recursive: true });
  });

  test.each(chosen)('$name', async (schema) => {
    const { schema: records, original } = readLoadable(schema);
    const printed = printSchema(records, { mode: 'canonical' });
    if (!printed.ok) throw new Error(printed.diagnostics[0]?.message);
    const script = printedScript(printed, records, parser);
    const verified = await verify(pool, { original, printed: script });
    expect(verified.differences).toEqual([]);
    expect(verified.state).toBe('equal');
    expect(verified.notVerified.map(({ address }) => address).sort()).toEqual(
      left[schema.name] ?? [],
    );
  });
});
