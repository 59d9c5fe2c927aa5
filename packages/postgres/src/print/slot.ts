// What a kind does to be printed: its slot, the units of text that a slot makes, and what it may ask.
import type {
  Attributes,
  Diagnostic,
  Id,
  RecordBase,
  Schema,
  Since,
  Sql,
  TypeRef,
} from '@ermine/model';

/** One statement and what decides its place. */
export interface Unit {
  /** The record that it is about. */
  readonly id: Id;
  /** The records that exist once it has run. */
  readonly provides: readonly Id[];
  /** The statement without its semicolon. */
  readonly text: string;
  readonly rank: number;
  /** What must exist before: records, found by the units that provide them. */
  readonly needs: readonly Id[];
  /** What should come before unless that makes a cycle. */
  readonly prefers?: readonly Id[];
  /** Text in which names may stand that nothing resolved: routines of that name come before if they can. */
  readonly mentions?: readonly string[];
  /** A unit of the same record that comes before. */
  readonly after?: Unit;
  /** Parts that can be printed later by themselves, to break a cycle: their id and what they need. */
  readonly deferrable?: readonly { readonly id: Id; readonly needs: readonly Id[] }[];
  /** In readable scripts: stands directly behind what provides this record. */
  readonly beside?: Id;
}

/** What a slot may ask about the design and the script in which it prints. */
export interface PrintContext {
  readonly schema: Schema;
  readonly mode: 'canonical' | 'readable';
  /** The major version that the script is for. */
  readonly version: number;
  /** Tells whether a part is printed by itself, later than the object it belongs to. */
  isDeferred(id: Id): boolean;
  /** The quoted name of a record, unqualified. */
  name(id: Id): string;
  /** The qualified, quoted name of a record. */
  qualified(id: Id): string;
  type(ref: TypeRef): string;
  /** Renders an expression that belongs to a record. */
  expression(record: RecordBase, sql: Sql): string;
  /** As `expression`, in parentheses unless the author wrote them. */
  parenthesised(record: RecordBase, sql: Sql): string;
  /** Renders a query, a body or a whole statement. */
  query(record: RecordBase, sql: Sql): string;
  /** What `COMMENT ON` writes for a record: `TABLE public.orders`; null where Postgres has no such comment. */
  commentTarget(id: Id): string | null;
  report(diagnostic: Diagnostic): void;
}

/** A use of a feature that not every version has, beyond single attributes (those carry `since`). */
export interface Gate<R extends RecordBase> {
  readonly feature: string;
  readonly since: Since;
  readonly uses: (record: R, context: PrintContext) => boolean;
}

/** How a kind is printed. */
export interface PrintSlot<R extends RecordBase> {
  /** Every attribute: written into the script, or without a place in it (automatic names, colours). */
  readonly attributes: { readonly [F in keyof Attributes<R>]-?: 'printed' | 'not printed' };
  readonly gates?: readonly Gate<R>[];
  readonly commentTarget: ((record: R, context: PrintContext) => string) | null;
  /** The statements of a record; none where it is part of another record's statement. */
  readonly print: (record: R, context: PrintContext) => readonly Unit[];
}

/** Declares the slot of a kind. */
export function definePrint<R extends RecordBase>(slot: PrintSlot<R>): PrintSlot<R> {
  return slot;
}
