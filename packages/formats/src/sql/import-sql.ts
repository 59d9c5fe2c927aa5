// SQL text → records and a report (postgres-model §3). Pure: the parser and the source of ids are
// passed in.
import type { Diagnostic, IdSource, Schema } from '@ermine/model';
import {
  clipUtf8,
  type ImportReport,
  Interpreter,
  maxIdentifierBytes,
  Offsets,
  type Script,
  type SqlParser,
} from '@ermine/postgres';
import { assertCovered } from './coverage.ts';
import { decodeSource, otherDatabase } from './decode.ts';
import { inWorkingOrder } from './file-order.ts';
import { Lines } from './lines.ts';
import { originalScript } from './original-script.ts';
import { replacePlaceholders, type SourcePiece, type SqlPiece, splitSource } from './psql.ts';
import { outcomeOf, type Read, reportOf } from './report.ts';

/** A file to import: its bytes, or its text where it is known already. */
export type SqlSource =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly text: string };

/** Choices of an import. */
export interface ImportOptions {
  /** Values of psql variables, and of placeholders as `@name`. */
  readonly defines?: ReadonlyMap<string, string>;
  readonly encoding?: 'utf-8' | 'latin1';
  /** The name of the design; that of the first source where absent. */
  readonly name?: string;
  /** Called now and then with the share that is done, from 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

/** What an import gives: records, the report, and the original statements for a scratch database. */
export type Imported =
  | {
      readonly ok: true;
      readonly schema: Schema;
      readonly report: ImportReport;
      readonly original: Script;
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Limits of one import (security:I2, postgres-model §3.8). */
export const importLimits = {
  sqlBytes: 20 * 1024 * 1024,
  rawBytes: 256 * 1024 * 1024,
  statements: 200_000,
  tables: 20_000,
  records: 400_000,
} as const;

type RawStmt = Parameters<Interpreter['run']>[0];

function tooLarge(what: string, measured: number, limit: number): Imported {
  return {
    ok: false,
    diagnostics: [
      {
        code: 'input-too-large',
        severity: 'error',
        message: `the input has ${measured.toLocaleString('en')} ${what}, more than ${limit.toLocaleString('en')}`,
        hint: 'Dump the schema without data: pg_dump --schema-only',
      },
    ],
  };
}

/** Tells whether a piece is more than a lone semicolon. */
function hasText(piece: SourcePiece): boolean {
  return piece.type === 'other' || piece.textEnd > piece.start;
}

function nothingToImport(name: string | undefined): Imported {
  return {
    ok: false,
    diagnostics: [
      {
        code: 'nothing-to-import',
        severity: 'error',
        message: name === undefined ? 'no file was given' : `${name}: the file has no statements`,
        hint: 'Give a SQL script, such as the output of pg_dump --schema-only.',
      },
    ],
  };
}

/**
 * Imports one or several SQL sources into one design. Wrong statements are entries of the report. Files
 * that need what later ones make, as an alphabetical order gives them, are read after those.
 */
export function importSql(
  sources: readonly SqlSource[],
  parser: SqlParser,
  ids: IdSource,
  options: ImportOptions = {},
): Imported {
  const named = { ...options, name: options.name ?? nameOf(sources[0]?.name ?? '') };
  return inWorkingOrder(sources, (order) => importInOrder(order, parser, ids, named));
}

function importInOrder(
  sources: readonly SqlSource[],
  parser: SqlParser,
  ids: IdSource,
  options: ImportOptions & { readonly name: string },
): Imported {
  const defines = options.defines ?? new Map<string, string>();
  const texts: { name: string; text: string; bytes: number }[] = [];
  for (const source of sources) {
    if ('text' in source) {
      texts.push({ name: source.name, text: source.text, bytes: utf8Bytes(source.text) });
      continue;
    }
    if (source.bytes.length > importLimits.rawBytes) {
      return tooLarge('bytes', source.bytes.length, importLimits.rawBytes);
    }
    const decoded = decodeSource(source.bytes, options.encoding);
    if (!decoded.ok) {
      const { diagnostic } = decoded;
      return {
        ok: false,
        diagnostics: [{ ...diagnostic, message: `${source.name}: ${diagnostic.message}` }],
      };
    }
    texts.push({ name: source.name, text: decoded.text, bytes: source.bytes.length });
  }
  for (const { name, text } of texts) {
    const foreign = otherDatabase(text);
    if (foreign)
      return { ok: false, diagnostics: [{ ...foreign, message: `${name}: ${foreign.message}` }] };
  }
  const split = texts.map(({ text }) => splitSource(text, defines));
  texts.forEach(({ text }, i) => {
    assertCovered(text, split[i] as SourcePiece[]);
  });
  if (!split.some((pieces) => pieces.some(hasText))) return nothingToImport(texts[0]?.name);
  const statements = split.reduce((sum, pieces) => sum + pieces.length, 0);
  if (statements > importLimits.statements) {
    return tooLarge('statements', statements, importLimits.statements);
  }
  let sqlUnits = 0;
  for (const pieces of split)
    for (const one of pieces) if (one.type === 'sql') sqlUnits += one.end - one.start;
  if (sqlUnits > importLimits.sqlBytes)
    return tooLarge('bytes of SQL', sqlUnits, importLimits.sqlBytes);

  const interpreter = new Interpreter(parser, ids, options.name);
  const reads: Read[] = [];
  texts.forEach(({ text }, source) => {
    readSource(
      text,
      source,
      split[source] as SourcePiece[],
      interpreter,
      parser,
      defines,
      reads,
      (done) => options.onProgress?.((source + done) / texts.length),
    );
  });
  const schema = interpreter.finish();
  if (schema.all('table').length > importLimits.tables) {
    return tooLarge('tables', schema.all('table').length, importLimits.tables);
  }
  if (schema.size > importLimits.records)
    return tooLarge('records', schema.size, importLimits.records);
  if (reads.length > 0 && reads.every((read) => outcomeOf(read) === 'failed')) {
    const first = reads[0] as Read;
    return {
      ok: false,
      diagnostics: [
        {
          code: 'not-sql',
          severity: 'error',
          message: 'no statement of the input could be read',
          detail: `The first problem: ${first.failure?.message ?? first.interpreted?.diagnostics[0]?.message ?? ''}`,
          hint: 'The input must be SQL text of PostgreSQL, such as the output of pg_dump --schema-only.',
          range: first.range,
        },
      ],
    };
  }
  const expected = split.reduce((sum, pieces) => sum + pieces.length, 0);
  if (reads.length !== expected) {
    throw new Error(`${expected} statements became ${reads.length} entries of the report`);
  }
  const report = reportOf(texts, reads, schema, interpreter.given);
  return {
    ok: true,
    schema,
    report,
    original: originalScript(reads, report, schema, interpreter, parser),
  };
}

/** The name of a design from a file's: without folders and endings. */
function nameOf(file: string): string {
  const base = file.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z0-9.]{1,12}$/, '');
  return clipUtf8(base, maxIdentifierBytes) || 'design';
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c >= 0xd800 && c < 0xe000 ? 2 : 3;
  }
  return bytes;
}

