/**
 * The columns that a table has in Postgres, inherited ones included, and which of them refuse
 * NULL: read from records, where an inherited column stands once, at the ancestor.
 */
import type { Column, Id, Schema, Table } from '@ermine/model';

/** The partitioned table that a partition belongs to in the end; any other table is its own root. */
export function rootOf(schema: Schema, table: Table): Table {
  const seen = new Set<Id>();
  let root = table;
  while (root.partition && !seen.has(root.id)) {
    seen.add(root.id);
    const parent = schema.find('table', root.partition.of);
    if (!parent) break;
    root = parent;
  }
  return root;
}

/** The tables whose columns a table has: those it is a partition of or inherits from. */
function parentsOf(schema: Schema, table: Table): Table[] {
  const ids = table.partition ? [table.partition.of] : (table.inherits ?? []);
  return ids.flatMap((id) => schema.find('table', id) ?? []);
}

/** Columns in Postgres' order: of the parents first; one of the same name is the table's own. */
export function columnsOf(schema: Schema, table: Table, above: readonly Id[] = []): Column[] {
  const own = schema.childrenOf('column', table.id);
  const parents = above.includes(table.id) ? [] : parentsOf(schema, table);
  if (parents.length === 0) return [...own];
  const byName = new Map<string, Column>();
  for (const parent of parents) {
    for (const column of columnsOf(schema, parent, [...above, table.id])) {
      if (!byName.has(column.name)) byName.set(column.name, column);
    }
  }
  for (const column of own) byName.set(column.name, column);
  return [...byName.values()];
}

/** Whether a column of a table can be NULL (postgres-model §2.7). */
export function isNullable(schema: Schema, table: Table, column: Column): boolean {
  if (holdsNotNull(schema, column.id, column.parent !== table.id)) return false;
  const seen = new Set<Id>();
  const pending: Table[] = [table];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    for (const override of schema.childrenOf('columnOverride', next.id)) {
      if (override.column !== column.id) continue;
      if (holdsNotNull(schema, override.id, next.id !== table.id)) return false;
    }
    for (const key of schema.childrenOf('primaryKey', next.id)) {
      if (key.columns.includes(column.id)) return false;
    }
    if (next.id !== column.parent) pending.push(...parentsOf(schema, next));
  }
  return !refusesNull(schema, column.type.type, column.type.array === true);
}

/** Whether the id has a NOT NULL that is proved and, when asked, passed on to children. */
function holdsNotNull(schema: Schema, id: Id, inherited: boolean): boolean {
  return schema
    .childrenOf('notNull', id)
    .some((one) => one.valid !== false && !(inherited && one.noInherit));
}

/** Whether a type is a domain, perhaps over domains, that refuses NULL. */
function refusesNull(schema: Schema, type: string, array: boolean): boolean {
  const seen = new Set<string>();
  let at = type;
  let isArray = array;
  while (!isArray && !seen.has(at)) {
    seen.add(at);
    const domain = schema.find('domain', at);
    if (!domain) return false;
    if (domain.notNull) return true;
    at = domain.base.type;
    isArray = domain.base.array === true;
  }
  return false;
}
