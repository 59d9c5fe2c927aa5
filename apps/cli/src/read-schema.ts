/** From files to a design: SQL is imported, a design file read. The work is done by the packages. */
import { createHash, randomBytes } from 'node:crypto';
import { importSql, readDesign } from '@ermine/formats';
import { createIdSource, type Diagnostic, type Schema } from '@ermine/model';
import type { ImportReport, Script } from '@ermine/postgres';
import { loadParser } from '@ermine/server/verification';
import { exitCode } from './exit-code.ts';
import { Failure, misuse } from './failure.ts';
import { isDesign, readFiles, type SourceFile, textOf } from './input.ts';
import { diagnosticLines } from './render/diagnostics.ts';
import { findingLines } from './render/import-report.ts';
import type { SqlOptions } from './sql-options.ts';

/** What INPUT holds. */
export interface ReadSchema {
  readonly schema: Schema;
  /** The script that a design from SQL came from. */
  readonly original?: Script;
  /** Statements that could not be read. */
  readonly failed: number;
  /** Lines for people about what was found while reading. */
  readonly findings: readonly string[];
}

/** Reads INPUT: one design file, or SQL files that make one script. */
export async function readSchema(
  names: readonly string[],
  options: SqlOptions,
): Promise<ReadSchema> {
  const files = await readFiles(names);
  const design = files.find(isDesign);
  if (design) {
    if (files.length > 1) throw misuse(`"${design.name}" is a design: it is read alone`);
    return openDesign(design);
  }
  const { schema, original, report } = await importFiles(files, options);
  return { schema, original, failed: report.totals.failed, findings: findingLines(report) };
}

/** Imports SQL files; the report names each by its size and its content's digest. */
export async function importFiles(
  files: readonly SourceFile[],
  { defines, encoding }: SqlOptions,
): Promise<{ schema: Schema; original: Script; report: ImportReport }> {
  const parser = await loadParser();
  // What is not UTF-8 is decoded here: the import has no table of encodings.
  const utf8 = /^utf-?8$/i.test(encoding);
  const sources = utf8
    ? files
    : files.map((file) => ({ name: file.name, text: textOf(file, encoding) }));
  const read = importSql(sources, parser, createIdSource(randomBytes), { defines });
  if (!read.ok) throw unusable(read.diagnostics, files);
  const named = files.map((file) => ({
    name: file.name,
    bytes: file.bytes.length,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
  }));
  return { ...read, report: { ...read.report, sources: named } };
}

/** A place without a file is in the first one; messages about a file as a whole name it themselves. */
function unusable(diagnostics: readonly Diagnostic[], [first]: readonly SourceFile[]): Failure {
  const placed = diagnostics.some(({ range }) => range !== undefined);
  return new Failure(exitCode.usage, diagnostics, false, placed ? first?.name : undefined);
}

function openDesign(file: SourceFile): ReadSchema {
  const read = readDesign(textOf(file));
  if (!read.ok) throw new Failure(exitCode.usage, read.diagnostics, false, file.name);
  const findings = diagnosticLines(file.name, read.diagnostics);
  return { schema: read.schema, failed: 0, findings };
}
