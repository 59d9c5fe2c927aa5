// Which constraints stand inside a readable CREATE TABLE, and their text.
import type { Id, RecordBase, Schema, Table } from '@ermine/model';
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
 * Tells whether primary key and unique constraints stand inside CREATE TABLE: not on partitioned tables
 * and partitions, where the order in which they come decides what belongs to what.
 */
export function areKeysInline(context: PrintContext, table: Id): boolean {
  const record = context.schema.find('table', table);
  return context.mode === 'readable' && !record?.partition && !record?.partitionBy;
}

/** The constraints inside a table's statement: keys, then checks. */
export function inlineConstraints(table: Table, context: PrintContext): InlineConstraint[] {
  const keys = areKeysInline(context, table.id)
    ? [...of(context.schema, 'primaryKey', table), ...of(context.schema, 'unique', table)].map(
        (key) => part(key, keyDefinition(key, context), []),
      )
    : [];
  const checks = of(context.schema, 'check', table)
    .filter((check) => isTableCheckInline(check, context))
    .map((check) => part(check, checkDefinition(check, context), mentionsOf(check, 'expression')));
  return [...keys, ...checks];
}

function of<K extends 'primaryKey' | 'unique' | 'check'>(schema: Schema, kind: K, table: Table) {
  return schema.childrenOf(kind, table.id);
}

function part(record: RecordBase, text: string, mentions: readonly string[]): InlineConstraint {
  const needs = needsOf(record);
  return { text, provides: [record.id], needs, mentions, deferrable: [{ id: record.id, needs }] };
}
