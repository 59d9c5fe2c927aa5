// The names that Postgres gives to constraints, indexes and sequences that have none (postgres-model
// §5.4; makeObjectName in src/backend/commands/indexcmds.c).
import { clipUtf8, maxIdentifierBytes, utf8Length } from './identifier.ts';

/** Tells whether a name is taken in the name space where the new object will live. */
export type IsTaken = (name: string) => boolean;

const ASCII = /^[ -~]*$/;

/** Joins two names and a label to one name of at most 63 bytes, shortening the longer name first. */
export function makeObjectName(name1: string, name2: string | null, label: string): string {
  const whole = name2 === null ? `${name1}_${label}` : `${name1}_${name2}_${label}`;
  // A unit of UTF-16 is at most three bytes of UTF-8: most names need no counting.
  if (whole.length * 3 <= maxIdentifierBytes) return whole;
  if (whole.length <= maxIdentifierBytes && ASCII.test(whole)) return whole;
  const room = maxIdentifierBytes - (utf8Length(label) + 1) - (name2 === null ? 0 : 1);
  let length1 = utf8Length(name1);
  let length2 = name2 === null ? 0 : utf8Length(name2);
  while (length1 + length2 > room) {
    if (length1 > length2) length1 -= 1;
    else length2 -= 1;
  }
  const first = clipUtf8(name1, length1);
  return name2 === null ? `${first}_${label}` : `${first}_${clipUtf8(name2, length2)}_${label}`;
}

/** The first of `label`, `label1`, `label2` … that gives a free name. */
export function chooseName(
  name1: string,
  name2: string | null,
  label: string,
  isTaken: IsTaken,
): string {
  for (let pass = 0; ; pass++) {
    const name = makeObjectName(name1, name2, pass === 0 ? label : `${label}${pass}`);
    if (!isTaken(name)) return name;
  }
}

/** Makes the key names of an index differ from each other as Postgres does: `expr`, `expr1`. */
export function indexKeyNames(names: readonly string[]): string[] {
  const out: string[] = [];
  for (const name of names) {
    let unique = name;
    for (let pass = 1; out.includes(unique); pass++) {
      unique = clipUtf8(name, maxIdentifierBytes - String(pass).length) + pass;
    }
    out.push(unique);
  }
  return out;
}

/** The name of a primary key. */
export function primaryKeyName(table: string, isTaken: IsTaken): string {
  return chooseName(table, null, 'pkey', isTaken);
}

/** The name of a unique constraint over columns, included ones last. */
export function uniqueName(table: string, columns: readonly string[], isTaken: IsTaken): string {
  return chooseName(table, indexKeyNames(columns).join('_'), 'key', isTaken);
}

/** The name of an exclusion constraint; an expression counts as its function's name or `expr`. */
export function exclusionName(table: string, keys: readonly string[], isTaken: IsTaken): string {
  return chooseName(table, indexKeyNames(keys).join('_'), 'excl', isTaken);
}

/** The name of an index; an expression counts as its function's name or `expr`, included columns count. */
export function indexName(relation: string, keys: readonly string[], isTaken: IsTaken): string {
  return chooseName(relation, indexKeyNames(keys).join('_'), 'idx', isTaken);
}

/** The name of a foreign key over the child's columns. */
export function foreignKeyName(
  table: string,
  columns: readonly string[],
  isTaken: IsTaken,
): string {
  return chooseName(table, columns.join('_'), 'fkey', isTaken);
}

/** The name of a table's check constraint; the columns are those that its expression uses. */
export function checkName(table: string, columnsUsed: readonly string[], isTaken: IsTaken): string {
  const only = new Set(columnsUsed).size === 1 ? (columnsUsed[0] as string) : null;
  return chooseName(table, only, 'check', isTaken);
}

/** The name of a domain's check constraint. */
export function domainCheckName(domain: string, isTaken: IsTaken): string {
  return chooseName(domain, null, 'check', isTaken);
}

/** The name of a column's NOT NULL constraint (since PostgreSQL 18). */
export function notNullName(table: string, column: string, isTaken: IsTaken): string {
  return chooseName(table, column, 'not_null', isTaken);
}

/** The name of a domain's NOT NULL constraint (since PostgreSQL 17). */
export function domainNotNullName(domain: string, isTaken: IsTaken): string {
  return chooseName(domain, null, 'not_null', isTaken);
}

/** The name of the sequence of a serial or identity column. */
export function sequenceName(table: string, column: string, isTaken: IsTaken): string {
  return chooseName(table, column, 'seq', isTaken);
}
