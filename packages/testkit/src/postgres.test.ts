import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PostgresServer, startPostgres } from './postgres.ts';
import {
  everyoneMayRun,
  postgresFolder,
  postgresMajors,
  postgresUnavailable,
} from './postgres-programs.ts';
import { skippable } from './skippable.ts';

for (const major of postgresMajors) {
  const reason = postgresUnavailable(major);
  describe.skipIf(reason !== null)(skippable(`PostgreSQL ${major}`, reason), () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres(major, { settings: { work_mem: '5MB' } });
    });
    afterAll(async () => {
      await server.stop();
      expect(existsSync(server.socketDir)).toBe(false);
    });

    test('is of that major, with the settings asked for', async () => {
      const [row] = await server.query(
        'postgres',
        `SELECT current_setting('server_version_num')::int / 10000 AS major,
           current_setting('work_mem') AS memory, current_setting('listen_addresses') AS addresses`,
      );
      expect(row).toEqual({ major, memory: '5MB', addresses: '' });
    });

    test('databases are apart, UTF-8, and reached by their URL', async () => {
      const url = await server.createDatabase('a "b" c');
      await server.query(
        'a "b" c',
        'CREATE TABLE only_here (id int); INSERT INTO only_here VALUES (7)',
      );
      const client = new Client(url);
      await client.connect();
      const { rows } = await client.query(
        'SELECT id, pg_encoding_to_char(encoding) AS encoding FROM only_here, pg_database WHERE datname = current_database()',
      );
      await client.end();
      expect(rows).toEqual([{ id: 7, encoding: 'UTF8' }]);
      await expect(server.query('postgres', 'TABLE only_here')).rejects.toThrow('does not exist');
    });

    test('contrib extensions are there', async () => {
      await server.createDatabase('contrib');
      await server.query(
        'contrib',
        'CREATE EXTENSION btree_gin; CREATE EXTENSION pg_trgm; CREATE EXTENSION pgcrypto; CREATE EXTENSION citext',
      );
    });

    test('a script goes on after a refused statement and says which one it was', async () => {
      await server.createDatabase('script');
      const refused = await server.runScript(
        'script',
        '\\set x 1\nCREATE TABLE a (id int); CREATE TABLE a (id int);\nCOPY a FROM stdin;\n1\n\\.\nCREATE TABLE b (id int);',
      );
      expect(refused).toEqual([
        { statement: 'CREATE TABLE a (id int)', message: 'relation "a" already exists' },
      ]);
      expect(await server.query('script', 'SELECT count(*)::int AS n FROM a, b')).toEqual([
        { n: 0 },
      ]);
    });
  });
}

const reason = postgresUnavailable(18);
describe.skipIf(reason !== null)(skippable('the launcher', reason), () => {
  test('says why a server does not start, and leaves nothing behind', async () => {
    await expect(startPostgres(18, { settings: { shared_buffers: 'many' } })).rejects.toThrow(
      /invalid value for parameter "shared_buffers"/,
    );
  });

  test('a server ends with its process, even one that is killed', async () => {
    const program = `
      import { startPostgres } from ${JSON.stringify(fileURLToPath(new URL('./postgres.ts', import.meta.url)))};
      const server = await startPostgres(18);
      process.stdout.write(server.socketDir);
      setInterval(() => {}, 1000);
    `;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', program],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const folder = await new Promise<string>((resolve) => {
      child.stdout.setEncoding('utf8').once('data', resolve);
    });
    expect(existsSync(folder)).toBe(true);
    child.kill('SIGKILL');
    await expect.poll(() => existsSync(folder), { timeout: 60_000 }).toBe(false);
  });
});

const notRoot = process.getuid?.() === 0 ? null : 'only root runs servers as another user';
test.skipIf(reason !== null || notRoot !== null)(
  skippable('programs in a private folder are copied, and removed again', reason ?? notRoot),
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ermine-private-'));
    cpSync(postgresFolder(18), folder, { recursive: true, verbatimSymlinks: true });
    expect(everyoneMayRun(folder)).toBe(false);
    const server = await startPostgres(18, { programs: folder });
    expect(await server.query('postgres', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    rmSync(folder, { recursive: true });
    expect(existsSync(server.socketDir)).toBe(false);
  },
);

describe('everyoneMayRun', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ermine-programs-'));
  const program = join(folder, 'inner', 'bin', 'postgres');
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, '');
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['all open', 0o755, 0o755, true],
    ['below a private folder', 0o700, 0o755, false],
    ['a private program', 0o755, 0o700, false],
  ])('%s', (_what, folderMode, programMode, expected) => {
    chmodSync(folder, folderMode);
    chmodSync(program, programMode);
    expect(everyoneMayRun(join(folder, 'inner'))).toBe(expected);
  });
});
