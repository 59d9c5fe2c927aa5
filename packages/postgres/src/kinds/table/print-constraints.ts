// Which constraints stand inside a readable CREATE TABLE, and their text.
import type { Id, PrimaryKey, RecordBase, Table, Unique } from '@ermine/model';
import { mentionsOf, needsOf } from '../../print/clauses.ts';
import type { PrintContext } from '../../print/slot.ts';
import { checkDefinition, isTableCheckInline } from '../check/print-definition.ts';
import { keyDefinition } from '../primary-key/print-definition.ts';

/** A constraint as part of its table's statement. */
export interface InlineConstraint {
  readonly text: string;
  readonly provides: readonly Id[];
  readonly needs: readonly Id[];
  readonly mentions: readonly string[];
  readonly deferrable: readonly { readonly id: Id; readonly needs: readonly Id[] }[];
}

/**
 * The primary key and unique constraints that stand inside CREATE TABLE. Not on partitioned tables and
 * partitions, where the order in which keys come decides what belongs to what; and of several over the
 * same columns only the first, since Postgres would make one of them.
 */
export function inlineKeys(context: PrintContext, table: Id): (PrimaryKey | Unique)[] {
  const record = context.schema.find('table', table);
  if (context.mode !== 'readable' || record?.partition || record?.partitionBy) return [];
  const seen = new Set<string>();
  const keys = [
    ...context.schema.childrenOf('primaryKey', table),
    ...context.schema.childrenOf('unique', table),
  ];
  return keys.filter((key) => {
    const columns = key.columns.join();
    if (seen.has(columns)) return false;
    seen.add(columns);
    return true;
  });
}

/** The constraints inside a table's statement: keys, then checks. */
export function inlineConstraints(table: Table, context: PrintContext): InlineConstraint[] {
  const keys = inlineKeys(context, table.id).map((key) =>
    part(key, keyDefinition(key, context), []),
  );
  const checks = context.schema
    .childrenOf('check', table.id)
    .filter((check) => isTableCheckInline(check, context))
    .map((check) => part(check, checkDefinition(check, context), mentionsOf(check, 'expression')));
  return [...keys, ...checks];
}

function part(record: RecordBase, text: string, mentions: readonly string[]): InlineConstraint {
  const needs = needsOf(record);
  return { text, provides: [record.id], needs, mentions, deferrable: [{ id: record.id, needs }] };
}
