/**
 * Every real schema is read whole: no statement fails, none of a modelled kind is kept as opaque
 * text, each stretch of the input stands in the report once (postgres-model:Q1), and the records are
 * as many as PostgreSQL counted. A file that is no whole schema stands in its own test.
 */
import type { ReportEntry } from '@ermine/postgres';
import { type CorpusSchema, corpusSchemas, corpusUnavailable, skippable } from '@ermine/testkit';
import { describe, expect, test } from 'vitest';
import { comparableByKind, detailCounts, expectedByKind } from './counts.ts';
import { readSchema } from './imported.ts';

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

const blankOrComment = /^(?:[\s;\ufeff]|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*$/;

/** What of the files stands in no entry, and entries that overlap. */
function uncovered(schema: CorpusSchema, statements: readonly ReportEntry[]): string[] {
  const problems: string[] = [];
  schema.files.forEach((file, source) => {
    const entries = statements
      .filter((entry) => entry.source === source)
      .sort((one, other) => one.range.start - other.range.start);
    let at = 0;
    for (const { n, range } of [
      ...entries,
      { n: 0, range: { start: file.text.length, end: file.text.length } },
    ]) {
      if (range.start < at) problems.push(`${file.name}: entry ${n} overlaps the one before`);
      const between = file.text.slice(at, range.start);
      if (!blankOrComment.test(between)) problems.push(`${file.name}: ${between.slice(0, 200)}`);
      at = Math.max(at, range.end);
    }
  });
  return problems;
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
    const { statements, totals } = readSchema(schema).report;
    expect(uncovered(schema, statements)).toEqual([]);
    const { byKind: _, ...outcomes } = totals;
    const sum = Object.values(outcomes).reduce((total, count) => total + count, 0);
    expect(sum).toBe(statements.length);
    // The corpus counts statements of SQL: lines for psql are none.
    const sql = statements.filter((entry) => !entry.tag.startsWith('\\'));
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

/** What the file of Supabase does to objects of an image that it does not make, so that it fails. */
const supabaseFailures: Readonly<Record<string, number>> = {};
void supabaseFailures;
