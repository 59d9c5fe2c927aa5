/** The samples load into real servers and are read without a rest. */
import { readdirSync, readFileSync } from 'node:fs';
import { importSql } from '@ermine/formats';
import { createSeededIdSource } from '@ermine/model';
import {
  type PostgresServer,
  postgresMajors,
  postgresUnavailable,
  skippable,
  startPostgres,
} from '@ermine/testkit';
import { loadModule, parsePlPgSQLSync, parseSync } from 'libpg-query';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const folder = new URL('../../../../samples/', import.meta.url);
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

test('there are at least three', () => {
  expect(samples.length).toBeGreaterThanOrEqual(3);
});

test.each(samples)('$name is read whole: nothing failed, opaque or dynamic', async (sample) => {
  await loadModule();
  const parser = { parse: parseSync, parsePlPgSQL: parsePlPgSQLSync };
  const read = importSql([sample], parser, createSeededIdSource(1));
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  const { read: count, ...others } = read.report.totals;
  expect(count).toBeGreaterThan(50);
  expect(others).toMatchObject({ failed: 0, opaque: 0, dynamic: 0, data: 0, skipped: 0 });
});

for (const major of postgresMajors) {
  const reason = postgresUnavailable(major);
  describe.skipIf(reason !== null)(skippable(`PostgreSQL ${major}`, reason), () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres(major);
    });
    afterAll(() => server.stop());

    test.each(samples)('$name loads', async ({ name, text }) => {
      await server.createDatabase(name);
      await server.query(name, text);
      const [row] = await server.query(
        name,
        "SELECT count(*)::int AS tables FROM pg_class WHERE relkind IN ('r', 'p') AND oid >= 16384",
      );
      expect(row?.tables).toBeGreaterThanOrEqual(15);
    });
  });
}
