import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CorpusSchema, corpusSchemas, corpusUnavailable, originalScript } from './corpus.ts';
import { differences, observe } from './observer/index.ts';
import { dumpLines, findPgDump, pgDump } from './pg-dump.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { postgresMajors, postgresUnavailable } from './postgres-programs.ts';
import { skippable } from './skippable.ts';

/** The counts of truth.json that follow from what the observer says. */
function counts(lines: readonly string[]): Record<string, number> {
  const count = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length;
  const tables = new Set(
    lines.flatMap((line) => /^relation (.+?) \| kind [rp]\b/.exec(line)?.[1] ?? []),
  );
  const ofTable = (line: string) =>
    tables.has(/^column ([^|]+)\.(?:"[^"]*"|\w+) \| /.exec(line)?.[1] ?? '');
  const columns = lines.filter(ofTable);
  const constraints = lines.filter((line) => /^constraint /.test(line));
  const behindConstraints = constraints.filter((line) => / \| type [pux] /.test(line)).length;
  return {
    tables: tables.size,
    columns: columns.length,
    columnsLocal: columns.filter((line) => line.includes(' | local true')).length,
    columnsNotNull: columns.filter((line) => line.includes(' | not_null true')).length,
    primaryKeys: constraints.filter((line) => line.includes(' | type p ')).length,
    foreignKeys: constraints.filter((line) => line.includes(' | type f ')).length,
    uniques: constraints.filter((line) => line.includes(' | type u ')).length,
    checks: constraints.filter((line) => line.includes(' | type c ')).length,
    domainChecks: count(/^domain constraint .* \| type c /s),
    indexes: count(/^index /) - behindConstraints,
    enums: count(/^type .* \| type e /),
    domains: count(/^type .* \| type d /),
    views: count(/^relation .* \| kind v /),
    materializedViews: count(/^relation .* \| kind m /),
    functions: count(/^routine .* \| kind [fw] /),
    aggregates: count(/^aggregate /),
    triggers: count(/^trigger /),
    rules: count(/^rule /),
    sequences: count(/^sequence /),
  };
}

test.skipIf(corpusUnavailable() !== null)(
  skippable('the corpus is read', corpusUnavailable()),
  () => {
    const schemas = corpusSchemas() ?? [];
    expect(schemas.length).toBeGreaterThan(0);
    for (const schema of schemas) {
      expect(schema.files.map((file) => file.name)).toEqual(schema.truth.files);
      for (const file of schema.files) expect(file.text.length).toBeGreaterThan(0);
    }
  },
);

for (const major of postgresMajors) {
  const reason = corpusUnavailable() ?? postgresUnavailable(major);
  describe.skipIf(reason !== null)(skippable(`the corpus on PostgreSQL ${major}`, reason), () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres(major);
    });
    afterAll(() => server.stop());

    /** Loads a schema into a new database and says what the observers see. */
    async function load(schema: CorpusSchema, database: string) {
      const url = await server.createDatabase(database);
      const refused = await server.runScript(database, originalScript(schema));
      const client = await server.connect(database);
      const observed = await observe(client).finally(() => client.end());
      const program = findPgDump(major);
      const dumped = program === null ? [] : dumpLines(await pgDump(program, url));
      return { refused: refused.map((entry) => entry.message), observed, dumped };
    }

    const loadable = (corpusSchemas() ?? []).filter((schema) => schema.truth.catalog !== undefined);
    test.each(loadable)('$name loads as truth.json says, twice the same', async (schema) => {
      const first = await load(schema, schema.name);
      const on18 = major === 18 ? schema.truth.on18 : undefined;
      expect(first.refused).toHaveLength(on18?.statementsRefused ?? 0);

      const counted = counts(first.observed);
      const truth: Record<string, number> = { ...schema.truth.catalog?.total, ...on18?.total };
      for (const name of Object.keys(counted)) truth[name] ??= 0;
      expect(truth).toMatchObject(counted);

      // What differs from load to load, such as object ids, must not reach the observers' lines.
      const second = await load(schema, `${schema.name} again`);
      expect(differences(first.observed, second.observed)).toEqual([]);
      expect(differences(first.dumped, second.dumped)).toEqual([]);
    });
  });
}
