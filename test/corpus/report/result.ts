/** What is known of a schema of the corpus once it went through the product and the servers. */
import { type ScratchPool, verify } from '@ermine/database';
import { printedScript } from '@ermine/formats';
import { type ImportReport, printSchema, type Verified } from '@ermine/postgres';
import { type CorpusSchema, differences, findPgDump, type PostgresServer } from '@ermine/testkit';
import { comparableByKind, expectedByKind } from '../counts.ts';
import { coverageProblems } from '../coverage.ts';
import { parser, read, readLoadable, readSchema } from '../imported.ts';
import { recordDifferences } from '../records.ts';
import { type Loaded, loadOriginal, loadPrinted } from '../servers.ts';

/** What a server makes of the original and of both printed forms. */
export interface Judgement {
  readonly major: number;
  /** Statements of the original that the server refuses. */
  readonly refused: Loaded['refused'];
  /** Facts and refusals that only one side has, over both printed forms. */
  readonly observed: number;
  /** Statements of a dump that only one side has; undefined without a pg_dump for the server. */
  readonly dumped: number | undefined;
}

/** The result of one schema. */
export interface SchemaResult {
  readonly name: string;
  readonly report: ImportReport;
  /** Stretches of the input that no entry of the report holds, or that two do. */
  readonly uncovered: number;
  /** Records by kind. */
  readonly counted: Readonly<Record<string, number>>;
  /** What PostgreSQL counted; undefined for a file that does not load. */
  readonly truth: Readonly<Record<string, number>> | undefined;
  /** Comments on extensions, which the truth leaves out. */
  readonly commentsOnExtensions: number;
  /** Records that differ after printing and reading again, over both printed forms. */
  readonly readAgain: number;
  /** Between original and canonical DDL in scratch databases. */
  readonly verified: Verified;
  /** By server; none for a file that does not load. */
  readonly judgements: readonly Judgement[];
}

const modes = ['canonical', 'readable'] as const;

/** Takes one schema through everything. */
export async function resultOf(
  schema: CorpusSchema,
  pool: ScratchPool,
  servers: readonly PostgresServer[],
): Promise<SchemaResult> {
  const { report, schema: records } = readSchema(schema);
  const judgements: Judgement[] = [];
  if (schema.truth.catalog)
    for (const server of servers) judgements.push(await judgement(schema, server));
  return {
    name: schema.name,
    report,
    uncovered: coverageProblems(schema.files, report).length,
    counted: comparableByKind(report.totals.byKind),
    truth: schema.truth.catalog && expectedByKind(schema.truth.catalog.total),
    commentsOnExtensions: records
      .all('comment')
      .filter((comment) => records.find('extension', comment.parent ?? '')).length,
    readAgain: modes.reduce((sum, mode) => sum + readAgain(schema, mode), 0),
    verified: await verified(schema, pool),
    judgements,
  };
}

function printed(schema: CorpusSchema, mode: (typeof modes)[number]) {
  const result = printSchema(readSchema(schema).schema, { mode });
  if (!result.ok) throw new Error(`${schema.name}: ${result.diagnostics[0]?.message}`);
  return result;
}

function readAgain(schema: CorpusSchema, mode: (typeof modes)[number]): number {
  const before = readSchema(schema).schema;
  const { text } = printed(schema, mode);
  const after = read([{ name: 'printed.sql', text }], { name: before.root.name });
  return recordDifferences(before, after.schema).length;
}

function verified(schema: CorpusSchema, pool: ScratchPool): Promise<Verified> {
  const { schema: records, original } = readLoadable(schema);
  const result = printSchema(records, { mode: 'canonical' });
  if (!result.ok) throw new Error(`${schema.name}: ${result.diagnostics[0]?.message}`);
  return verify(pool, { original, printed: printedScript(result, records, parser) });
}

async function judgement(schema: CorpusSchema, server: PostgresServer): Promise<Judgement> {
  const original = await loadOriginal(server, schema);
  let observed = 0;
  let dumped = 0;
  for (const mode of modes) {
    const made = await loadPrinted(server, schema, mode);
    observed += differences(original.observed, made.observed).length;
    observed += differences(messages(original), messages(made)).length;
    dumped += differences(original.dumped, made.dumped).length;
  }
  return {
    major: server.major,
    refused: original.refused,
    observed,
    dumped: findPgDump(server.major) === null ? undefined : dumped,
  };
}

const messages = (loaded: Loaded) =>
  loaded.refused.map(({ object, message }) => `${object}: ${message}`);
