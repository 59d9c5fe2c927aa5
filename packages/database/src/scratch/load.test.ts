import { PGlite } from '@electric-sql/pglite';
import { loadModule, parseSync } from 'libpg-query';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { EngineError, type LoadSession, loadScript } from './load.ts';

let database: PGlite;

beforeAll(async () => {
  await loadModule();
  database = await PGlite.create();
}, 120_000);

beforeEach(async () => {
  await database.exec('drop schema public cascade; create schema public');
});

afterAll(() => database.close());

/** Errors of a script as `index code`, and the tables it left. */
async function check(
  texts: readonly string[],
  errors: readonly string[],
  tables: readonly string[],
): Promise<void> {
  const statements = texts.map((text) => ({ text }));
  const found = await loadScript(database, parseSync, { statements, roles: [] }, async () => {});
  expect(found.map(({ index, code }) => `${index} ${code}`)).toEqual(errors);
  const { rows } = await database.query<{ relname: string }>(
    `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      order by relname`,
  );
  expect(rows.map(({ relname }) => relname)).toEqual(tables);
}

test('a statement that fails costs only itself', () =>
  check(
    ['create table a (x int)', 'create table b (x nosuch)', 'creat', 'create table c (x int)'],
    ['1 42704', '2 42601'],
    ['a', 'c'],
  ));

test('inside a transaction block too, whose rollback counts', () =>
  check(
    [
      'begin',
      'create table a (x int)',
      'create table b (x nosuch)',
      'commit',
      'begin',
      'create table c (x int)',
      'rollback',
      'create table d (x int)',
    ],
    ['2 42704'],
    ['a', 'd'],
  ));

test('savepoints of the script work, and a block left open is committed', () =>
  check(
    [
      'begin',
      'savepoint s',
      'create table a (x int)',
      'rollback to savepoint s',
      'create table b (x int)',
    ],
    [],
    ['b'],
  ));

test('several statements in one text stand or fall together', () =>
  check(
    [
      'create table a (x int); create table b (x nosuch)',
      'create table c (x int); do $$ begin end $$',
    ],
    ['0 42704', '1 refused'],
    [],
  ));

test('what is refused is reported, what is skipped is not; neither is executed', () =>
  check(
    ['create table a (x int)', 'insert into a values (1)', `copy a to program 'x'`],
    ['2 refused'],
    ['a'],
  ));

test('positions count characters from 1, of parser and of server', async () => {
  const statements = [{ text: `comment '😀' creat` }, { text: `create table "😀" (a nosuch)` }];
  const found = await loadScript(database, parseSync, { statements, roles: [] }, async () => {});
  expect(found.map(({ position }) => position)).toEqual([9, 21]);
});

test('roles that are spoken of exist, those that the script makes are left to it', async () => {
  const statements = [
    { text: 'create role made' },
    { text: 'create table a (x int)' },
    { text: 'alter table a owner to "Spoken ""of"""' },
    { text: 'grant select on a to made' },
  ];
  const roles = ['Spoken "of"', 'made', 'postgres'];
  expect(await loadScript(database, parseSync, { statements, roles }, async () => {})).toEqual([]);
});

test('an engine that breaks down ends the job, naming the statement', async () => {
  const session: LoadSession = {
    exec: (sql) =>
      sql.startsWith('create') ? Promise.reject(new Error('unreachable')) : Promise.resolve(),
  };
  const statements = [{ text: 'set search_path = a' }, { text: 'create table a (x int)' }];
  const loading = loadScript(session, parseSync, { statements, roles: [] }, async () => {});
  await expect(loading).rejects.toMatchObject({ index: 1, message: 'unreachable' });
  await expect(loading).rejects.toBeInstanceOf(EngineError);
});

test('texts of the server are cut', async () => {
  const name = 'x'.repeat(5000);
  const session: LoadSession = {
    exec: (sql) => {
      if (!sql.startsWith('create')) return Promise.resolve();
      return Promise.reject(Object.assign(new Error(name), { code: '42P01', detail: name }));
    },
  };
  const statements = [{ text: 'create table a (x int)' }];
  const [error] = await loadScript(session, parseSync, { statements, roles: [] }, async () => {});
  expect(error?.message.length).toBe(2001);
  expect(error?.detail?.length).toBe(2001);
});
