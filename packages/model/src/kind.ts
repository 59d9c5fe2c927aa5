// What a kind of record declares about itself. Shared code asks these properties and never branches on a kind.
import type { Field } from './field.ts';
import type { Id } from './id.ts';

/** What every record has. `order` is a fractional key among siblings of ordered kinds. */
export interface RecordBase<K extends string = string> {
  readonly id: Id;
  readonly kind: K;
  readonly parent?: Id;
  readonly name?: string;
  readonly order?: string;
}

/** The attributes of a record type: all it has beside those of every record. */
export type Attributes<R> = Omit<R, keyof RecordBase>;

/**
 * How a kind is addressed: `root` by its own name; `sibling` by its name in its parent's name space
 * (an index lives in the schema of its table); `member` below its parent's address; `target` through
 * the record it is about.
 */
export type AddressStyle = 'root' | 'sibling' | 'member' | 'target';

/** A kind's declaration; `fields` names every attribute, so a forgotten one does not compile. */
export interface KindDescriptor<R extends RecordBase = RecordBase> {
  readonly kind: R['kind'];
  readonly prefix: string;
  /** The word of Postgres for it, as it begins an address: `foreign key`. */
  readonly noun: string;
  /** Plural noun for people. */
  readonly plural: string;
  /** Kinds a parent may have; empty for the root, `['*']` for any. */
  readonly parents: readonly string[];
  readonly named: boolean;
  readonly ordered: boolean;
  readonly address: AddressStyle;
  /** Place among siblings of other kinds in the design file and in trees. */
  readonly rank: number;
  readonly fields: { readonly [F in keyof Attributes<R>]-?: Field<Attributes<R>[F]> };
  /** Fields of which at most one may be set. */
  readonly exclusive?: readonly (readonly (keyof Attributes<R>)[])[];
}

/** Declares a kind. */
export function defineKind<R extends RecordBase>(descriptor: KindDescriptor<R>): KindDescriptor<R> {
  return descriptor;
}
