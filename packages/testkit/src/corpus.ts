/**
 * Reads the corpus of real schemas that lies beside a checkout of the repository. It is test data:
 * nothing of it enters the repository, and where it is missing tests skip and say so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { splitStatements } from './statements.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const corpus = join(repository, '..', 'shared', 'corpus');

/** A file of a schema, as its bytes and as text. */
export interface CorpusFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Counts by name, such as `tables`; a missing name means 0. */
export type Counts = Readonly<Record<string, number>>;

/** What PostgreSQL 15 counted after loading a schema, and what its parse tree holds. */
export interface CorpusTruth {
  readonly files: readonly string[];
  readonly load: {
    readonly status: 'clean' | 'refused';
    readonly how?: string;
    readonly statementsRefused?: number;
  };
  readonly extensions?: readonly string[];
  /** Absent for a schema that does not load. */
  readonly catalog?: {
    readonly total: Counts;
    readonly bySchema: Readonly<Record<string, Counts>>;
  };
  readonly parser: {
    readonly statements: number;
    readonly byKind: Counts;
    readonly counts?: Counts;
  };
  /** What differs on PostgreSQL 18. */
  readonly on18?: { readonly statementsRefused: number; readonly total: Counts };
}

/** One real schema: its files in the order to load them, and what is true of it. */
export interface CorpusSchema {
  readonly name: string;
  readonly files: readonly CorpusFile[];
  readonly truth: CorpusTruth;
}

/** Null if the corpus is there, else the reason, as a skipped test says it. */
export function corpusUnavailable(): string | null {
  return existsSync(corpus) ? null : 'no test corpus at ../shared/corpus';
}

/** Every schema of the corpus, or null when it is not there ({@link corpusUnavailable} says so). */
export function corpusSchemas(): CorpusSchema[] | null {
  if (corpusUnavailable() !== null) return null;
  const folder = join(corpus, 'schemas');
  const truths = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as {
    schemas: Record<string, CorpusTruth>;
  };
  return Object.entries(truths.schemas).map(([name, truth]) => ({
    name,
    truth,
    files: truth.files.map((file) => {
      const bytes = readFileSync(join(folder, name, file));
      return { name: file, bytes, text: bytes.toString('utf8') };
    }),
  }));
}

// What truth.json's `load.how` asks for, besides leaving out psql lines.
const preparations: Readonly<Record<string, (text: string) => string>> = {
  omop: (text) => text.replaceAll('@cdmDatabaseSchema', 'public'),
  adventureworks: (text) =>
    splitStatements(text)
      .filter((piece) => piece.type === 'statement' && !piece.text.startsWith('INSERT INTO'))
      .map((piece) => `${piece.text};\n`)
      .join(''),
  chado: (text) => `SET check_function_bodies = off;\n${text}`,
};

/** The schema's SQL as one script for `PostgresServer.runScript`, prepared as truth.json says. */
export function originalScript(schema: CorpusSchema): string {
  const prepare = preparations[schema.name] ?? ((text: string) => text);
  return prepare(schema.files.map((file) => file.text).join('\n'));
}
