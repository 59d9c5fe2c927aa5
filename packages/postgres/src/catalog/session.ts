// The transaction in which a snapshot is read: one state of the database, and texts that depend on no
// setting of the session.

/** Statements before the queries of a snapshot; an empty search_path makes every name qualified. */
export const beginSnapshot: readonly string[] = [
  'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  `SET LOCAL search_path = ''`,
  `SET LOCAL lock_timeout = '5s'`,
  `SET LOCAL statement_timeout = '60s'`,
  'SET LOCAL extra_float_digits = 1',
  `SET LOCAL DateStyle = 'ISO, YMD'`,
  `SET LOCAL IntervalStyle = 'postgres'`,
  `SET LOCAL bytea_output = 'hex'`,
  'SET LOCAL quote_all_identifiers = off',
  `SET LOCAL TimeZone = 'UTC'`,
  'SET LOCAL standard_conforming_strings = on',
  `SET LOCAL xmlbinary = 'base64'`,
];

/** The statement after them. */
export const endSnapshot = 'COMMIT';
