// What becomes of each line of a script (postgres-model §3.2, §3.3): outcomes, and what is read.
import { createSeededIdSource, type Kind, type Schema } from '@ermine/model';
import type { ImportReport, SqlParser } from '@ermine/postgres';
import { loadModule, parsePlPgSQLSync, parseSync } from 'libpg-query';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ImportOptions, importSql } from './import-sql.ts';

const parser: SqlParser = {
  parse: (sql) => parseSync(sql),
  parsePlPgSQL: (sql) => parsePlPgSQLSync(sql),
};

beforeAll(() => loadModule());

function read(
  sources: string | readonly string[],
  options?: ImportOptions,
): { schema: Schema; report: ImportReport } {
  const list = typeof sources === 'string' ? [sources] : sources;
  const given = list.map((text, at) => ({ name: `${at}.sql`, text }));
  const result = importSql(given, parser, createSeededIdSource(1), options);
  if (!result.ok) throw new Error(result.diagnostics[0]?.message);
  return result;
}

const outcomes = (report: ImportReport): string[] =>
  report.statements.map((entry) => `${entry.tag}: ${entry.outcome}`);

const codes = (report: ImportReport): string[] =>
  report.statements.flatMap((entry) => entry.diagnostics.map((one) => one.code));

const names = (schema: Schema, kind: Kind): string[] =>
  schema
    .all(kind)
    .map((one) => one.name ?? '')
    .sort();

describe('lines of psql', () => {
  test.each([
    ['\\connect shop', '\\connect: session'],
    ['\\c shop', '\\c: session'],
    ['\\set ON_ERROR_STOP on', '\\set: session'],
    ["\\echo 'hello; world'", '\\echo: session'],
    ['\\encoding UTF8', '\\encoding: session'],
    ['\\pset pager off', '\\pset: session'],
    ['\\timing', '\\timing: session'],
    ['\\restrict abc', '\\restrict: session'],
    ['\\unrestrict abc', '\\unrestrict: session'],
    ['\\i other.sql', '\\i: failed'],
    ['\\ir other.sql', '\\ir: failed'],
    ['\\! rm -rf /', '\\!: failed'],
    ['\\copy t from data.csv', '\\copy: data'],
  ])('%s', (line, outcome) => {
    const { report, schema } = read(`create table a (x int);\n${line}\ncreate table b (y int);\n`);
    expect(outcomes(report)).toEqual(['CREATE TABLE: read', outcome, 'CREATE TABLE: read']);
    expect(names(schema, 'table')).toEqual(['a', 'b']);
  });

  test('what \\gexec would execute is not read', () => {
    const { report } = read("create table a (x int);\nselect 'drop table a' \\gexec\n");
    expect(outcomes(report)).toEqual(['CREATE TABLE: read', 'SQL: failed', '\\gexec: failed']);
  });

  test.each([
    ['create table :name (x int);', ['t_set']],
    ['create table :"name" (x int);', ['t_set']],
    ["create table t (x text default :'name'); -- :name", ['t']],
    [
      "create table t (x text default 'a:name', y int[] default '{1}', z int default '1'::int);",
      ['t'],
    ],
  ])('variables: %s', (sql, tables) => {
    const { report, schema } = read(`\\set name t_set\n${sql}`);
    expect(report.totals.failed).toBe(0);
    expect(names(schema, 'table')).toEqual(tables);
  });

  test('a variable that is not set becomes a literal, with a warning', () => {
    const { report, schema } = read("create table t (x text default :'who');");
    expect(codes(report)).toEqual(['unresolved-variable']);
    expect(schema.all('column')[0]?.default).toEqual(["':who'"]);
  });

  test('conditions: a known one chooses a branch, an unknown one none', () => {
    const sql =
      '\\if :{?full}\ncreate table a (x int);\n\\else\ncreate table b (x int);\n\\endif\ncreate table c (x int);';
    const known = read(sql, { defines: new Map([['full', '1']]) });
    expect(names(known.schema, 'table')).toEqual(['a', 'c']);
  });

  test('COPY data are counted and not parsed', () => {
    const { report } = read(
      "copy public.t (a, b) from stdin;\n1\t;'\n2\t\\N\n\\.\ncreate table u (x int);",
    );
    expect(outcomes(report)).toEqual(['COPY: data', 'CREATE TABLE: read']);
    expect(report.statements[0]?.diagnostics[0]?.message).toBe('2 rows of public.t were left out');
  });

  test('a placeholder is a schema', () => {
    const plain = read('create table @cdm.person (id int);');
    expect(codes(plain.report)).toEqual(['schema-assumed', 'placeholder']);
    expect(names(plain.schema, 'schema')).toEqual(['cdm', 'public']);
    const defined = read('create table @cdm.person (id int);', {
      defines: new Map([['@cdm', 'x']]),
    });
    expect(names(defined.schema, 'schema')).toEqual(['public', 'x']);
  });

  test('a byte order mark and CRLF keep positions', () => {
    const { report } = read('\ufeffcreate table a (x int);\r\ncreate table b (y int);\r\n');
    expect(report.statements.map(({ range }) => [range.start, range.line, range.column])).toEqual([
      [1, 1, 2],
      [26, 2, 1],
    ]);
  });
});

