// Prints NOT NULL where it is not part of a column's definition: not valid, or of a child's column.
import type { Id, NotNull } from '@ermine/model';
import { quoteIdentifier } from '../../identifier.ts';
import { notNullName } from '../../names.ts';
import { rank } from '../../print/rank.ts';
import { definePrint, type PrintContext } from '../../print/slot.ts';
import { features } from '../../versions.ts';
import { hasOwnName, isNotNullInline, notNullConstraint } from './print-clause.ts';

export const print = definePrint<NotNull>({
  attributes: { autoName: 'printed', valid: 'printed', noInherit: 'printed' },
  gates: [{ ...features.namedNotNull, uses: hasOwnName }],
  commentTarget: (notNull, context) => {
    const { table, column } = place(notNull, context);
    const chosen = notNullName(
      context.schema.get(table)?.name ?? '',
      context.schema.get(column)?.name ?? '',
      () => false,
    );
    return `CONSTRAINT ${quoteIdentifier(notNull.name ?? chosen)} ON ${context.qualified(table)}`;
  },
  print: (notNull, context) => {
    const { table, column, inherited } = place(notNull, context);
    if (!inherited && isNotNullInline(notNull)) return [];
    const alter = `ALTER TABLE ${context.qualified(table)}`;
    const plain = !hasOwnName(notNull) && !notNull.noInherit && isNotNullInline(notNull);
    return [
      {
        id: notNull.id,
        provides: [notNull.id],
        text: plain
          ? `${alter} ALTER COLUMN ${context.name(column)} SET NOT NULL`
          : `${alter} ADD ${notNullConstraint(notNull, context.name(column))}`,
        rank: rank.columnSetting,
        needs: [table, column],
        beside: table,
      },
    ];
  },
});

function place(
  notNull: NotNull,
  context: PrintContext,
): { table: Id; column: Id; inherited: boolean } {
  const parent = context.schema.get(notNull.parent as Id);
  const table = parent?.parent as Id;
  return parent?.kind === 'columnOverride'
    ? { table, column: parent.column, inherited: true }
    : { table, column: notNull.parent as Id, inherited: false };
}
