/** How many rows there are at the two ends of a foreign key, derived from records (editor:C34). */
import type { ForeignKey, Id, Index, Schema, Table } from '@ermine/model';
import type { ChildEnd, ParentEnd } from '../diagram.ts';
import { isNullable } from './table-columns.ts';

/**
 * Exactly one parent when no referring row can leave the key NULL: with MATCH SIMPLE all columns
 * must refuse NULL, with MATCH FULL one does for all.
 */
export function parentEnd(schema: Schema, child: Table, key: ForeignKey): ParentEnd {
  if (key.columns.length === 0) return 'zeroOrOne';
  const refuses = (id: Id) => {
    const column = schema.find('column', id);
    return column !== undefined && !isNullable(schema, child, column);
  };
  const mandatory = key.match === 'full' ? key.columns.some(refuses) : key.columns.every(refuses);
  return mandatory ? 'one' : 'zeroOrOne';
}

/** At most one child when some unique shape of `child` lies within the key's columns. */
export function childEnd(schema: Schema, child: Table, key: ForeignKey): ChildEnd {
  // The last pair of a temporal key is compared by containment, not by equality.
  const equal = new Set(key.period ? key.columns.slice(0, -1) : key.columns);
  const shapes = uniqueShapes(schema, child);
  return shapes.some((columns) => columns.every((column) => equal.has(column)))
    ? 'zeroOrOne'
    : 'many';
}

/** Column sets that no two rows of a table share, as far as constraints and indexes say so. */
export function uniqueShapes(schema: Schema, table: Table): readonly (readonly Id[])[] {
  const shapes: (readonly Id[])[] = [];
  for (const key of schema.childrenOf('primaryKey', table.id)) shapes.push(key.columns);
  for (const key of schema.childrenOf('unique', table.id)) shapes.push(key.columns);
  for (const index of schema.childrenOf('index', table.id)) {
    if (!index.unique || index.predicate || !coversPartitions(schema, table, index)) continue;
    const columns = index.keys.flatMap((key) => key.column ?? []);
    if (columns.length === index.keys.length) shapes.push(columns);
  }
  return shapes.filter((columns) => columns.length > 0);
}

/** An index made ON ONLY a partitioned table is valid once every partition has attached its own. */
function coversPartitions(schema: Schema, table: Table, index: Index): boolean {
  if (!index.onOnly) return true;
  const attached = new Set<Id | undefined>();
  for (const { record } of schema.referrers(index.id)) attached.add(record.parent);
  return schema
    .referrers(table.id)
    .every(
      ({ record, field }) =>
        record.kind !== 'table' || field !== 'partition' || attached.has(record.id),
    );
}
