// The splitter agrees with PostgreSQL's own parser about where statements begin and end
// (postgres-model:P1, T5).
import fc from 'fast-check';
import { loadModule, parseSync } from 'libpg-query';
import { beforeAll, describe, expect, test } from 'vitest';
import { skipBlank } from './lexer.ts';
import { Offsets } from './offsets.ts';
import { splitStatements } from './split.ts';

beforeAll(() => loadModule());

/** The statements of a text by the splitter, without semicolons. */
const split = (text: string): string[] =>
  splitStatements(text)
    .map((piece) => text.slice(piece.start, piece.textEnd))
    .filter((statement) => statement !== '');

/** The statements of a text by the parser; comments before a statement are none of it. */
function parsed(text: string): string[] {
  const offsets = new Offsets(text);
  return (parseSync(text).stmts ?? []).map(({ stmt_location = 0, stmt_len }) => {
    const start = offsets.fromBytes(stmt_location);
    const end = stmt_len ? offsets.fromBytes(stmt_location + stmt_len) : text.length;
    const first = skipBlank(text, start, end);
    return text.slice(first, end);
  });
}

/** Trailing comments belong to the parser's statement and not to the splitter's. */
const sameStatements = (text: string): void => {
  const own = split(text);
  const theirs = parsed(text);
  expect(own).toHaveLength(theirs.length);
  theirs.forEach((statement, at) => {
    const mine = own[at] as string;
    expect(statement.startsWith(mine)).toBe(true);
    expect(skipBlank(statement, mine.length, statement.length)).toBe(statement.length);
  });
};

const statements = [
  "select 'a;b', 'it''s', E'\\';', U&'\\0061;', U&\"d\\0061;\", B'01', x'1F', n';'",
  'select "a;b", "a"";b"',
  'select $$;$$, $x$ ; $$ ; $x$, $é$;$é$',
  'select 1 /* ; /* nested ; */ ; */ + 2 -- ; not here\n + 3',
  'select a$b, $1, 1e5, 1.5e-3, 0x1F, 1_000, a::text, a[1:2], b - -1, c --\n - 1',
  'create function f() returns int language sql begin atomic select 1; select 2; end',
  "create function f(i int) returns text language sql begin atomic select case when i > 0 then case i when 1 then 'a' end else 'b' end; select 'end;'; end",
  'create or replace procedure p() language sql begin atomic insert into t values (1); end',
  'create function f() returns int language sql return (select 1)',
  "create function f() returns void language plpgsql as 'begin perform 1; end;'",
  'create rule r as on insert to t do also (insert into u values (1); delete from v;)',
  'create rule r as on insert to t do instead nothing',
  'create table "begin" (atomic int, "end" int, "case" text)',
  'create table t (atomic int, begin_atomic int)',
  'create schema s create table t (a int) create view v as select 1 as a',
  'begin',
  'end',
  'do $$ begin if true then null; end if; end $$',
  'select atomic from begin_t',
  'create view v as select case when a then b end as c from t',
  "comment on table t is 'x;y'",
  "select 1 operator(pg_catalog.+) 2, a @> b, c <-> d, e ->> 'f', g #- '{}'",
  "select 'a' \n 'b;c'",
  "create index i on t ((a || ';'))",
];

describe('one statement stays one', () => {
  test.each(statements.map((text) => [text]))('%s', (text) => {
    sameStatements(text);
    expect(split(`${text};`)).toEqual([text]);
  });
});

test('any sequence of statements with anything between them', () => {
  const between = fc.constantFrom(';', ' ; ', ';;', ';\n-- x;\n', '; /* ; /* ; */ */ ', ';\r\n\t');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...statements), between), { maxLength: 12 }),
      (parts) => {
        const text = parts.flat().join('');
        fc.pre(text !== '');
        sameStatements(text);
      },
    ),
    { seed: 11, numRuns: 200 },
  );
});

test('pieces and what lies between them are the whole text, whatever it holds', () => {
  const fragment = fc.oneof(
    fc.constantFrom(...statements),
    fc.constantFrom(
      "'",
      '"',
      '$$',
      '$a$',
      '/*',
      '*/',
      '--',
      '\n',
      ';',
      '(',
      ')',
      '\\',
      'begin atomic',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 12 }), (parts) => {
      const text = parts.join(' ');
      let at = 0;
      for (const { start, end } of splitStatements(text)) {
        expect(skipBlank(text, at, start)).toBe(start);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(skipBlank(text, at, text.length)).toBe(text.length);
    }),
    { seed: 13, numRuns: 500 },
  );
});