const batchUnits = 200_000;

/** Reads one source: statements are parsed in batches, and one by one where a batch has an error. */
function readSource(
  text: string,
  source: number,
  pieces: readonly SourcePiece[],
  interpreter: Interpreter,
  parser: SqlParser,
  defines: ReadonlyMap<string, string>,
  reads: Read[],
  onProgress: (done: number) => void,
): void {
  const lines = new Lines(text);
  let batch: SqlPiece[] = [];
  const flush = (): void => {
    if (batch.length > 0)
      readBatch(text, source, batch, interpreter, parser, defines, lines, reads);
    batch = [];
    onProgress((reads.at(-1)?.range.end ?? 0) / Math.max(1, text.length));
  };
  for (const piece of pieces) {
    if (piece.type === 'other') {
      flush();
      reads.push({ source, piece, range: lines.range(piece.start, piece.end) });
      continue;
    }
    if (piece.text !== undefined || piece.executes) {
      flush();
      readBatch(text, source, [piece], interpreter, parser, defines, lines, reads);
      continue;
    }
    batch.push(piece);
    if (piece.end - (batch[0] as SqlPiece).start > batchUnits) flush();
  }
  flush();
}

function readBatch(
  text: string,
  source: number,
  batch: readonly SqlPiece[],
  interpreter: Interpreter,
  parser: SqlParser,
  defines: ReadonlyMap<string, string>,
  lines: Lines,
  reads: Read[],
): void {
  const first = batch[0] as SqlPiece;
  const last = batch[batch.length - 1] as SqlPiece;
  const full = batch.filter((piece) => piece.textEnd > piece.start);
  const slice = text.slice(first.start, last.end);
  const parsed = batch.length > 1 ? parse(parser, slice) : undefined;
  // Where one of the statements is wrong each is parsed alone, so that it costs one entry.
  if (!parsed || 'error' in parsed || parsed.stmts.length !== full.length) {
    for (const piece of batch) {
      reads.push(readOne(text, source, piece, interpreter, parser, defines, lines));
    }
    return;
  }
  const offsets = new Offsets(slice);
  let at = 0;
  for (const piece of batch) {
    const range = lines.range(piece.start, piece.end);
    if (piece.textEnd <= piece.start) {
      reads.push({ source, piece, range });
      continue;
    }
    const interpreted = interpreter.run(parsed.stmts[at++] as RawStmt, {
      text,
      start: piece.start,
      end: piece.textEnd,
      batchStart: first.start,
      offsets,
    });
    interpreted.diagnostics.push(...piece.diagnostics);
    reads.push({ source, piece, range, interpreted });
  }
}

