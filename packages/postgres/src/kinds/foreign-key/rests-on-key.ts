// Foreign keys rest on the key or unique index that their referenced columns have.
import type { AnyRecord, ForeignKey, Id } from '@ermine/model';
import type { StatementContext } from '../../parse/context.ts';
import { rests } from '../../parse/drop.ts';

/** The columns that a key or a unique index makes unique; undefined for what a foreign key cannot use. */
function uniqueColumns(record: AnyRecord): readonly Id[] | undefined {
  if (record.kind === 'primaryKey' || record.kind === 'unique') return record.columns;
  if (record.kind !== 'index' || !record.unique || record.predicate) return undefined;
  const columns = record.keys.map((key) => key.column);
  return columns.every((id) => id !== undefined) ? (columns as Id[]) : undefined;
}

const setOf = (columns: readonly Id[]): string => [...columns].sort().join();

/** The foreign keys that have no other key to rest on. */
function restingOn(record: AnyRecord, ctx: StatementContext): ForeignKey[] {
  const columns = uniqueColumns(record);
  const table = record.parent;
  if (!columns || table === undefined) return [];
  const wanted = setOf(columns);
  for (const id of ctx.ws.childIds(table)) {
    const other = ctx.ws.records.get(id);
    const same = other && other.id !== record.id ? uniqueColumns(other) : undefined;
    if (same && setOf(same) === wanted) return [];
  }
  return ctx.ws
    .referrersOf(new Set([table]))
    .filter(
      (one): one is ForeignKey =>
        one.kind === 'foreignKey' &&
        one.references.table === table &&
        setOf(one.references.columns) === wanted,
    );
}

rests('primaryKey', restingOn);
rests('unique', restingOn);
rests('index', restingOn);
