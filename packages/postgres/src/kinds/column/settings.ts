// Settings of columns, which may lie in the column or in an override of an inherited one, and which
// ALTER TABLE changes in the tables below too unless it says ONLY.
import { type Column, type ColumnOverride, makeRecord, quotePart, type Table } from '@ermine/model';
import type { StatementContext } from '../../parse/context.ts';
import { StatementProblem } from '../../parse/problem.ts';
import { columnsOfTable } from '../../parse/scope.ts';
import type { AlterHandler, AlterPart } from '../../parse/slot.ts';
import { dropEmptyOverride, overrideOf } from '../column-override/parse.ts';
import { descendantsOfTable } from '../table/own-columns.ts';

/** What holds the settings of a column in a table. */
export type Holder = Column | ColumnOverride;

/** The record that holds a column's settings in a table: the column, or the override of an inherited one. */
export function settingsOf(ctx: StatementContext, table: Table, name: string): Holder {
  const id = columnsOfTable(ctx, table.id).get(name);
  const column = ctx.ws.get('column', id);
  if (!column) {
    throw new StatementProblem(
      'undefined-column',
      `column ${quotePart(name)} of relation ${quotePart(table.name)} does not exist`,
    );
  }
  return column.parent === table.id ? column : overrideOf(ctx, table, column.id);
}

type Changes = Readonly<Record<string, unknown>>;

function put(ctx: StatementContext, holder: Holder, changes: Changes): void {
  const record = makeRecord(holder.kind, { ...ctx.ws.current(holder), ...changes } as never);
  ctx.ws.put(record);
  if (record.kind === 'columnOverride') dropEmptyOverride(ctx, record);
}

/** Settings that a child takes over when it is made; it has the others by itself alone. */
const takenOver: ReadonlySet<string> = new Set(['default', 'storage', 'compression']);

/** Changes of a default where an inherited one is overridden. */
function inOverride(changes: Changes): Changes {
  if (!('default' in changes)) return changes;
  return { ...changes, dropDefault: changes.default === undefined ? true : undefined };
}

/** Changes settings in a table alone: children keep what they had. */
function changeOnly(ctx: StatementContext, table: Table, holder: Holder, changes: Changes): void {
  if (holder.kind === 'column' && Object.keys(changes).some((key) => takenOver.has(key))) {
    const kept: Record<string, unknown> = {};
    for (const key in changes) {
      if (takenOver.has(key)) kept[key] = (holder as unknown as Changes)[key];
    }
    for (const child of descendantsOfTable(ctx, table.id)) {
      if (columnsOfTable(ctx, child.id).get(holder.name) !== holder.id) continue;
      const override = overrideOf(ctx, child, holder.id);
      const said = override as unknown as Changes;
      const own = Object.keys(kept).filter((key) => said[key] === undefined && !said.dropDefault);
      put(ctx, override, inOverride(Object.fromEntries(own.map((key) => [key, kept[key]]))));
    }
  }
  put(ctx, holder, holder.kind === 'column' ? changes : inOverride(changes));
}

/** Changes settings in a table and in all below it. */
function changeAll(ctx: StatementContext, table: Table, holder: Holder, changes: Changes): void {
  const name =
    holder.kind === 'column' ? holder.name : (ctx.ws.get('column', holder.column)?.name ?? '');
  const target = holder.kind === 'column' ? holder.id : holder.column;
  put(ctx, holder, holder.kind === 'column' ? changes : inOverride(changes));
  for (const child of descendantsOfTable(ctx, table.id)) {
    const id = columnsOfTable(ctx, child.id).get(name);
    const column = ctx.ws.get('column', id);
    if (column && column.id !== target) put(ctx, column, changes);
    else if (
      holder.kind === 'columnOverride' ||
      !Object.keys(changes).some((key) => takenOver.has(key))
    ) {
      put(ctx, overrideOf(ctx, child, target), inOverride(changes));
    } else {
      const override = ctx.ws
        .children('columnOverride', child.id)
        .find((one) => one.column === target);
      const follow = Object.fromEntries(Object.keys(changes).map((key) => [key, undefined]));
      if (override)
        put(ctx, override, {
          ...follow,
          ...('default' in changes ? { dropDefault: undefined } : {}),
        });
    }
  }
}

/** A handler that changes settings of a column; `recurses` tells whether PostgreSQL changes children too. */
export function settingHandler(
  recurses: boolean,
  change: (part: AlterPart, holder: Holder, table: Table, ctx: StatementContext) => Changes,
): AlterHandler {
  return (part, relation, ctx) => {
    const table = relation as Table;
    const holder = settingsOf(ctx, table, part.cmd.name ?? '');
    const changes = change(part, holder, table, ctx);
    if (recurses && !part.only) changeAll(ctx, table, holder, changes);
    else changeOnly(ctx, table, holder, changes);
  };
}
