/** The lines of a diagram from records: foreign keys and inheritance (editor:C3, C34–C37). */
import type { Column, ForeignKey, Id, Schema, Table } from '@ermine/model';
import type { DiagramEdge } from '../diagram.ts';
import { childEnd, parentEnd } from './cardinality.ts';
import { rootOf } from './table-columns.ts';

/** Edges by id, between tables that are in `columns`; keys of partitions become their root's. */
export function edgesOf(
  schema: Schema,
  columns: ReadonlyMap<Id, readonly Column[]>,
): DiagramEdge[] {
  const edges: DiagramEdge[] = [];
  const folded = new Map<string, DiagramEdge>();
  const keys = [...schema.all('foreignKey')].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const key of keys) {
    const child = key.parent === undefined ? undefined : schema.find('table', key.parent);
    if (!child) continue;
    const edge = foreignKeyEdge(schema, columns, child, key);
    if (!edge) continue;
    if (!child.partition) edges.push(edge);
    else folded.set(endsOf(edge), mergeFolded(folded.get(endsOf(edge)), edge));
  }
  // A partition repeats the keys of its root: such a key is drawn once, as the root's.
  const own = new Set(folded.size === 0 ? [] : edges.map(endsOf));
  for (const [same, edge] of folded) if (!own.has(same)) edges.push(edge);
  for (const table of schema.all('table')) {
    for (const parent of table.inherits ?? []) {
      const edge = inheritanceEdge(schema, columns, table, parent);
      if (edge) edges.push(edge);
    }
  }
  return edges.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The same text for edges between the same rows. */
function endsOf({ source, target, sourceRows, targetRows }: DiagramEdge): string {
  return JSON.stringify([source, target, sourceRows, targetRows]);
}

function foreignKeyEdge(
  schema: Schema,
  columns: ReadonlyMap<Id, readonly Column[]>,
  child: Table,
  key: ForeignKey,
): DiagramEdge | undefined {
  const parent = schema.find('table', key.references.table);
  if (!parent) return undefined;
  const source = rootOf(schema, child).id;
  const target = rootOf(schema, parent).id;
  const sourceColumns = columns.get(source);
  const targetColumns = columns.get(target);
  if (!sourceColumns || !targetColumns) return undefined;
  const row = (all: readonly Column[], id: Id) => {
    const exact = all.findIndex((column) => column.id === id);
    const name = schema.get(id)?.name;
    return exact >= 0 ? exact : all.findIndex((column) => column.name === name);
  };
  const rows = (all: readonly Column[], ids: readonly Id[]) =>
    ids.map((id) => row(all, id)).filter((index) => index >= 0);
  return {
    id: key.id,
    kind: 'foreignKey',
    source,
    target,
    sourceRows: rows(sourceColumns, key.columns),
    targetRows: rows(targetColumns, key.references.columns),
    parentEnd: parentEnd(schema, child, key),
    childEnd: childEnd(schema, rootOf(schema, child), key),
    dashed: key.valid === false || key.enforced === false,
    deferrable: key.deferrable === true,
  };
}

/** One line for the same key on several partitions: it promises only what all of them do. */
function mergeFolded(first: DiagramEdge | undefined, edge: DiagramEdge): DiagramEdge {
  if (!first) return edge;
  return {
    ...first,
    parentEnd: edge.parentEnd === 'zeroOrOne' ? 'zeroOrOne' : first.parentEnd,
    dashed: first.dashed || edge.dashed,
    deferrable: first.deferrable && edge.deferrable,
  };
}

function inheritanceEdge(
  schema: Schema,
  columns: ReadonlyMap<Id, readonly Column[]>,
  table: Table,
  parent: Id,
): DiagramEdge | undefined {
  const parentTable = schema.find('table', parent);
  const source = rootOf(schema, table).id;
  const target = parentTable ? rootOf(schema, parentTable).id : parent;
  if (!columns.has(source) || !columns.has(target) || source === target) return undefined;
  return {
    id: `${table.id}:${parent}`,
    kind: 'inheritance',
    source,
    target,
    sourceRows: [],
    targetRows: [],
    parentEnd: 'zeroOrOne',
    childEnd: 'zeroOrOne',
    dashed: false,
    deferrable: false,
  };
}
