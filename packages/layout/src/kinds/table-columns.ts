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
  if (refusedBy(schema, table, table, column.id)) return false;
  if (column.parent !== table.id) {
    const seen = new Set<Id>([table.id]);
    const pending = parentsOf(schema, table);
    for (let next = pending.pop(); next; next = pending.pop()) {
      if (seen.has(next.id)) continue;
      seen.add(next.id);
      if (refusedBy(schema, next, table, column.id)) return false;
      if (next.id !== column.parent) pending.push(...parentsOf(schema, next));
    }
  }
  return !refusesNull(schema, column.type.type, column.type.array === true);
}

/** Whether something that belongs to `holder` refuses NULL in a column as `table` has it. */
function refusedBy(schema: Schema, holder: Table, table: Table, column: Id): boolean {
  // This runs for every column of a design: one walk without intermediate lists.
  for (const child of schema.children(holder.id)) {
    if (child.kind === 'primaryKey' && child.columns.includes(column)) return true;
    if (child.kind !== 'columnOverride' || child.column !== column) continue;
    if (holdsNotNull(schema, child.id, holder.id !== table.id)) return true;
  }
  return false;
}

/** Whether the id has a NOT NULL that is proved and, when asked, passed on to children. */
function holdsNotNull(schema: Schema, id: Id, inherited: boolean): boolean {
  for (const child of schema.children(id)) {
    if (child.kind !== 'notNull' || child.valid === false) continue;
    if (!(inherited && child.noInherit)) return true;
  }
  return false;
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
