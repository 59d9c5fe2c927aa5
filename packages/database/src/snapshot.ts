// Reads a catalog snapshot through a session. Which queries make one up is @ermine/postgres' knowledge.
import { beginSnapshot, type CatalogRow, endSnapshot, snapshotQueries } from '@ermine/postgres';

/** A session that answers queries with rows. */
export interface QuerySession {
  query(sql: string): Promise<readonly unknown[]>;
}

interface RawRow {
  readonly address: readonly string[];
  readonly args: string | null;
  readonly attributes: CatalogRow['attributes'];
}

/**
 * Reads all user objects of the database in one read-only transaction and hands them on a kind at a
 * time. `major` is the server's major version, 14 to 18.
 */
export async function readSnapshot(
  session: QuerySession,
  major: number,
  onRows: (rows: readonly CatalogRow[]) => Promise<void>,
): Promise<void> {
  for (const statement of beginSnapshot) await session.query(statement);
  try {
    for (const { kind, sql } of snapshotQueries(major)) {
      const rows = (await session.query(sql)) as readonly RawRow[];
      await onRows(
        rows.map(({ address, args, attributes }) =>
          args === null ? { kind, address, attributes } : { kind, address, args, attributes },
        ),
      );
    }
  } finally {
    await session.query(endSnapshot);
  }
}
