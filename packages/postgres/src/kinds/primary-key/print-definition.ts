// The text of primary key and unique constraints.
import type { PrimaryKey, Unique } from '@ermine/model';
import { quoteIdentifier } from '../../identifier.ts';
import { deferrableClause, nameList, needsOf, withClause } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import type { PrintContext, Unit } from '../../print/slot.ts';
import { inlineKeys } from '../table/print-constraints.ts';
import { beforeIndexesOf, companyOf, only } from '../table/print-partitions.ts';

/** `CONSTRAINT name PRIMARY KEY (…)` or `CONSTRAINT name UNIQUE (…)` as CREATE and ALTER write it. */
export function keyDefinition(key: PrimaryKey | Unique, context: PrintContext): string {
  let text = `CONSTRAINT ${context.name(key.id)} `;
  if (key.kind === 'primaryKey') text += 'PRIMARY KEY';
  else text += key.nullsNotDistinct ? 'UNIQUE NULLS NOT DISTINCT' : 'UNIQUE';
  const columns = key.columns.map((column) => context.name(column)).join(', ');
  text += ` (${columns}${key.withoutOverlaps ? ' WITHOUT OVERLAPS' : ''})`;
  if (key.include && key.include.length > 0) text += ` INCLUDE ${nameList(key.include, context)}`;
  text += withClause(key.storageParams);
  if (key.tablespace !== undefined) {
    text += ` USING INDEX TABLESPACE ${quoteIdentifier(key.tablespace)}`;
  }
  return text + deferrableClause(key);
}

/** The statement that adds the constraint, unless it is part of its table's. */
export function keyUnits(key: PrimaryKey | Unique, context: PrintContext): Unit[] {
  const table = key.parent as string;
  if (inlineKeys(context, table).some(({ id }) => id === key.id)) return [];
  return [
    {
      id: key.id,
      provides: [key.id],
      text: `ALTER TABLE${only(context.schema, table)} ${context.qualified(table)}\n    ADD ${keyDefinition(key, context)}`,
      rank: rank.key,
      needs: needsOf(key),
      prefers: beforeIndexesOf(context.schema, table),
      ...companyOf(context.schema, table),
    },
  ];
}
