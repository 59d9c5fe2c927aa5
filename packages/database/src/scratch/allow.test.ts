import { loadModule, parseSync } from 'libpg-query';
import { beforeAll, describe, expect, test } from 'vitest';
import { refuse } from './allow.ts';
import type { Tree } from './tree.ts';

beforeAll(() => loadModule());

/** What the allow-list says of a statement: `allowed`, or the code of its refusal. */
function check(sql: string, expected: string): void {
  const [statement] = parseSync(sql).stmts ?? [];
  expect(refuse(statement?.stmt as Tree)?.code ?? 'allowed', sql).toBe(expected);
}

describe('hostile statements never reach the database (security:B3)', () => {
  test.each([
    `copy t to program 'id'`,
    `copy t from program 'id'`,
    `copy t to '/tmp/x'`,
    `copy t from '/etc/passwd'`,
    `do $$ begin perform 1; end $$`,
    'call p()',
    `load '/tmp/x.so'`,
    `alter system set work_mem = '1MB'`,
    `create function f() returns integer language c as 'x', 'y'`,
    `create function f() returns integer language internal as 'x'`,
    `create function f() returns integer language plpython3u as 'x'`,
    `create function f() returns integer language "SQL2" as 'x'`,
    'create language x handler plpgsql_call_handler',
    'create server s foreign data wrapper w',
    'alter server s options (add a $$b$$)',
    'create user mapping for u server s',
    `create subscription s connection 'host=x' publication p`,
    'import foreign schema a from server s into b',
    'set role admin',
    'set session authorization admin',
    `select set_config('role', 'admin', false)`,
    `select set_config('session_authorization', 'admin', false)`,
    `select pg_read_file('/etc/passwd')`,
    'select f()',
    'select 1',
    `create table t (a text default pg_read_file('/etc/passwd'))`,
    `create table t (a text default pg_catalog.pg_read_file('/etc/passwd'))`,
    `create table t (a oid default lo_import('/etc/passwd'))`,
    `create table t (a int check (lo_unlink(1) = a))`,
    `create view v as select * from dblink('host=x', 'select 1') as t(a int)`,
    `create table t as select pg_ls_dir('/')`,
    `select pg_terminate_backend(1) into t`,
    `create materialized view v as select query_to_xml('select 1', true, true, '')`,
    `create index i on t ((set_config('role', a, false)))`,
    `create schema s create table t (a text default pg_read_file('x'))`,
    `alter table t alter a set default pg_sleep(100)::text`,
    'create event trigger e on ddl_command_end execute function f()',
    'create tablespace x location $$/tmp$$',
    'create database x',
    'drop database x',
    `prepare transaction 'x'`,
    'prepare p as select 1',
    'execute p',
    'declare c cursor for select 1',
  ])('%s', (sql) => check(sql, 'refused'));
});

describe('what makes a schema is executed', () => {
  test.each([
    'create table t (a int)',
    'create schema s create table t (a int) create view v as select a from t',
    'alter table t add column b int',
    'create unique index on t (lower(a))',
    'create function f() returns int language sql as $$ select pg_read_file($$) $$'.replace(
      '$$)',
      ')',
    ),
    `create function f() returns trigger language plpgsql as 'begin end'`,
    'create function f() returns int return 1',
    'create trigger g before insert on t for each row execute function lo_manage()',
    `create table t (a text default app.pg_read_file('x'))`,
    'create table t as select now() as a',
    'select now() as a into t',
    `comment on table t is 'x'`,
    'grant select on t to public',
    'create extension hstore',
    'set search_path = a, b',
    'set check_function_bodies = false',
    'reset search_path',
    'reset all',
    `select pg_catalog.set_config('search_path', '', false)`,
    'begin',
    'commit',
    'rollback to savepoint a',
    'create publication p for all tables',
    'alter table t cluster on i',
    'create role r',
  ])('%s', (sql) => check(sql, 'allowed'));
});

describe('data and session commands are left out', () => {
  test.each([
    'insert into t values (1)',
    'copy t from stdin',
    'update t set a = 1',
    `select setval('s', 1)`,
    `select pg_catalog.setval('s', 5, true)`,
    'analyze',
    'vacuum t',
    'refresh materialized view v',
    `set work_mem = '1GB'`,
    'set statement_timeout = 0',
    'create temporary table t (a int)',
    'create temp view v as select 1',
    'create temp table t as select 1',
    'create table pg_temp.t (a int)',
    'create language plpgsql',
    'create extension if not exists plpgsql with schema pg_catalog',
    'discard all',
  ])('%s', (sql) => check(sql, 'skipped'));
});

test('an extension that the engine lacks is named', () => {
  check('create extension postgis', 'extension-unavailable');
  check('create extension "__proto__"', 'extension-unavailable');
  check('create language plperlu', 'extension-unavailable');
});
