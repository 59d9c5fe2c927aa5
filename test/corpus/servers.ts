/**
 * Loads the original and the printed DDL of a real schema into real servers and compares what outside
 * observers see there (postgres-model:G5). Shares nothing with the product's own catalog queries.
 */
import { Schema, withAttributes } from '@ermine/model';
import { printSchema } from '@ermine/postgres';
import {
  type CorpusSchema,
  dumpLines,
  findPgDump,
  observe,
  originalScript,
  type PostgresServer,
  pgDump,
} from '@ermine/testkit';
import { readLoadable } from './imported.ts';

/** What a script made of an empty database. */
export interface Loaded {
  /** The server's messages for statements that it refused, with the name of what they would make. */
  readonly refused: readonly { readonly object: string; readonly message: string }[];
  /** The outside observer's lines. */
  readonly observed: readonly string[];
  /** The statements of a schema-only dump; empty where no pg_dump reads this server. */
  readonly dumped: readonly string[];
}

const made =
  /^CREATE\s+(?:UNIQUE\s+)?(?:TABLE|INDEX|VIEW|TYPE|FUNCTION)\s+(?:\w+\.)?("[^"]+"|\w+)/i;

/** Loads a script into a new database as psql would, and looks at the result. */
async function load(server: PostgresServer, database: string, script: string): Promise<Loaded> {
  const url = await server.createDatabase(database);
  const refused = await server.runScript(database, script);
  const client = await server.connect(database);
  const observed = await observe(client).finally(() => client.end());
  const program = findPgDump(server.major);
  const dumped = program === null ? [] : dumpLines(await pgDump(program, url));
  await server.query('postgres', `DROP DATABASE "${database}"`);
  return {
    refused: refused
      .map(({ statement, message }) => ({
        object: made.exec(statement)?.[1] ?? statement.slice(0, 60),
        message,
      }))
      .sort((one, other) => (one.object < other.object ? -1 : 1)),
    observed,
    dumped,
  };
}

/** Roles that the statements of a schema name and no statement of it makes. */
async function createRoles(server: PostgresServer, roles: readonly string[]): Promise<void> {
  for (const role of roles) {
    const known = await server.query(
      'postgres',
      `SELECT FROM pg_roles WHERE rolname = '${role.replaceAll("'", "''")}'`,
    );
    if (known.length === 0)
      await server.query('postgres', `CREATE ROLE "${role.replaceAll('"', '""')}"`);
  }
}

// A file that is UTF-8 and says that it is Latin-1: a server would store two characters for each é. The
// import reads it as UTF-8 and notes the statement.
const wrongEncoding = /^SET CLIENT_ENCODING=latin1;$/m;

/** Loads the original of a schema, once the roles that it needs are there. */
export async function loadOriginal(server: PostgresServer, schema: CorpusSchema): Promise<Loaded> {
  await createRoles(server, readLoadable(schema).original.roles);
  const script = originalScript(schema).replace(wrongEncoding, '');
  return load(server, `${schema.name} original`, script);
}

/** Loads what is printed of a schema for a server of that major. */
export function loadPrinted(
  server: PostgresServer,
  schema: CorpusSchema,
  mode: 'canonical' | 'readable',
): Promise<Loaded> {
  const { schema: records } = readLoadable(schema);
  const root = withAttributes(records.root, { targetVersion: server.major });
  const design = new Schema(new Map(records.records).set(root.id, root));
  const printed = printSchema(design, { mode });
  if (!printed.ok) throw new Error(printed.diagnostics[0]?.message);
  return load(server, `${schema.name} ${mode}`, printed.text);
}
