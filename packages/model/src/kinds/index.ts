// The registry of kinds: a record type and a descriptor for each. A new kind is a file here and two lines.
import type { KindDescriptor } from '../kind.ts';
import { type Check, check } from './check.ts';
import { type Column, column } from './column.ts';
import { type ColumnOverride, columnOverride } from './column-override.ts';
import { type Comment, comment } from './comment.ts';
import { type Database, database } from './database.ts';
import { type Domain, domain } from './domain.ts';
import { type Enum, enumKind } from './enum.ts';
import { type EnumValue, enumValue } from './enum-value.ts';
import { type Exclusion, exclusion } from './exclusion.ts';
import { type Extension, extension } from './extension.ts';
import { type ForeignKey, foreignKey } from './foreign-key.ts';
import { type Index, index } from './index-kind.ts';
import { type MaterializedView, materializedView } from './materialized-view.ts';
import { type NotNull, notNull } from './not-null.ts';
import { type Opaque, opaque } from './opaque.ts';
import { type PrimaryKey, primaryKey } from './primary-key.ts';
import { type Routine, routine } from './routine.ts';
import { type SchemaRecord, schema } from './schema.ts';
import { type Sequence, sequence } from './sequence.ts';
import { type Table, table } from './table.ts';
import { type Trigger, trigger } from './trigger.ts';
import { type Unique, unique } from './unique.ts';
import { type View, view } from './view.ts';

/** Every kind and its record type. */
export interface Kinds {
  readonly database: Database;
  readonly schema: SchemaRecord;
  readonly extension: Extension;
  readonly table: Table;
  readonly column: Column;
  readonly columnOverride: ColumnOverride;
  readonly notNull: NotNull;
  readonly primaryKey: PrimaryKey;
  readonly unique: Unique;
  readonly check: Check;
  readonly foreignKey: ForeignKey;
  readonly exclusion: Exclusion;
  readonly index: Index;
  readonly enum: Enum;
  readonly enumValue: EnumValue;
  readonly domain: Domain;
  readonly sequence: Sequence;
  readonly view: View;
  readonly materializedView: MaterializedView;
  readonly routine: Routine;
  readonly trigger: Trigger;
  readonly comment: Comment;
  readonly opaque: Opaque;
}

/** The name of a kind. */
export type Kind = keyof Kinds;

/** A record of any kind. */
export type AnyRecord = Kinds[Kind];

/** The descriptor of each kind. */
export const kinds: { readonly [K in Kind]: KindDescriptor<Kinds[K]> } = {
  database,
  schema,
  extension,
  table,
  column,
  columnOverride,
  notNull,
  primaryKey,
  unique,
  check,
  foreignKey,
  exclusion,
  index,
  enum: enumKind,
  enumValue,
  domain,
  sequence,
  view,
  materializedView,
  routine,
  trigger,
  comment,
  opaque,
};

const byName = new Map<string, KindDescriptor>(
  Object.entries(kinds).map(([name, kind]) => [name, kind as unknown as KindDescriptor]),
);

/** The descriptor of a kind named at run time; undefined for an unknown one. */
export function kindOf(kind: string): KindDescriptor | undefined {
  return byName.get(kind);
}

const byPrefix = new Map<string, KindDescriptor>(
  Object.values(kinds).map((kind) => [kind.prefix, kind as unknown as KindDescriptor]),
);

/** The descriptor of the kind that an id's prefix names. */
export function kindOfPrefix(prefix: string): KindDescriptor | undefined {
  return byPrefix.get(prefix);
}
