// The parse slots of all kinds and the dispatch tables made from them.
import type { Kind } from '@ermine/model';
import { parse as check } from '../kinds/check/parse.ts';
import { parse as column } from '../kinds/column/parse.ts';
import { parse as columnOverride } from '../kinds/column-override/parse.ts';
import { parse as comment } from '../kinds/comment/parse.ts';
import { parse as database } from '../kinds/database/parse.ts';
import { parse as domain } from '../kinds/domain/parse.ts';
import { parse as enumKind } from '../kinds/enum/parse.ts';
import { parse as enumValue } from '../kinds/enum-value/parse.ts';
import { parse as exclusion } from '../kinds/exclusion/parse.ts';
import { parse as extension } from '../kinds/extension/parse.ts';
import { parse as foreignKey } from '../kinds/foreign-key/parse.ts';
import { parse as index } from '../kinds/index/parse.ts';
import { parse as materializedView } from '../kinds/materialized-view/parse.ts';
import { parse as notNull } from '../kinds/not-null/parse.ts';
import { parse as opaque } from '../kinds/opaque/parse.ts';
import { parse as primaryKey } from '../kinds/primary-key/parse.ts';
import { parse as routine } from '../kinds/routine/parse.ts';
import { parse as schema } from '../kinds/schema/parse.ts';
import { parse as sequence } from '../kinds/sequence/parse.ts';
import { parse as table } from '../kinds/table/parse.ts';
import { parse as trigger } from '../kinds/trigger/parse.ts';
import { parse as unique } from '../kinds/unique/parse.ts';
import { parse as view } from '../kinds/view/parse.ts';
import type {
  AlterHandler,
  ConstraintHandler,
  Finder,
  ParseSlot,
  StatementHandler,
} from './slot.ts';
import type { Claims } from './workspace.ts';

/** The parse slot of each kind; a kind without one does not compile. */
export const parseSlots: { readonly [K in Kind]: ParseSlot<K> } = {
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

function merge<T>(
  of: (slot: ParseSlot<Kind>) => Readonly<Record<string, T>> | undefined,
): Map<string, T> {
  const all = new Map<string, T>();
  for (const slot of Object.values(parseSlots)) {
    for (const [key, value] of Object.entries(of(slot as ParseSlot<Kind>) ?? {})) {
      if (all.has(key)) throw new Error(`two kinds handle ${key}`);
      all.set(key, value);
    }
  }
  return all;
}

/** Statement handlers by node tag. */
export const statementHandlers: ReadonlyMap<string, StatementHandler> = merge(
  (slot) => slot.statements,
);

/** Constraint handlers by constraint type. */
export const constraintHandlers: ReadonlyMap<string, ConstraintHandler> = merge(
  (slot) => slot.constraints,
);

/** Finders by object type. */
export const finders: ReadonlyMap<string, Finder> = merge((slot) => slot.find);

type AnySlot = ParseSlot<Kind>;

/** What keeps statements about records of a kind, where nothing else is known of it. */
export function appender(kind: Kind): AnySlot['append'] {
  return (parseSlots[kind] as AnySlot).append;
}

/** How records of a kind are renamed, where more than the name changes. */
export function renamer(kind: Kind): AnySlot['rename'] {
  return (parseSlots[kind] as AnySlot).rename;
}

/** How records of a kind come into another schema, where more than the parent changes. */
export function mover(kind: Kind): AnySlot['move'] {
  return (parseSlots[kind] as AnySlot).move;
}

const alterHandlers = new Map<string, AlterHandler>();
for (const slot of Object.values(parseSlots)) {
  for (const [relation, handlers] of Object.entries(slot.alter ?? {})) {
    for (const [type, handler] of Object.entries(handlers)) {
      alterHandlers.set(`${relation} ${type}`, handler);
    }
  }
}

/** The handler of an ALTER subcommand on a relation of a kind. */
export function alterHandler(kind: Kind, type: string): AlterHandler | undefined {
  return alterHandlers.get(`${kind} ${type}`);
}

/** The name spaces that each kind claims. */
export const claims: Claims = Object.fromEntries(
  Object.entries(parseSlots).flatMap(([kind, slot]) => (slot.claims ? [[kind, slot.claims]] : [])),
) as Claims;
