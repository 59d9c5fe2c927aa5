// Overrides of inherited columns: made when a child says something of its own about one.
import type { ColumnOverride, Id, Table } from '@ermine/model';
import type { StatementContext } from '../../parse/context.ts';
import type { ParseSlot } from '../../parse/slot.ts';

/** The override record of an inherited column in a table; made where there is none. */
export function overrideOf(ctx: StatementContext, table: Table, column: Id): ColumnOverride {
  return (
    ctx.ws.children('columnOverride', table.id).find((one) => one.column === column) ??
    ctx.ws.make('columnOverride', { parent: table.id, column })
  );
}

export const parse: ParseSlot<'columnOverride'> = {};
