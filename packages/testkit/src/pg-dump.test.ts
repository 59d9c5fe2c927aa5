import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dumpLines, findPgDump, pgDump, pgDumpUnavailable } from './pg-dump.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { postgresUnavailable } from './postgres-programs.ts';
import { skippable } from './skippable.ts';

test('dumpLines keeps statements only, sorted', () => {
  const dump = [
    '-- PostgreSQL database dump',
    '\\restrict 9fH2',
    "SET statement_timeout = 0;\nSELECT pg_catalog.set_config('search_path', '', false);",
    '--\n-- Name: t; Type: TABLE\n--',
    "CREATE TABLE public.t (\n    a text DEFAULT ';'::text\n);",
    'ALTER TABLE public.t OWNER TO postgres;',
    '\\unrestrict 9fH2',
  ].join('\n\n');
  expect(dumpLines(dump)).toEqual([
    'ALTER TABLE public.t OWNER TO postgres',
    "CREATE TABLE public.t (\n    a text DEFAULT ';'::text\n)",
  ]);
});

const reason = postgresUnavailable(15) ?? pgDumpUnavailable(15);
describe.skipIf(reason !== null)(skippable('pg_dump of PostgreSQL 15', reason), () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres(15);
  });
  afterAll(() => server.stop());

  async function dumped(name: string, ddl: string): Promise<string[]> {
    const url = await server.createDatabase(name);
    await server.query(name, ddl);
    const program = findPgDump(15);
    if (program === null) throw new Error('pg_dump vanished');
    return dumpLines(await pgDump(program, url));
  }

  test('is the same for statements in another order, and not for another default', async () => {
    const tables = ['CREATE TABLE a (x int)', 'CREATE TABLE b (y int DEFAULT 1)'];
    const one = await dumped('one', tables.join(';'));
    const two = await dumped('two', tables.toReversed().join(';'));
    const three = await dumped('three', `${tables[0]}; CREATE TABLE b (y int DEFAULT 2)`);
    expect(one).toHaveLength(4);
    expect(two).toEqual(one);
    expect(three).not.toEqual(one);
  });

  test('keeps SQL bodies whole', async () => {
    const lines = await dumped(
      'bodies',
      'CREATE FUNCTION f(i int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN i > 0 THEN 1 END; SELECT 2; END',
    );
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^CREATE FUNCTION public\.f.*\nEND$/s);
  });

  test('fails aloud', async () => {
    const program = findPgDump(15);
    if (program === null) throw new Error('pg_dump vanished');
    await expect(pgDump(program, server.databaseUrl('none'))).rejects.toThrow('does not exist');
  });
});
