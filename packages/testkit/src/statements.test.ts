import { describe, expect, test } from 'vitest';
import { splitStatements } from './statements.ts';

const cases: readonly (readonly [what: string, sql: string, pieces: readonly string[]])[] = [
  ['two statements', 'SELECT 1; SELECT 2', ['SELECT 1', 'SELECT 2']],
  ['empty statements', ' ; ;; ', []],
  ['a semicolon in a literal', "SELECT 'a;''b;'; SELECT 2", ["SELECT 'a;''b;'", 'SELECT 2']],
  ['a backslash in a plain literal', "SELECT 'a\\'; SELECT 2", ["SELECT 'a\\'", 'SELECT 2']],
  ['a backslash in an E literal', "SELECT E'a\\';'; SELECT 2", ["SELECT E'a\\';'", 'SELECT 2']],
  ['a semicolon in a name', 'SELECT 1 AS "a;""b"; SELECT 2', ['SELECT 1 AS "a;""b"', 'SELECT 2']],
  ['dollar quotes', 'DO $a$ x; $$ y; $a$; SELECT 2', ['DO $a$ x; $$ y; $a$', 'SELECT 2']],
  ['a dollar inside a name', 'SELECT a$b$ FROM t; SELECT $1', ['SELECT a$b$ FROM t', 'SELECT $1']],
  ['comments between', '-- a;\n/* b; /* c; */ */ SELECT 1; -- d', ['SELECT 1']],
  ['a comment inside', 'SELECT /* ; */ 1; SELECT 2', ['SELECT /* ; */ 1', 'SELECT 2']],
  [
    'a rule with several actions',
    'CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3',
    ['CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)', 'SELECT 3'],
  ],
  [
    'a body in BEGIN ATOMIC',
    'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3',
    [
      'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END',
      'SELECT 3',
    ],
  ],
  ['a transaction', 'BEGIN; SELECT 1; END', ['BEGIN', 'SELECT 1', 'END']],
  ['psql lines', '\\restrict abc\nSELECT 1;\n\\dt\n', ['\\restrict abc', 'SELECT 1', '\\dt']],
  ['COPY data', 'COPY t FROM stdin;\n1\t;\n\\.\nSELECT 1;', ['COPY t FROM stdin', 'SELECT 1']],
];

describe('splitStatements', () => {
  test.each(cases)('%s', (_what, sql, pieces) => {
    expect(splitStatements(sql).map((piece) => piece.text)).toEqual(pieces);
  });

  test('offsets point at the pieces', () => {
    for (const [, sql] of cases)
      for (const piece of splitStatements(sql))
        expect(sql.startsWith(piece.text, piece.offset)).toBe(true);
  });
});
