// Input that is no PostgreSQL script: each costs one clear diagnostic, and nothing throws.
import { createSeededIdSource, type Diagnostic } from '@ermine/model';
import type { SqlParser } from '@ermine/postgres';
import { loadModule, parsePlPgSQLSync, parseSync } from 'libpg-query';
import { beforeAll, describe, expect, test } from 'vitest';
import { importLimits, importSql } from './import-sql.ts';

const parser: SqlParser = {
  parse: (sql) => parseSync(sql),
  parsePlPgSQL: (sql) => parsePlPgSQLSync(sql),
};

beforeAll(() => loadModule());

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

function imported(bytes: Uint8Array) {
  return importSql([{ name: 'input.sql', bytes }], parser, createSeededIdSource(1));
}

function refused(bytes: Uint8Array): Diagnostic {
  const result = imported(bytes);
  if (result.ok) throw new Error('the input was accepted');
  expect(result.diagnostics).toHaveLength(1);
  return result.diagnostics[0] as Diagnostic;
}

const mysql = `DROP TABLE IF EXISTS \`users\`;
CREATE TABLE \`users\` (
  \`id\` int NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (\`id\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;`;

const sqlServer = `CREATE TABLE [dbo].[users] (
  [id] INT IDENTITY(1,1) NOT NULL
)
GO
`;

const utf16 = (bigEndian: boolean): Uint8Array => {
  const units = Array.from('\ufeffselect 1;', (c) => c.charCodeAt(0));
  return Uint8Array.from(units.flatMap((u) => (bigEndian ? [u >> 8, u & 255] : [u & 255, u >> 8])));
};

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49);

describe('refused as a whole', () => {
  test.each([
    ['prose', utf8('Dear all,\nplease find the schema attached.\n'), 'not-sql'],
    ['a web page', utf8('<!doctype html>\n<html><body><p>Hi</p></body></html>'), 'not-sql'],
    ['JSON', utf8('{"tables": [{"name": "users; --"}]}'), 'not-sql'],
    ['half a statement', utf8('CREATE TABLE users (id integer, na'), 'not-sql'],
    ['an open string', utf8("CREATE TABLE t (a text DEFAULT 'x);"), 'not-sql'],
    ['an open comment', utf8('/* never closed /* CREATE TABLE t (a int); */'), 'not-sql'],
    ['an open dollar quote', utf8('CREATE FUNCTION f() RETURNS int AS $$ select 1'), 'not-sql'],
    ['a PNG', png, 'not-plain-sql'],
    ['UTF-16, little end first', utf16(false), 'bad-encoding'],
    ['UTF-16, big end first', utf16(true), 'bad-encoding'],
    ['Latin-1', latin1("COMMENT ON SCHEMA public IS 'caf\u00e9';"), 'bad-encoding'],
    ['a truncated character', utf8('select 1; -- é').slice(0, -1), 'bad-encoding'],
    ['a null character', utf8('select 1;\0'), 'not-plain-sql'],
    ['a pg_dump archive', latin1('PGDMP\x01\x0e\x00\x04\x08\x01'), 'not-plain-sql'],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0), 'not-plain-sql'],
    ['zip', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'not-plain-sql'],
    ['a MySQL dump', utf8(mysql), 'other-database'],
    ['a SQL Server script', utf8(sqlServer), 'other-database'],
    ['nothing', utf8(''), 'nothing-to-import'],
    ['white space', utf8(' \r\n\t\f\n'), 'nothing-to-import'],
    ['a byte order mark alone', utf8('\ufeff'), 'nothing-to-import'],
    ['comments', utf8('-- nothing\n/* at /* all */ */\n'), 'nothing-to-import'],
    ['semicolons', utf8(';;\n;'), 'nothing-to-import'],
  ])('%s', (_name, bytes, code) => {
    const diagnostic = refused(bytes);
    expect(diagnostic.code).toBe(code);
    expect(diagnostic.severity).toBe('error');
    expect(diagnostic.message).not.toMatch(/\.$|\n/);
    expect(diagnostic.hint ?? diagnostic.detail).toBeTruthy();
  });

  test('the position of the first byte that is not UTF-8 is named', () => {
    expect(refused(latin1('ab\u00e9c')).detail).toBe(
      'Byte 2 (0xe9) is not part of a UTF-8 character.',
    );
  });

  test('what is not SQL is said with its first problem and where it is', () => {
    const diagnostic = refused(utf8('\n  hello world;'));
    expect(diagnostic.detail).toBe('The first problem: syntax error at or near "hello"');
    expect(diagnostic.range).toMatchObject({ start: 3, line: 2, column: 3 });
  });

  test('no source at all', () => {
    const result = importSql([], parser, createSeededIdSource(1));
    expect(result.ok || result.diagnostics[0]?.code).toBe('nothing-to-import');
  });
});

