/** The SQL parser: libpg-query's WASM module, loaded once a thread. */
import type { SqlParser } from '@ermine/postgres';
import { loadModule, parsePlPgSQLSync, parseSync } from 'libpg-query';

/** Loads the parser that the import is given. */
export async function loadParser(): Promise<SqlParser> {
  await loadModule();
  return { parse: parseSync, parsePlPgSQL: parsePlPgSQLSync };
}
