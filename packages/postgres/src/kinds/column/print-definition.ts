// The text of a column inside CREATE TABLE, and the settings that only ALTER TABLE can give it.
import { type Column, type Id, sqlReferences, type TypeRef } from '@ermine/model';
import { quoteIdentifier } from '../../identifier.ts';
import { sequenceName } from '../../names.ts';
import { mentionsOf, needsOf, parameterList } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import type { PrintContext, Unit } from '../../print/slot.ts';
import { storageInCreateTable } from '../../versions.ts';
import { isNotNullInline, notNullClause } from '../not-null/print-clause.ts';
import { identitySequence, sequenceOptions } from '../sequence/print-options.ts';

/** A column as part of its table's statement. */
export interface ColumnDefinition {
  readonly name: string;
  /** What follows the name; empty for a column of a typed table that adds nothing to its type. */
  readonly text: string;
  readonly provides: readonly Id[];
  readonly needs: readonly Id[];
  readonly mentions: readonly string[];
  readonly deferrable: readonly { readonly id: Id; readonly needs: readonly Id[] }[];
}

/** Renders a column; in a typed table the type is not the column's to say. */
export function columnDefinition(
  column: Column,
  context: PrintContext,
  typed: boolean,
): ColumnDefinition {
  const words: string[] = [];
  const provides: Id[] = [column.id];
  const needs: Id[] = [];
  const later = column.default !== undefined && context.isDeferred(column.id);
  if (!typed) {
    words.push(context.type(column.type));
    if (column.storage && context.version >= storageInCreateTable) {
      words.push(`STORAGE ${column.storage.toUpperCase()}`);
    }
    // The grammar wants storage and compression before the collation.
    if (column.compression !== undefined)
      words.push(`COMPRESSION ${quoteIdentifier(column.compression)}`);
    if (column.collation) words.push(`COLLATE ${context.expression(column, column.collation)}`);
  }
  if (column.default && !later) {
    words.push(`DEFAULT ${context.parenthesised(column, column.default)}`);
  }
  if (column.generated) {
    const { expression, kind } = column.generated;
    words.push(
      `GENERATED ALWAYS AS (${context.expression(column, expression)}) ${kind.toUpperCase()}`,
    );
  }
  if (column.identity) {
    words.push(`GENERATED ${column.identity === 'always' ? 'ALWAYS' : 'BY DEFAULT'} AS IDENTITY`);
    const sequence = identitySequence(context.schema, column.id);
    if (sequence) {
      provides.push(sequence.id);
      needs.push(...needsOf(sequence, 'link'));
      const options = sequenceOptions(sequence);
      if (!hasAutomaticName(column, context)) {
        options.unshift(`SEQUENCE NAME ${context.qualified(sequence.id)}`);
      }
      if (options.length > 0) words.push(`(${options.join(' ')})`);
    }
  }
  for (const notNull of context.schema.childrenOf('notNull', column.id)) {
    if (!isNotNullInline(notNull)) continue;
    provides.push(notNull.id);
    words.push(notNullClause(notNull));
  }
  return {
    name: context.name(column.id),
    text: words.join(' '),
    provides,
    needs: [...needs, ...needsOf(column, ...(later ? ['default'] : []))],
    mentions: mentionsOf(column, 'generated', ...(later ? [] : ['default'])),
    deferrable:
      column.default && !later ? [{ id: column.id, needs: sqlReferences(column.default) }] : [],
  };
}

/** In readable scripts the name that Postgres would choose for an identity's sequence is left out. */
function hasAutomaticName(column: Column, context: PrintContext): boolean {
  const sequence = identitySequence(context.schema, column.id);
  const table = context.schema.get(column.parent as Id);
  if (context.mode === 'canonical' || !sequence || !table?.name) return false;
  return (
    sequence.parent === table.parent &&
    sequence.name === sequenceName(table.name, column.name, () => false)
  );
}

const same = (a: TypeRef, b: TypeRef): boolean => a.type === b.type;

/** Statements about a column that cannot be part of CREATE TABLE. */
export function columnSettings(column: Column, create: Unit, context: PrintContext): Unit[] {
  const table = column.parent as Id;
  const alter = `ALTER TABLE ONLY ${context.qualified(table)} ALTER COLUMN ${context.name(column.id)}`;
  const settings: string[] = [];
  if (column.storage && context.version < storageInCreateTable) {
    settings.push(`SET STORAGE ${column.storage.toUpperCase()}`);
  }
  if (column.statisticsTarget !== undefined) {
    settings.push(`SET STATISTICS ${column.statisticsTarget}`);
  }
  if (column.options) settings.push(`SET (${parameterList(column.options)})`);
  const units: Unit[] = settings.map((setting) => ({
    id: column.id,
    provides: [],
    text: `${alter} ${setting}`,
    rank: rank.columnSetting,
    needs: [column.id],
    after: create,
    beside: table,
  }));
  const sequence = identitySequence(context.schema, column.id);
  if (sequence && column.identity && !same(sequence.type ?? { type: 'bigint' }, column.type)) {
    units.push({
      id: sequence.id,
      provides: [],
      text: `ALTER SEQUENCE ${context.qualified(sequence.id)} AS ${context.type(sequence.type ?? { type: 'bigint' })} ${sequenceOptions(sequence).join(' ')}`.trimEnd(),
      rank: rank.columnSetting,
      needs: [column.id],
      after: create,
      beside: table,
    });
  }
  if (column.default && context.isDeferred(column.id)) {
    units.push({
      id: column.id,
      provides: [],
      text: `${alter} SET DEFAULT ${context.expression(column, column.default)}`,
      rank: rank.columnSetting,
      needs: needsOf(column),
      mentions: mentionsOf(column, 'default'),
      after: create,
    });
  }
  return units;
}
