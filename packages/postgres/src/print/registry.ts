// The print slot of every kind; a kind without one does not compile.
import type { Kind, Kinds } from '@ermine/model';
import { print as check } from '../kinds/check/print.ts';
import { print as column } from '../kinds/column/print.ts';
import { print as columnOverride } from '../kinds/column-override/print.ts';
import { print as comment } from '../kinds/comment/print.ts';
import { print as database } from '../kinds/database/print.ts';
import { print as domain } from '../kinds/domain/print.ts';
import { print as enumType } from '../kinds/enum/print.ts';
import { print as enumValue } from '../kinds/enum-value/print.ts';
import { print as exclusion } from '../kinds/exclusion/print.ts';
import { print as extension } from '../kinds/extension/print.ts';
import { print as foreignKey } from '../kinds/foreign-key/print.ts';
import { print as index } from '../kinds/index/print.ts';
import { print as materializedView } from '../kinds/materialized-view/print.ts';
import { print as notNull } from '../kinds/not-null/print.ts';
import { print as opaque } from '../kinds/opaque/print.ts';
import { print as primaryKey } from '../kinds/primary-key/print.ts';
import { print as routine } from '../kinds/routine/print.ts';
import { print as schema } from '../kinds/schema/print.ts';
import { print as sequence } from '../kinds/sequence/print.ts';
import { print as table } from '../kinds/table/print.ts';
import { print as trigger } from '../kinds/trigger/print.ts';
import { print as unique } from '../kinds/unique/print.ts';
import { print as view } from '../kinds/view/print.ts';
import type { PrintSlot } from './slot.ts';

/** How each kind is printed. */
export const printSlots: { readonly [K in Kind]: PrintSlot<Kinds[K]> } = {
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
  enum: enumType,
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

/** The slot of a kind named at run time; undefined for a kind that this version does not know. */
export function printSlotOf(kind: string): PrintSlot<Kinds[Kind]> | undefined {
  return Object.hasOwn(printSlots, kind)
    ? (printSlots[kind as Kind] as unknown as PrintSlot<Kinds[Kind]>)
    : undefined;
}