/** The statements of a text, or what the parser says against it. */
function parse(
  parser: SqlParser,
  sql: string,
): { readonly stmts: readonly RawStmt[] } | { readonly error: unknown } {
  try {
    return { stmts: parser.parse(sql).stmts ?? [] };
  } catch (error) {
    return { error };
  }
}

function readOne(
  text: string,
  source: number,
  piece: SqlPiece,
  interpreter: Interpreter,
  parser: SqlParser,
  defines: ReadonlyMap<string, string>,
  lines: Lines,
): Read {
  const range = lines.range(piece.start, piece.end);
  if (piece.textEnd <= piece.start) return { source, piece, range };
  if (piece.executes) {
    return {
      source,
      piece,
      range,
      failure: {
        code: 'psql-command',
        severity: 'error',
        message: `the statement's result would be executed by \\${piece.executes}`,
        range,
      },
    };
  }
  const own = piece.text ?? text.slice(piece.start, piece.textEnd);
  const interpret = (sql: string, stmts: readonly RawStmt[], more: readonly Diagnostic[]): Read => {
    if (stmts.length !== 1) {
      return {
        source,
        piece,
        range,
        failure: {
          code: 'syntax-error',
          severity: 'error',
          message: 'the text is not one statement',
          range,
        },
      };
    }
    const interpreted = interpreter.run(stmts[0] as RawStmt, {
      text: sql,
      start: 0,
      end: sql.length,
      batchStart: 0,
      offsets: new Offsets(sql),
    });
    interpreted.diagnostics.push(...piece.diagnostics, ...more);
    return { source, piece, range, interpreted };
  };
  const parsed = parse(parser, own);
  if ('stmts' in parsed) return interpret(own, parsed.stmts, []);
  const placeholders = replacePlaceholders(own, defines);
  const replaced = placeholders && parse(parser, placeholders.text);
  // Where it is wrong without placeholders too, the first error stands.
  if (!placeholders || !replaced || 'error' in replaced) {
    return { source, piece, range, failure: syntaxError(parsed.error, own, piece, lines) };
  }
  return interpret(placeholders.text, replaced.stmts, [
    {
      code: 'placeholder',
      severity: 'note',
      message: `placeholder @${placeholders.names[0]} was read as a schema`,
      hint: `Replace it: --define @${placeholders.names[0]}=SCHEMA`,
    },
  ]);
}

function syntaxError(error: unknown, text: string, piece: SqlPiece, lines: Lines): Diagnostic {
  const details = (error as { sqlDetails?: { message: string; cursorPosition: number } })
    .sqlDetails;
  const message = details?.message ?? (error instanceof Error ? error.message : String(error));
  const at = details ? new Offsets(text).fromPoints(Math.max(0, details.cursorPosition)) : 0;
  const start = piece.text === undefined ? Math.min(piece.start + at, piece.end) : piece.start;
  const template = /\{\{.*?\}\}/.test(text);
  return {
    code: 'syntax-error',
    severity: 'error',
    message,
    ...(template ? { hint: 'The text has an unresolved placeholder: {{…}}.' } : hintOf(text)),
    range: lines.range(start, piece.end),
  };
}

function hintOf(text: string): { hint?: string } {
  if (/\bwith\s+oids\b|\bwith\s*\(\s*oids\b/i.test(text)) {
    return { hint: 'OIDs on tables ended with PostgreSQL 12: leave WITH OIDS out.' };
  }
  return {};
}
