/** The same judgement on each server major: one test file for each, so that they run side by side. */
import {
  corpusSchemas,
  corpusUnavailable,
  differences,
  type PostgresMajor,
  type PostgresServer,
  pgDumpUnavailable,
  postgresUnavailable,
  skippable,
  startPostgres,
} from '@ermine/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Loaded, loadOriginal, loadPrinted } from './servers.ts';

/** Indexes of chado whose function needs a search_path: PostgreSQL 17 and later refuse them. */
const refusedBy18 = ['binloc_boxrange', 'binloc_boxrange_src', 'bingroup_boxrange'].sort();

const modes = ['canonical', 'readable'] as const;

/**
 * Tests that original and printed DDL make the same database on a server of the major: as the outside
 * observer sees it and, if asked for, as pg_dump does.
 */
export function judge(major: PostgresMajor, witnesses: { readonly pgDump: boolean }): void {
  const reason = corpusUnavailable() ?? postgresUnavailable(major);
  const title = skippable(`G5 real schemas on PostgreSQL ${major}`, reason);
  const noDump = pgDumpUnavailable(major);
  const loadable = (corpusSchemas() ?? []).filter((schema) => schema.truth.catalog);

  describe.skipIf(reason !== null)(title, () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres(major);
    });
    afterAll(() => server.stop());

    describe.each(loadable)('$name', (schema) => {
      let original: Loaded;
      const printed = new Map<string, Loaded>();
      beforeAll(async () => {
        original = await loadOriginal(server, schema);
      });

      test('the original loads', () => {
        const expected = major >= 17 && schema.name === 'chado' ? refusedBy18 : [];
        expect(original.refused.map(({ object }) => object)).toEqual(expected);
        expect(original.observed.length).toBeGreaterThan(0);
      });

      test.each(modes)('%s DDL makes the same', async (mode) => {
        const made = await loadPrinted(server, schema, mode);
        printed.set(mode, made);
        expect(made.refused).toEqual(original.refused);
        expect(differences(original.observed, made.observed)).toEqual([]);
      });

      if (!witnesses.pgDump) return;
      test.skipIf(noDump !== null).each(modes)(
        skippable('pg_dump says of %s DDL that it does', noDump),
        (mode) => {
          expect(original.dumped.length).toBeGreaterThan(0);
          expect(differences(original.dumped, printed.get(mode)?.dumped ?? [])).toEqual([]);
        },
      );
    });
  });
}
