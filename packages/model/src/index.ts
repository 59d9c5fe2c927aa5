// What a design is: records of every kind, ids, addresses, references.
export {
  type Address,
  addressOf,
  addressOfId,
  type BadAddress,
  namesOf,
  parseAddress,
  printAddress,
  quotePart,
} from './address.ts';
export type { Diagnostic, Range } from './diagnostic.ts';
export type { Field, Since, ValueType } from './field.ts';
export {
  createIdSource,
  createSeededIdSource,
  type Id,
  type IdSource,
  idPrefix,
  isId,
} from './id.ts';
export type { Attributes, KindDescriptor, RecordBase } from './kind.ts';
export type { Check } from './kinds/check.ts';
export type { Column, Storage } from './kinds/column.ts';
export type { ColumnOverride } from './kinds/column-override.ts';
export type { Comment } from './kinds/comment.ts';
export type { Database } from './kinds/database.ts';
export type { Domain } from './kinds/domain.ts';
export type { Enum } from './kinds/enum.ts';
export type { EnumValue } from './kinds/enum-value.ts';
export type { Exclusion, ExclusionElement } from './kinds/exclusion.ts';
export type { Extension } from './kinds/extension.ts';
export type { ForeignKey, ReferentialAction } from './kinds/foreign-key.ts';
export {
  type AnyRecord,
  type Kind,
  type Kinds,
  kindOf,
  kindOfPrefix,
  kinds,
} from './kinds/index.ts';
export type { Index, IndexKey } from './kinds/index-kind.ts';
export type { MaterializedColumnOption, MaterializedView } from './kinds/materialized-view.ts';
export type { NotNull } from './kinds/not-null.ts';
export type { Opaque } from './kinds/opaque.ts';
export type { KeyAttributes, PrimaryKey } from './kinds/primary-key.ts';
export type { Routine, RoutineArgument } from './kinds/routine.ts';
export type { SchemaRecord } from './kinds/schema.ts';
export type { Sequence } from './kinds/sequence.ts';
export type { PartitionBound, PartitionKey, Table } from './kinds/table.ts';
export type { Trigger, TriggerEvent } from './kinds/trigger.ts';
export type { Unique } from './kinds/unique.ts';
export type { View } from './kinds/view.ts';
export { compareOrder, isOrderKey, orderBetween, ordersBetween } from './order.ts';
export { fieldsOf, isKnownKey, makeRecord, withAttributes } from './record.ts';
export { compareSiblings, type Referrer, Schema } from './schema.ts';
export { renderSql, type Sql, sqlReferences, sqlText } from './sql.ts';
export type { TypeRef } from './type-ref.ts';
export { attribute, eachReference, mapIds, type Reference } from './walk.ts';
