// Partitions of partitioned tables: what belongs to whom, and which of their indexes must come first.
import type { Id, Schema, Table } from '@ermine/model';

const partitionsOf = new WeakMap<Schema, ReadonlyMap<Id, readonly Table[]>>();

/** The partitions of a table, not those of its partitions. */
export function partitions(schema: Schema, table: Id): readonly Table[] {
  let map = partitionsOf.get(schema);
  if (!map) {
    const built = new Map<Id, Table[]>();
    for (const candidate of schema.all('table')) {
      if (!candidate.partition) continue;
      const list = built.get(candidate.partition.of);
      if (list) list.push(candidate);
      else built.set(candidate.partition.of, [candidate]);
    }
    map = built;
    partitionsOf.set(schema, map);
  }
  return map.get(table) ?? [];
}

/** All tables below a partitioned one. */
function allPartitions(schema: Schema, table: Id): readonly Table[] {
  const found: Table[] = [];
  const seen = new Set<Id>([table]);
  const visit = (parent: Id): void => {
    for (const partition of partitions(schema, parent)) {
      if (seen.has(partition.id)) continue;
      seen.add(partition.id);
      found.push(partition);
      visit(partition.id);
    }
  };
  visit(table);
  return found;
}

/**
 * What comes before an index or a key of a table: its partitions, since a partition made later would get
 * a copy of the index under a name of its own, and the keys that partitions have by themselves, which
 * the table's key takes over instead of making new ones.
 */
export function beforeIndexesOf(schema: Schema, table: Id): Id[] {
  return allPartitions(schema, table).flatMap((partition) => [
    partition.id,
    ...schema
      .children(partition.id)
      .filter(({ kind }) => kind === 'primaryKey' || kind === 'unique' || kind === 'exclusion')
      .map((key) => key.id),
  ]);
}

/** The table beside which its index or key stands in a readable script: not one that has partitions. */
export function companyOf(schema: Schema, table: Id): { readonly beside?: Id } {
  return schema.find('table', table)?.partitionBy ? {} : { beside: table };
}

/** ` ONLY` for a table that has no partitions; constraints of partitioned tables reach all of them. */
export function only(schema: Schema, table: Id): string {
  return schema.find('table', table)?.partitionBy ? '' : ' ONLY';
}