describe('statements', () => {
  test.each([
    ['drop database if exists shop', 'session'],
    ['create database shop', 'session'],
    ['drop schema if exists public cascade', 'read'],
    [
      "set statement_timeout = 0; select pg_catalog.set_config('search_path', 'public', false)",
      'session',
    ],
    ['begin; commit', 'session'],
    ['analyze; vacuum; checkpoint', 'session'],
    ['insert into t values (1)', 'data'],
    ["select setval('s', 5)", 'data'],
    ["select add_geometry_column('t')", 'dynamic'],
    ['call p()', 'dynamic'],
    ["do $$ begin execute 'create table x ()'; end $$", 'dynamic'],
    ['do $$ begin create table x (); end $$', 'read'],
    ['create temp table x (a int)', 'session'],
    ['create publication p for all tables', 'opaque'],
    ['create table x as select 1 as a', 'opaque'],
    ['create extension if not exists plpgsql', 'session'],
    ['create language plpgsql', 'session'],
    ["create role r login password 'secret'", 'opaque'],
    ['refresh materialized view m', 'session'],
    ['alter table if exists nope add a int', 'read'],
    ['drop table nope', 'failed'],
  ])('%s: %s', (sql, outcome) => {
    const { report } = read(`create table there (a int); ${sql};`);
    expect(new Set(report.statements.slice(1).map((entry) => entry.outcome))).toEqual(
      new Set([outcome]),
    );
  });

  test('passwords are not kept', () => {
    const { schema, report } = read("create role r login password 'secret' createdb;");
    expect(JSON.stringify([...schema.records.values()])).not.toContain('secret');
    expect(codes(report)).toContain('secret-removed');
  });

  test('a wrong statement in the middle costs itself alone', () => {
    const { report, schema } = read(
      'create table a (x int); create table a (y int); create table b (z a);',
    );
    expect(report.totals).toMatchObject({ read: 2, failed: 1 });
    expect(report.statements[1]?.diagnostics[0]?.message).toBe('relation a already exists');
    expect(names(schema, 'column')).toEqual(['x', 'z']);
  });

  test('several files are one program and one report', () => {
    const { report, schema } = read([
      'create table a (id int primary key);',
      'create table b (a int references a);',
    ]);
    expect(report.sources.map((one) => one.name)).toEqual(['0.sql', '1.sql']);
    expect(report.statements.map((entry) => [entry.n, entry.source])).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(schema.all('foreignKey')[0]?.references.table).toBe(schema.all('table')[0]?.id);
  });
});

describe('order', () => {
  test.each([
    [
      'a foreign key before its table',
      'create table b (a int references a);',
      'create table a (id int primary key);',
    ],
    [
      'a primary key that comes later',
      'create table a (id int); create table b (a int references a);',
      'alter table a add primary key (id);',
    ],
    ['an index before its table', 'create index i on a (id);', 'create table a (id int);'],
    ['a comment before its table', "comment on table a is 'x';", 'create table a (id int);'],
    [
      'a constraint before its table',
      'alter table a add check (id > 0);',
      'create table a (id int);',
    ],
  ])('%s', (_name, early, late) => {
    const { report } = read(`${early}\n${late}`);
    expect(report.totals.failed).toBe(0);
    expect(codes(report)).toContain('order');
  });

  test('what never comes is missing', () => {
    const { report } = read('create table c (x int); create table b (a int references a);');
    expect(report.totals.failed).toBe(1);
    expect(report.statements[1]?.diagnostics.at(-1)?.message).toBe('relation a does not exist');
  });
});

test('every entry is counted once, and entries and blanks are the whole input', () => {
  const text =
    '-- a\ncreate table a (x int);\n\\echo b\ncopy a from stdin;\n1\n\\.\nselec;\n/* end */';
  const { report } = read(text);
  const { byKind: _, ...counts } = report.totals;
  expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(report.statements.length);
  const rest = report.statements.reduceRight(
    (left, { range }) => left.slice(0, range.start) + left.slice(range.end),
    text,
  );
  expect(rest.replace(/\/\*.*\*\/|--.*/g, '').trim()).toBe('');
});

describe('the order of several files', () => {
  const create =
    'create schema s;\ncreate table s.a (x int primary key);\ncreate table s.b (y int);\n';
  const keys =
    'alter table s.b drop constraint if exists k;\nalter table s.b add constraint k foreign key (y) references s.a (x);\n';
  const index = 'create index i on s.b (y);\n';

  test.each([
    ['as made', [create, keys, index]],
    ['keys before tables', [keys, create, index]],
    ['tables last', [keys, index, create]],
  ])('%s', (_, files) => {
    const { report, schema } = read(files);
    expect(report.totals.failed).toBe(0);
    expect(names(schema, 'foreignKey')).toEqual(['k']);
    expect(names(schema, 'index')).toEqual(['i']);
    expect(codes(report).includes('file-order')).toBe(files[0] !== create);
  });

  test('an order that no file mends stays as it was given', () => {
    const { report } = read(['alter table missing add x int;\n', create]);
    expect(report.sources.map((source) => source.name)).toEqual(['0.sql', '1.sql']);
    expect(report.totals.failed).toBe(1);
  });
});
