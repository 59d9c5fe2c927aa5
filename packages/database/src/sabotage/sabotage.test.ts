// Every attribute of every kind, changed alone, must appear as exactly the difference it is
// (postgres-model:T10): what a snapshot does not see, no comparison can tell.
import { PGlite } from '@electric-sql/pglite';
import { type CatalogRow, compareSnapshots, snapshotQueries } from '@ermine/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadExtensions } from '../scratch/extensions.ts';
import { base } from './base.ts';
import { type Cases, cases } from './cases.ts';
import { unmodelledCases } from './cases-unmodelled.ts';

const major = 18;
const all: Readonly<Record<string, Readonly<Record<string, Cases>>>> = {
  ...cases,
  ...unmodelledCases,
};

let database: PGlite;
let before: readonly CatalogRow[];

/** The snapshot of what a change makes of the base schema; the change is rolled back. */
async function snapshotAfter(change: string): Promise<readonly CatalogRow[]> {
  const rows: CatalogRow[] = [];
  await database.exec('begin');
  try {
    if (change !== '') await database.exec(change);
    await database.exec(`set local search_path = ''`);
    for (const { kind, sql } of snapshotQueries(major)) {
      const found = await database.query<Omit<CatalogRow, 'kind'> & { args: string | null }>(sql);
      for (const { address, args, attributes } of found.rows) {
        rows.push({ kind, address, ...(args === null ? {} : { args }), attributes });
      }
    }
    return rows;
  } finally {
    await database.exec('rollback');
  }
}

beforeAll(async () => {
  const startParams = [...PGlite.defaultStartParams, '-c', 'max_locks_per_transaction=512'];
  const extensions = await loadExtensions(['hstore', 'btree_gist']);
  database = await PGlite.create({ startParams, extensions });
  await database.exec(base);
  before = await snapshotAfter('');
}, 120_000);

afterAll(() => database.close());

test('a snapshot read twice is the same', async () => {
  expect(compareSnapshots(before, await snapshotAfter(''))).toEqual([]);
});

test('every attribute that a snapshot reads has a case', () => {
  const missing = snapshotQueries(major).flatMap(({ kind, attributes }) =>
    attributes
      .filter((attribute) => all[kind]?.[attribute] === undefined)
      .map((a) => `${kind}.${a}`),
  );
  expect(missing).toEqual([]);
});

const rows = Object.entries(all).flatMap(([kind, attributes]) =>
  Object.entries(attributes).flatMap(([attribute, found]) =>
    typeof found === 'string' ? [] : found.map((sabotage) => ({ kind, attribute, ...sabotage })),
  ),
);

describe('a change shows as exactly the difference it is', () => {
  test.each(rows)('$kind · $attribute: $change', async ({ attribute, at, change, also, whole }) => {
    const differences = compareSnapshots(before, await snapshotAfter(change)).map((difference) =>
      difference.attribute === null
        ? difference.address
        : `${difference.address} · ${difference.attribute}`,
    );
    const expected = [whole ? at : `${at} · ${attribute}`, ...(also ?? [])];
    expect(differences.toSorted().join('\n')).toBe(expected.toSorted().join('\n'));
  });
});
