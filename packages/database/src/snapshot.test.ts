import { type CatalogRow, compareSnapshots, snapshotKinds } from '@ermine/postgres';
import {
  type PostgresMajor,
  postgresMajors,
  postgresUnavailable,
  skippable,
  startPostgres,
} from '@ermine/testkit';
import { describe, expect, test } from 'vitest';
import { base } from './sabotage/base.ts';
import { readSnapshot } from './snapshot.ts';

/** Classes of which the base schema has none, or which some servers cannot have. */
const absent = [
  'eventTrigger',
  'extensionDependency',
  'securityLabel',
  'subscription',
  'databaseSettings',
];

async function snapshotOf(major: PostgresMajor): Promise<readonly CatalogRow[][]> {
  const server = await startPostgres(major);
  try {
    await server.createDatabase('design');
    await server.runScript('design', base);
    const client = await server.connect('design');
    const session = { query: async (sql: string) => (await client.query(sql)).rows };
    const snapshots: CatalogRow[][] = [];
    for (let i = 0; i < 2; i += 1) {
      const rows: CatalogRow[] = [];
      await readSnapshot(session, major, async (found) => void rows.push(...found));
      snapshots.push(rows);
    }
    await client.end();
    return snapshots;
  } finally {
    await server.stop();
  }
}

describe.each(postgresMajors)('a snapshot of PostgreSQL %i', (major) => {
  const reason = postgresUnavailable(major);
  test.skipIf(reason !== null)(
    skippable('holds every kind and is the same when read again', reason),
    { timeout: 120_000 },
    async () => {
      const [first = [], second = []] = await snapshotOf(major);
      const kinds = new Set(first.map(({ kind }) => kind));
      const missing = snapshotKinds.filter((kind) => !kinds.has(kind) && !absent.includes(kind));
      expect(missing).toEqual([]);
      expect(compareSnapshots(first, second)).toEqual([]);
    },
  );
});
