// Overrides of inherited columns: made when a child says something of its own about one.
import type { ColumnOverride, Id, Table } from '@ermine/model';
import type { StatementContext } from '../../parse/context.ts';
import { loosen } from '../../parse/drop.ts';
import type { ParseSlot } from '../../parse/slot.ts';

// What is said about a column goes with the column.
loosen('columnOverride', () => 'follows');

/** The override record of an inherited column in a table; made where there is none. */
export function overrideOf(ctx: StatementContext, table: Table, column: Id): ColumnOverride {
  return (
    ctx.ws.children('columnOverride', table.id).find((one) => one.column === column) ??
    ctx.ws.make('columnOverride', { parent: table.id, column })
  );
}

/** Gives a new child what its parent says differently about the columns that both inherit. */
export function inheritOverrides(ctx: StatementContext, parent: Id, child: Id): void {
  for (const override of ctx.ws.children('columnOverride', parent)) {
    const { column, default: value, dropDefault, storage, compression } = override;
    if (value === undefined && !dropDefault && !storage && compression === undefined) continue;
    const draft = { parent: child, column, default: value, dropDefault, storage, compression };
    ctx.ws.make('columnOverride', draft);
  }
}

/** Takes away an override that says nothing any more. */
export function dropEmptyOverride(ctx: StatementContext, override: ColumnOverride): void {
  const { id: _, kind: _kind, parent: _parent, column: _column, ...said } = override;
  if (Object.keys(said).length === 0 && [...ctx.ws.childIds(override.id)].length === 0) {
    ctx.ws.remove(override.id);
  }
}

export const parse: ParseSlot<'columnOverride'> = {};
