// NOT NULL: the constraint of a column, also as a table constraint of PostgreSQL 18.

import type { Id, NotNull, Table } from '@ermine/model';
import type { Constraint } from '@pgsql/types';
import { notNullName } from '../../names.ts';
import { stringOf } from '../../parse/ast.ts';
import { columnIn, constraintName } from '../../parse/constraint-names.ts';
import type { StatementContext } from '../../parse/context.ts';
import { columnsOfTable } from '../../parse/scope.ts';
import type { ParseSlot } from '../../parse/slot.ts';
import { overrideOf } from '../column-override/parse.ts';

/** The NOT NULL record below a column or an override. */
export function notNullOf(ctx: StatementContext, holder: Id): NotNull | undefined {
  return ctx.ws.children('notNull', holder)[0];
}

/** Makes the NOT NULL of a column as another one is, under its name. */
export function makeNotNull(ctx: StatementContext, column: Id, like: NotNull): void {
  const { id: _, kind: _kind, parent: _parent, ...rest } = like;
  ctx.ws.make('notNull', { ...rest, parent: column });
}

/** Makes a column of a table NOT NULL where neither it nor an ancestor's column is so. */
export function ensureNotNull(
  ctx: StatementContext,
  table: Table,
  columnId: Id,
  constraint: Constraint = {},
): void {
  const column = ctx.ws.get('column', columnId);
  if (!column) return;
  const inherited = column.parent !== table.id;
  const before = notNullOf(ctx, columnId);
  if (before && !inherited && constraint.conname) ctx.ws.set(before, { name: constraint.conname });
  if (before && (!inherited || !before.noInherit)) return;
  const holder = inherited ? overrideOf(ctx, table, columnId).id : columnId;
  if (notNullOf(ctx, holder)) return;
  const named = constraintName(ctx, table, constraint.conname, false, (taken) =>
    notNullName(table.name, column.name, taken),
  );
  ctx.ws.make('notNull', {
    parent: holder,
    ...named,
    ...(constraint.is_no_inherit ? { noInherit: true } : {}),
    ...(constraint.skip_validation ? { valid: false } : {}),
  });
}

export const parse: ParseSlot<'notNull'> = {
  claims: () => ['constraint', 'schemaConstraint'],
  constraints: {
    CONSTR_NOTNULL: (part, table, ctx) => {
      const columns = columnsOfTable(ctx, table.id);
      for (const key of part.constraint.keys ?? []) {
        ensureNotNull(ctx, table, columnIn(columns, table, stringOf(key)), part.constraint);
      }
    },
  },
};
