/**
 * Makes the diagram of a design from its records: tables with their columns, views, foreign keys
 * and inheritance. Partitions are folded into their root, and so are their keys (editor:C3).
 */
import type { Column, Id, Schema, Table } from '@ermine/model';
import {
  type Diagram,
  type DiagramEdge,
  type DiagramRow,
  type DiagramTable,
  rowFlag,
} from '../diagram.ts';
import { hueCount } from '../theme.ts';
import { uniqueShapes } from './cardinality.ts';
import { edgesOf } from './edges.ts';
import { columnsOf, isNullable, rootOf } from './table-columns.ts';
import { typeText } from './type-text.ts';

/**
 * The diagram of a design, in the order of schema names, then table names. Tables and edges that
 * are equal to those of `previous` are the same objects, so that a scene redoes only the others.
 */
export function diagramOf(schema: Schema, previous?: Diagram): Diagram {
  const spaces = [...schema.all('schema')].sort(byName);
  const before = new Map<string, DiagramTable | DiagramEdge>();
  for (const part of previous?.tables ?? []) before.set(part.id, part);
  for (const part of previous?.edges ?? []) before.set(part.id, part);
  const partitions = new Map<Id, number>();
  for (const table of schema.all('table')) {
    if (!table.partition) continue;
    const root = rootOf(schema, table).id;
    partitions.set(root, (partitions.get(root) ?? 0) + 1);
  }
  const columns = new Map<Id, readonly Column[]>();
  const referring = referringColumns(schema);
  const tables: DiagramTable[] = [];
  spaces.forEach((space, index) => {
    const place = {
      schema: space.name,
      schemaIndex: index,
      colour: (space.palette ?? index) % hueCount,
    };
    for (const table of [...schema.childrenOf('table', space.id)].sort(byName)) {
      if (rootOf(schema, table) !== table) continue;
      const all = columnsOf(schema, table);
      columns.set(table.id, all);
      const folded = partitions.get(table.id);
      tables.push({
        id: table.id,
        name: table.name,
        ...place,
        shape: table.partitionBy ? 'partitionedTable' : 'table',
        rows: rowsOf(schema, table, all, space.name, referring),
        ...(folded === undefined ? {} : { partitions: folded }),
      });
    }
    for (const view of [...schema.childrenOf('view', space.id)].sort(byName)) {
      tables.push({ id: view.id, name: view.name, ...place, shape: 'view', rows: named(view) });
    }
    for (const view of [...schema.childrenOf('materializedView', space.id)].sort(byName)) {
      const shape = 'materializedView';
      tables.push({ id: view.id, name: view.name, ...place, shape, rows: named(view) });
    }
  });
  const reuse = <P extends DiagramTable | DiagramEdge>(part: P): P => {
    const old = before.get(part.id);
    return old !== undefined && equal(old, part) ? (old as P) : part;
  };
  return { tables: tables.map(reuse), edges: edgesOf(schema, columns).map(reuse) };
}

/** The columns that refer to another table, by root table: a partition's keys count for its root. */
function referringColumns(schema: Schema): ReadonlyMap<Id, ReadonlySet<string>> {
  const names = new Map<Id, Set<string>>();
  for (const key of schema.all('foreignKey')) {
    const child = key.parent === undefined ? undefined : schema.find('table', key.parent);
    if (!child) continue;
    const root = rootOf(schema, child).id;
    const set = names.get(root) ?? new Set();
    for (const id of key.columns) set.add(schema.get(id)?.name ?? '');
    names.set(root, set);
  }
  return names;
}

function rowsOf(
  schema: Schema,
  table: Table,
  columns: readonly Column[],
  home: string,
  referring: ReadonlyMap<Id, ReadonlySet<string>>,
): DiagramRow[] {
  const primary = new Set(schema.childrenOf('primaryKey', table.id).flatMap((key) => key.columns));
  const unique = new Set(
    uniqueShapes(schema, table).flatMap((shape) => (shape.length === 1 ? shape : [])),
  );
  const indexed = new Set<Id | undefined>([
    ...schema.childrenOf('unique', table.id).flatMap((key) => key.columns),
    ...schema.childrenOf('index', table.id).flatMap((one) => one.keys.map((key) => key.column)),
    ...schema
      .childrenOf('exclusion', table.id)
      .flatMap((one) => one.elements.map((element) => element.column)),
  ]);
  const referringNames = referring.get(table.id);
  return columns.map((column) => ({
    id: column.id,
    name: column.name,
    type: typeText(schema, column.type, home),
    flags:
      (primary.has(column.id) ? rowFlag.primaryKey : 0) |
      (referringNames?.has(column.name) ? rowFlag.foreignKey : 0) |
      (unique.has(column.id) ? rowFlag.unique : 0) |
      (indexed.has(column.id) ? rowFlag.indexed : 0) |
      (isNullable(schema, table, column) ? rowFlag.nullable : 0) |
      (column.generated ? rowFlag.generated : 0) |
      (isCommented(schema, column) ? rowFlag.commented : 0),
  }));
}

function isCommented(schema: Schema, column: Column): boolean {
  return schema.children(column.id).some((child) => child.kind === 'comment');
}

/** Rows of a view: its columns are known only where the author named them. */
function named(view: { readonly id: Id; readonly columnNames?: readonly string[] }): DiagramRow[] {
  return (view.columnNames ?? []).map((name, i) => ({
    id: `${view.id}.${i}`,
    name,
    type: '',
    flags: rowFlag.nullable,
  }));
}

function byName(a: { name: string; id: Id }, b: { name: string; id: Id }): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) =>
      equal((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  );
}
