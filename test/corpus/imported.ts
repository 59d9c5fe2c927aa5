/** The schemas of the corpus as the product imports them, for the tests of this folder. */
import { type Imported, type ImportOptions, importSql, type SqlSource } from '@ermine/formats';
import { createSeededIdSource } from '@ermine/model';
import type { SqlParser } from '@ermine/postgres';
import type { CorpusSchema } from '@ermine/testkit';
import { loadModule, parsePlPgSQLSync, parseSync } from 'libpg-query';

await loadModule();

/** The parser that every import of these tests is given. */
export const parser: SqlParser = { parse: parseSync, parsePlPgSQL: parsePlPgSQLSync };

/** An import that came to an end. */
export type Read = Extract<Imported, { ok: true }>;

let imports = 0;

/** Imports sources with ids of their own; throws with the first diagnostic where there is no result. */
export function read(sources: readonly SqlSource[], options: ImportOptions = {}): Read {
  imports += 1;
  const imported = importSql(sources, parser, createSeededIdSource(imports), options);
  if (!imported.ok) throw new Error(imported.diagnostics[0]?.message ?? 'not imported');
  return imported;
}

const known = new Map<string, Read>();

/** A schema of the corpus as a person drops it: its bytes and no options. Read once a process. */
export function readSchema(schema: CorpusSchema): Read {
  let found = known.get(schema.name);
  if (!found) {
    found = read(schema.files);
    known.set(schema.name, found);
  }
  return found;
}

/** Values for placeholders that a schema needs before a database can load it (`load.how`). */
const definesOf: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  omop: new Map([['@cdmDatabaseSchema', 'public']]),
};

/** A schema of the corpus as a database can load it. */
export function readLoadable(schema: CorpusSchema): Read {
  const defines = definesOf[schema.name];
  return defines ? read(schema.files, { defines }) : readSchema(schema);
}
