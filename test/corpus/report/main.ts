/** `npm run corpus`: takes every real schema through everything and writes docs/corpus.md. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createScratchPool } from '@ermine/database';
import {
  corpusSchemas,
  corpusUnavailable,
  findPgDump,
  type PostgresServer,
  postgresMajors,
  postgresUnavailable,
  startPostgres,
} from '@ermine/testkit';
import { markdown } from './markdown.ts';
import { resultOf, type SchemaResult } from './result.ts';

const page = fileURLToPath(new URL('../../../docs/corpus.md', import.meta.url));

const schemas = corpusSchemas();
const reason =
  corpusUnavailable() ?? postgresMajors.map(postgresUnavailable).find((why) => why !== null);
if (schemas === null || reason) {
  console.error(`The page can not be written here: ${reason}`);
  process.exit(3);
}

const cacheDir = mkdtempSync(join(tmpdir(), 'ermine-corpus-'));
const pool = createScratchPool({ cacheDir });
const servers: PostgresServer[] = [];
try {
  for (const major of postgresMajors) servers.push(await startPostgres(major));
  const results: SchemaResult[] = [];
  for (const schema of schemas) {
    console.error(schema.name);
    results.push(await resultOf(schema, pool, servers));
  }
  mkdirSync(join(page, '..'), { recursive: true });
  writeFileSync(
    page,
    markdown(results, {
      scratch: results[0]?.verified.engine ?? 'no scratch database',
      servers: await Promise.all(servers.map(version)),
      pgDump: `pg_dump ${findPgDump(postgresMajors[0])?.major ?? 'of no version'}`,
    }),
  );
} finally {
  await pool.close();
  for (const server of servers) await server.stop();
  rmSync(cacheDir, { recursive: true, force: true });
}

async function version(server: PostgresServer): Promise<string> {
  const [row] = await server.query('postgres', 'SHOW server_version');
  return `PostgreSQL ${row?.server_version}`;
}
