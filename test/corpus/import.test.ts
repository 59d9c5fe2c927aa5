/**
 * Every real schema is read whole: no statement fails, none of a modelled kind is kept as opaque
 * text, each stretch of the input stands in the report once (postgres-model:Q1), and the records are
 * as many as PostgreSQL counted. A file that is no whole schema stands in its own test.
 */
import type { ReportEntry } from '@ermine/postgres';
import { type CorpusSchema, corpusSchemas, corpusUnavailable, skippable } from '@ermine/testkit';
import { describe, expect, test } from 'vitest';
import { comparableByKind, detailCounts, expectedByKind } from './counts.ts';
import { coverageProblems } from './coverage.ts';
import { parser, readSchema } from './imported.ts';

/** What opaque statements may be: kinds that are not modelled yet, owners and privileges. */
const opaqueTags = new Set([
  'OWNER',
  'GRANT',
  'REVOKE',
  'GRANT ROLE',
  'CREATE ROLE',
  'ALTER ROLE',
  'ALTER DEFAULT PRIVILEGES',
  'CREATE RULE',
  'CREATE POLICY',
  'CREATE AGGREGATE',
  'CREATE OPERATOR',
  'CREATE TYPE',
]);

/** CREATE TYPE makes many kinds: composite types are opaque, enums are not. */
const compositeType = /^CREATE\s+TYPE\s+\S+\s+AS\s*\(/i;

function wronglyOpaque(schema: CorpusSchema, statements: readonly ReportEntry[]): string[] {
  return statements
    .filter((entry) => entry.outcome === 'opaque')
    .map((entry) => {
      const text = schema.files[entry.source]?.text ?? '';
      return { tag: entry.tag, text: text.slice(entry.range.start, entry.range.end) };
    })
    .filter(({ tag, text }) =>
      tag === 'CREATE TYPE' ? !compositeType.test(text) : !opaqueTags.has(tag),
    )
    .map(({ tag, text }) => `${tag}: ${text.slice(0, 200)}`);
}

const reason = corpusUnavailable();
const schemas = corpusSchemas() ?? [];
const loadable = schemas.filter((schema) => schema.truth.catalog);

describe.skipIf(reason !== null)(skippable('import of real schemas', reason), () => {
  test.each(loadable)('$name: every statement is read', (schema) => {
    const { report } = readSchema(schema);
    const failed = report.statements.filter((entry) => entry.outcome === 'failed');
    expect(failed.flatMap((entry) => entry.diagnostics)).toEqual([]);
    expect(report.totals.failed).toBe(0);
    expect(report.totals.skipped).toBe(0);
  });

  test.each(schemas)('$name: only kinds that are not modelled are opaque', (schema) => {
    expect(wronglyOpaque(schema, readSchema(schema).report.statements)).toEqual([]);
  });

  test.each(schemas)('$name: Q1 the report holds the whole input once', (schema) => {
    const { report } = readSchema(schema);
    expect(coverageProblems(schema.files, report)).toEqual([]);
    // The corpus counts statements of SQL: lines for psql are none.
    const sql = report.statements.filter((entry) => !entry.tag.startsWith('\\'));
    expect(sql).toHaveLength(schema.truth.parser.statements);
  });

  test.each(loadable)('$name: the objects are those that PostgreSQL counted', (schema) => {
    const { report, schema: records } = readSchema(schema);
    const byKind = comparableByKind(report.totals.byKind);
    // The truth leaves comments on extensions out.
    const onExtensions = records
      .all('comment')
      .filter((comment) => records.find('extension', comment.parent ?? '')).length;
    const expected = expectedByKind(schema.truth.catalog?.total ?? {});
    if (onExtensions > 0) expected.comment = (expected.comment ?? 0) + onExtensions;
    expect(byKind).toEqual(expected);
    expect(onExtensions).toBe(schema.name === 'danbooru' ? 5 : 0);
    expect(report.totals.byKind.schema ?? 0).toBe(schema.truth.parser.byKind.CreateSchemaStmt ?? 0);
    expect(
      records
        .all('extension')
        .map((extension) => extension.name)
        .sort(),
    ).toEqual(schema.truth.extensions ?? []);
  });

  test.each(loadable)('$name: so are their attributes', (schema) => {
    const counted = detailCounts(readSchema(schema).schema);
    const total = schema.truth.catalog?.total ?? {};
    expect(counted).toEqual(
      Object.fromEntries(Object.keys(counted).map((name) => [name, total[name] ?? 0])),
    );
  });
});

test.skipIf(reason !== null)(skippable('a file that names a wrong encoding', reason), () => {
  const schema = schemas.find(({ name }) => name === 'adventureworks') as CorpusSchema;
  const { report, schema: records } = readSchema(schema);
  const noted = report.statements.filter(({ diagnostics }) =>
    diagnostics.some(({ code }) => code === 'encoding-not-followed'),
  );
  expect(noted.map(({ tag, outcome }) => `${tag} ${outcome}`)).toEqual(['SET session']);
  expect(records.all('comment').filter(({ text }) => text.includes('Résumé'))).toHaveLength(2);
});

/**
 * Supabase's file alters an image that it does not make. What of it can not be read names an object of
 * that image, or one whose schema is not on the search path; how much that costs, by what it would do.
 */
const supabaseFailures = {
  column: [/^ALTER TABLE \S+ ADD COLUMN/, 19],
  foreignKey: [/^ALTER TABLE \S+ ADD CONSTRAINT \S+ FOREIGN KEY/, 18],
  unique: [/^ALTER TABLE \S+ ADD CONSTRAINT \S+ UNIQUE/, 2],
  check: [/^ALTER TABLE \S+ ADD CONSTRAINT \S+ CHECK/, 1],
  index: [/^CREATE (?:UNIQUE )?INDEX/, 11],
  comment: [/^COMMENT ON/, 4],
  droppedColumn: [/^ALTER TABLE \S+ DROP COLUMN/, 2],
  droppedConstraint: [/^ALTER TABLE \S+ DROP CONSTRAINT/, 1],
  droppedIndex: [/^DROP INDEX/, 2],
  rowSecurity: [/^ALTER TABLE \S+ ENABLE ROW LEVEL SECURITY/, 5],
  privilege: [/^(?:GRANT|REVOKE) /, 14],
} as const satisfies Readonly<Record<string, readonly [RegExp, number]>>;

describe.skipIf(reason !== null)(skippable('import of a file for an image', reason), () => {
  const find = () => schemas.find(({ name }) => name === 'supabase') as CorpusSchema;

  test('only what the image should hold fails', () => {
    const schema = find();
    const failed = readSchema(schema).report.statements.filter(
      (entry) => entry.outcome === 'failed',
    );
    for (const { diagnostics } of failed)
      expect(diagnostics.map(({ message }) => message)).toEqual([
        expect.stringMatching(/^(?!.*"").* does not exist$/),
      ]);
    const texts = failed.map(({ range }) => schema.files[0]?.text.slice(range.start, range.end));
    const counted = Object.entries(supabaseFailures).map(([what, [pattern]]) => [
      what,
      texts.filter((text) => pattern.test(text ?? '')).length,
    ]);
    const expected = Object.entries(supabaseFailures).map(([what, [, count]]) => [what, count]);
    expect(counted).toEqual(expected);
    expect(failed).toHaveLength(expected.reduce((sum, [, count]) => sum + Number(count), 0));
  });

  test('everything else is counted as the parse tree has it', () => {
    const schema = find();
    const { counts = {}, byKind } = schema.truth.parser;
    const expected = expectedByKind(counts);
    const lost = (what: keyof typeof supabaseFailures) => supabaseFailures[what][1];
    for (const kind of ['foreignKey', 'unique', 'check', 'index', 'comment'] as const)
      expected[kind] = (expected[kind] ?? 0) - lost(kind);
    // The two columns that it drops are the image's, so that none goes.
    expected.column = (counts.columns ?? 0) + (counts.columnsAdded ?? 0) - lost('column');
    expected.sequence = (counts.sequences ?? 0) + (counts.columnsIdentity ?? 0);
    expected.enumValue = enumLabels(schema);
    const { totals } = readSchema(schema).report;
    expect(comparableByKind(totals.byKind)).toEqual(expected);
    expect(totals.byKind.schema).toBe(byKind.CreateSchemaStmt);
  });
});

/** Labels in the parse tree of a schema's first file. */
function enumLabels(schema: CorpusSchema): number {
  return (parser.parse(schema.files[0]?.text ?? '').stmts ?? [])
    .map(({ stmt }) => (stmt && 'CreateEnumStmt' in stmt ? stmt.CreateEnumStmt.vals : undefined))
    .reduce((sum, labels) => sum + (labels?.length ?? 0), 0);
}
