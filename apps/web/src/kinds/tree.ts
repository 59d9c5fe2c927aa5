/** Which kinds are rows of the navigator, and what a row says beside its name. */
import type { AnyRecord, Id, Kind, Schema } from '@ermine/model';
import { typeName } from '../inspector/type-name.ts';
import { counted } from './nouns.ts';

/** Whether records of a kind are listed; the others are shown inside their parent's inspector. */
export const listed: { readonly [K in Kind]: boolean } = {
  database: false,
  schema: true,
  extension: true,
  table: true,
  column: true,
  columnOverride: false,
  notNull: false,
  primaryKey: true,
  unique: true,
  check: true,
  foreignKey: true,
  exclusion: true,
  index: true,
  enum: true,
  enumValue: true,
  domain: true,
  sequence: true,
  view: true,
  materializedView: true,
  routine: true,
  trigger: true,
  comment: false,
  opaque: true,
};

/** Kinds whose records hold groups of other objects; those of the others lie in one list. */
export const grouped: ReadonlySet<string> = new Set<Kind>(['schema', 'database']);

/** The group that is open when a design is opened. */
export const openAtFirst: Kind = 'table';

/** What a row says in muted letters: a type, the parent of a partition, a command tag. */
export function treeNote(schema: Schema, record: AnyRecord): string {
  switch (record.kind) {
    case 'column':
      return typeName(schema, record.type);
    case 'table':
      return record.partition ? 'partition' : '';
    case 'opaque':
      return record.tag;
    default:
      return '';
  }
}

/** How a record is read aloud: "orders, table in sales, 9 columns, 2 foreign keys out, 1 in" (editor:A8). */
export function spokenName(schema: Schema, record: AnyRecord, noun: string): string {
  const parent = record.parent === undefined ? undefined : schema.get(record.parent);
  const base = `${record.name ?? noun}, ${noun}${parent?.name ? ` in ${parent.name}` : ''}`;
  if (record.kind !== 'table') return base;
  const columns = schema.childrenOf('column', record.id).length;
  const out = schema.childrenOf('foreignKey', record.id).length;
  const incoming = countIncoming(schema, record.id);
  return `${base}, ${counted(columns, 'column')}, ${counted(out, 'foreignKey')} out, ${incoming} in`;
}

const incoming = new WeakMap<Schema, ReadonlyMap<Id, number>>();

/** Foreign keys that refer to a table, counted once per schema: an index of every reference waits. */
function countIncoming(schema: Schema, table: Id): number {
  let counts = incoming.get(schema);
  if (!counts) {
    const made = new Map<Id, number>();
    for (const { references } of schema.all('foreignKey')) {
      made.set(references.table, (made.get(references.table) ?? 0) + 1);
    }
    counts = made;
    incoming.set(schema, counts);
  }
  return counts.get(table) ?? 0;
}
