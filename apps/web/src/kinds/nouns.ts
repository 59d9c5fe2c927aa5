/**
 * What one record of a kind is called on screen. Addresses keep the words of SQL commands, where an
 * enum is a `type`; a person reads the kind's own name.
 */
import { type Kind, kindOf } from '@ermine/model';

/** Kinds whose word in addresses is not the one to read. */
const own: Partial<Readonly<Record<Kind, string>>> = {
  notNull: 'not-null constraint',
  unique: 'unique constraint',
  check: 'check constraint',
  exclusion: 'exclusion constraint',
  enum: 'enum',
  opaque: 'opaque object',
};

/** The singular of a kind. */
export function nounOf(kind: Kind): string {
  return own[kind] ?? kindOf(kind)?.noun ?? kind;
}

/** A number and the kind: `1 column`, `1,070 tables`. */
export function counted(count: number, kind: Kind): string {
  const noun = count === 1 ? nounOf(kind) : (kindOf(kind)?.plural ?? kind);
  return `${count.toLocaleString('en')} ${noun}`;
}
