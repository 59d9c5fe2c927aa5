// A child or partition that is set free: what it had from the parent becomes its own.
import { type Column, type Id, mapIds, ordersBetween, type Table } from '@ermine/model';
import type { StatementContext } from '../../parse/context.ts';
import { columnsOfTable } from '../../parse/scope.ts';
import { makeNotNull, notNullOf } from '../not-null/parse.ts';
import { Copier } from './copy.ts';

/** The tables that inherit from a table directly, partitions included. */
export function childrenOfTable(ctx: StatementContext, table: Id): Table[] {
  const children: Table[] = [];
  for (const id of ctx.ws.heirs) {
    const heir = ctx.ws.get('table', id);
    if (heir?.inherits?.includes(table) || heir?.partition?.of === table) children.push(heir);
  }
  return children;
}

/** All tables below a table, nearest first. */
export function descendantsOfTable(ctx: StatementContext, table: Id): Table[] {
  const found = new Map<Id, Table>();
  const visit = (id: Id): void => {
    for (const child of childrenOfTable(ctx, id)) {
      if (found.has(child.id)) continue;
      found.set(child.id, child);
      visit(child.id);
    }
  };
  visit(table);
  return [...found.values()];
}

/** Gives a table columns of its own in place of inherited ones, with what it says differently about them. */
export function ownColumns(
  ctx: StatementContext,
  child: Table,
  inherited: readonly Column[],
): Map<Id, Id> {
  const { ws } = ctx;
  const own = ws.children('column', child.id);
  const first = own.map((one) => one.order ?? '').sort()[0] ?? null;
  const orders = ordersBetween(null, first, inherited.length);
  const map = new Map<Id, Id>();
  inherited.forEach((column, i) => {
    const override = ws.children('columnOverride', child.id).find((o) => o.column === column.id);
    const dropped = override?.dropDefault === true;
    const { id: _, kind: _kind, identity: _identity, ...rest } = column;
    const made = ws.make('column', {
      ...rest,
      parent: child.id,
      order: orders[i],
      ...(column.generated && override?.default
        ? { generated: { ...column.generated, expression: override.default } }
        : { default: override?.default ?? (dropped ? undefined : column.default) }),
      storage: override?.storage ?? column.storage,
      compression: override?.compression ?? column.compression,
      statisticsTarget: override?.statisticsTarget,
      options: override?.options,
    } as Omit<Column, 'id' | 'kind'>);
    map.set(column.id, made.id);
    const required = (override && notNullOf(ctx, override.id)) ?? notNullOf(ctx, column.id);
    const comments = override ? ws.children('comment', override.id) : [];
    for (const comment of comments) ws.set(comment, { parent: made.id });
    if (override) ws.remove(override.id);
    if (required) makeNotNull(ctx, made.id, required);
  });
  lead(ctx, child, map);
  return map;
}

/** Leads references of the table's own parts, and of keys to it, from inherited columns to its own. */
function lead(ctx: StatementContext, child: Table, map: ReadonlyMap<Id, Id>): void {
  const { ws } = ctx;
  for (const record of ws.referrersOf(new Set(map.keys()))) {
    const isOwn = record.id === child.id || ws.objectOf(record.id) === child.id;
    const toOwn = record.kind === 'foreignKey' && record.references.table === child.id;
    if (isOwn) ws.put(mapIds(record, (id) => map.get(id) ?? id));
    else if (toOwn) {
      const columns = record.references.columns.map((id) => map.get(id) ?? id);
      ws.set(record, { references: { table: child.id, columns } });
    }
  }
}

/** Frees a child from a parent: columns and checks stay, and of a partition keys and indexes as well. */
export function setFree(ctx: StatementContext, child: Table, parent: Table): void {
  const { ws } = ctx;
  const before = columnsOfTable(ctx, child.id);
  const keepsParts = child.partition !== undefined;
  const left = (child.inherits ?? []).filter((id) => id !== parent.id);
  ws.set(child, { partition: undefined, inherits: left.length > 0 ? left : undefined });
  const after = new Set(columnsOfTable(ctx, child.id).values());
  const lost = [...before.values()].filter((id) => !after.has(id));
  const columns = lost.flatMap((id) => ws.get('column', id) ?? []);
  const map = ownColumns(ctx, ws.current(child), columns);
  const copier = new Copier(ctx, [...map, [parent.id, child.id]]);
  const checks = ws.children('check', child.id).map((one) => one.name);
  for (const check of ws.children('check', parent.id)) {
    if (!check.noInherit && !checks.includes(check.name)) copier.copy(check, { parent: child.id });
  }
  if (keepsParts) copyParts(ctx, child, parent, copier);
}

/** The keys, foreign keys and indexes of a partitioned table that a detached partition keeps. */
function copyParts(ctx: StatementContext, child: Table, parent: Table, copier: Copier): void {
  const { ws } = ctx;
  const shape = (one: { columns: readonly Id[]; references?: object }): string =>
    JSON.stringify([one.columns, one.references]);
  for (const kind of ['primaryKey', 'unique'] as const) {
    const own = ws.children(kind, child.id).map(shape);
    for (const key of ws.children(kind, parent.id)) {
      if (!own.includes(shape(copier.mapped(key)))) copier.copyUnderNewName(key, child.id);
    }
  }
  for (const key of ws.children('exclusion', parent.id)) copier.copyUnderNewName(key, child.id);
  const own = ws.children('foreignKey', child.id).map(shape);
  for (const key of ws.children('foreignKey', parent.id)) {
    if (!own.includes(shape(copier.mapped(key)))) copier.copy(key, { parent: child.id });
  }
  const indexes = ws.children('index', child.id);
  for (const index of ws.children('index', parent.id)) {
    const attached = indexes.find((one) => one.attachedTo === index.id);
    if (attached) ws.set(attached, { attachedTo: undefined });
    else if (!index.onOnly) copier.copyUnderNewName(index, child.id);
  }
}
