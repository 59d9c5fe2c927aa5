// The text of NOT NULL, and where it stands.
import type { NotNull } from '@ermine/model';
import { quoteIdentifier } from '../../identifier.ts';

/** Tells whether it has a name that a person gave (since PostgreSQL 18). */
export function hasOwnName(notNull: NotNull): boolean {
  return notNull.autoName === false && notNull.name !== undefined;
}

/** Tells whether it stands in the column's definition, which knows no NOT VALID. */
export function isNotNullInline(notNull: NotNull): boolean {
  return notNull.valid !== false;
}

/** `CONSTRAINT x NOT NULL NO INHERIT` as part of a column's definition. */
export function notNullClause(notNull: NotNull): string {
  return `${constraintName(notNull)}NOT NULL${notNull.noInherit ? ' NO INHERIT' : ''}`;
}

/** `CONSTRAINT x NOT NULL c NO INHERIT NOT VALID` as ALTER TABLE adds it (since PostgreSQL 18). */
export function notNullConstraint(notNull: NotNull, column: string): string {
  return `${constraintName(notNull)}NOT NULL ${column}${notNull.noInherit ? ' NO INHERIT' : ''}${
    notNull.valid === false ? ' NOT VALID' : ''
  }`;
}

function constraintName(notNull: NotNull): string {
  return hasOwnName(notNull) ? `CONSTRAINT ${quoteIdentifier(notNull.name as string)} ` : '';
}