describe('limits', () => {
  test('too much SQL', () => {
    const line = `${'-'.repeat(1024)}\n`;
    const text = `create table t (a int\n${line.repeat(importLimits.sqlBytes / 1024 + 8)});`;
    expect(refused(utf8(text))).toMatchObject({ code: 'input-too-large' });
  });

  test('too many statements', () => {
    const text = `select 1${';'.repeat(importLimits.statements + 1)}`;
    expect(refused(utf8(text))).toMatchObject({ code: 'input-too-large' });
  });

  test('COPY data do not count', () => {
    const rows = `${'x'.repeat(1023)}\n`.repeat(importLimits.sqlBytes / 1024 + 8);
    const text = `create table t (a text);\ncopy t from stdin;\n${rows}\\.\ncreate table u (b int);`;
    const result = imported(utf8(text));
    expect(result.ok && result.report.totals).toMatchObject({ read: 2, data: 1, failed: 0 });
  });

  test('nesting that the parser cannot hold costs one statement', () => {
    const bomb = `select ${'('.repeat(60_000)}1${')'.repeat(60_000)};`;
    const result = imported(utf8(`create table t (a int);\n${bomb}\ncreate table u (b int);`));
    if (!result.ok) throw new Error('refused');
    expect(result.report.totals).toMatchObject({ read: 2, failed: 1 });
    expect(result.report.statements[1]?.diagnostics[0]).toMatchObject({ severity: 'error' });
  });
});

describe('one wrong statement costs one entry', () => {
  test('with line, column and the words of PostgreSQL', () => {
    const text = 'create table a (x int);\ncreate tble b (y int);\ncreate table c (z int);';
    const result = imported(utf8(text));
    if (!result.ok) throw new Error('refused');
    expect(result.report.totals).toMatchObject({ read: 2, failed: 1 });
    expect(result.report.statements[1]).toMatchObject({
      outcome: 'failed',
      diagnostics: [
        {
          code: 'syntax-error',
          message: 'syntax error at or near "tble"',
          range: { start: 31, line: 2, column: 8 },
        },
      ],
    });
  });

  test('a comment that nothing closes is an entry of its own', () => {
    const result = imported(utf8('create table a (x int);\n/* oops\ncreate table b (y int);'));
    if (!result.ok) throw new Error('refused');
    expect(result.report.totals).toMatchObject({ read: 1, failed: 1 });
    expect(result.report.statements[1]?.diagnostics[0]).toMatchObject({
      message: 'unterminated /* comment',
      range: { start: 24, line: 2, column: 1 },
    });
  });

  test('positions count UTF-16 units after characters of every width', () => {
    const text = "comment on schema public is '😀é';\n/* 😀é */ creat table x;";
    const result = imported(utf8(text));
    if (!result.ok) throw new Error('refused');
    const range = result.report.statements[1]?.diagnostics[0]?.range;
    expect(text.slice(range?.start, (range?.start ?? 0) + 5)).toBe('creat');
    expect(range).toMatchObject({ line: 2, column: 11 });
  });

  test.each([
    ['{{schema}}', 'create table {{schema}}.t (a int);', /placeholder/],
    ['WITH OIDS', 'create table t (a int) with oids;', /OIDs/],
  ])('a hint for %s', (_name, sql, hint) => {
    const result = imported(utf8(`create table ok (a int);\n${sql}`));
    if (!result.ok) throw new Error('refused');
    expect(result.report.statements[1]?.diagnostics[0]?.hint).toMatch(hint);
  });
});

const names = [
  'a"b',
  "it's",
  'semi;colon',
  '😀 é',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '<script>alert(1)</script>',
  'a.b',
  'select',
  ' ',
  '-- no comment',
  '/* nor this */',
  '$$',
  '\\',
  'ä'.repeat(31),
  'x'.repeat(63),
];

describe('names of every kind', () => {
  test.each(names.map((name) => [name]))('%s', (name) => {
    const quoted = `"${name.replaceAll('"', '""')}"`;
    const literal = `'${name.replaceAll("'", "''")}'`;
    const sql = `
      create schema ${quoted};
      create type ${quoted}.${quoted} as enum (${literal});
      create table ${quoted}.t (${quoted} int constraint ${quoted} primary key, e ${quoted}.${quoted} default ${literal});
      create index on ${quoted}.t (${quoted});
      comment on column ${quoted}.t.${quoted} is ${literal};`;
    const result = imported(utf8(sql));
    if (!result.ok) throw new Error(result.diagnostics[0]?.message);
    expect(result.report.totals.failed).toBe(0);
    const { schema } = result;
    expect(schema.all('schema').map((one) => one.name)).toContain(name);
    expect(schema.all('enumValue')[0]?.name).toBe(name);
    expect(schema.all('column')[0]?.name).toBe(name);
    expect(schema.all('primaryKey')[0]?.name).toBe(name);
    expect(schema.all('comment')[0]?.text).toBe(name);
    expect(schema.all('column')[1]?.type.type).toBe(schema.all('enum')[0]?.id);
  });

  test('names of 64 bytes are cut as PostgreSQL cuts them', () => {
    const result = imported(utf8(`create table ${'x'.repeat(64)} ("${'ä'.repeat(32)}" int);`));
    if (!result.ok) throw new Error('refused');
    expect(result.schema.all('table')[0]?.name).toBe('x'.repeat(63));
    expect(result.schema.all('column')[0]?.name).toBe('ä'.repeat(31));
  });
});
