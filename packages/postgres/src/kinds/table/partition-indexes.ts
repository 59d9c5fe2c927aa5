// Indexes of partitions that an index of the partitioned table takes over instead of making its own.
import type { Id, Index, Table } from '@ermine/model';
import type { StatementContext } from '../../parse/context.ts';
import { childrenOfTable } from './own-columns.ts';

/** What two indexes must have in common for one to stand for the other (CompareIndexInfo). */
function shape(index: Index): string {
  const keys = index.keys.map(({ column, expression, collation, opclass }) => [
    column,
    expression,
    collation,
    opclass,
  ]);
  const { method, unique, nullsNotDistinct, include, predicate } = index;
  return JSON.stringify([method, unique, nullsNotDistinct, keys, include, predicate]);
}

/** Attaches the indexes of a partition that are like those of its table. */
export function attachLikeIndexes(ctx: StatementContext, parent: Id, partition: Id): void {
  for (const index of ctx.ws.children('index', parent)) {
    if (!index.onOnly) attachLike(ctx, index, partition);
  }
}

function attachLike(ctx: StatementContext, index: Index, partition: Id): void {
  const wanted = shape(index);
  const own = ctx.ws.children('index', partition);
  const attached =
    own.find((one) => one.attachedTo === index.id) ??
    own.find((one) => one.attachedTo === undefined && shape(one) === wanted);
  if (!attached) return;
  if (attached.attachedTo === undefined) ctx.ws.set(attached, { attachedTo: index.id });
  attachToPartitions(ctx, attached);
}

/** Lets an index of a partitioned table take over like indexes of the partitions. */
export function attachToPartitions(ctx: StatementContext, index: Index): void {
  const table = ctx.ws.get('table', index.parent);
  if (!table?.partitionBy || index.onOnly) return;
  for (const child of childrenOfTable(ctx, table.id).filter(isPartition)) {
    attachLike(ctx, index, child.id);
  }
}

const isPartition = (table: Table): boolean => table.partition !== undefined;
