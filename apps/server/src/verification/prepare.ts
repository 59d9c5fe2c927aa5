/**
 * From an input to the two scripts that are compared: what was read and what we print for it. Pure;
 * parser and ids are passed in. Knows nothing of databases.
 */
import { importSql, printedScript, readDesign } from '@ermine/formats';
import type { Diagnostic, IdSource, Schema } from '@ermine/model';
import { printSchema, type Script, type SqlParser, type Verified } from '@ermine/postgres';

/** SQL texts that make one script, or the text of a design file. */
export type VerifyInput =
  | { readonly sources: readonly { readonly name: string; readonly text: string }[] }
  | { readonly design: string };

/** What came of it: scripts to compare, a design that cannot be printed, or no design at all. */
export type Prepared =
  | { readonly state: 'ready'; readonly scripts: { original: Script; printed: Script } }
  | { readonly state: 'unprintable'; readonly verified: Verified }
  | { readonly state: 'unusable'; readonly diagnostics: readonly Diagnostic[] };

/** Imports or reads the input and prints it in canonical form. */
export function prepare(input: VerifyInput, parser: SqlParser, ids: IdSource): Prepared {
  if ('design' in input) {
    const read = readDesign(input.design);
    if (!read.ok) return { state: 'unusable', diagnostics: read.diagnostics };
    return prepareSchema(read.schema, parser);
  }
  const read = importSql(input.sources, parser, ids);
  if (!read.ok) return { state: 'unusable', diagnostics: read.diagnostics };
  return prepareSchema(read.schema, parser, read.original);
}

/**
 * Prints a design in canonical form, to be compared with its original. Where there is none, the
 * readable form takes its place: two texts that name things differently must make the same.
 */
export function prepareSchema(
  schema: Schema,
  parser: SqlParser,
  original?: Script,
): Exclude<Prepared, { state: 'unusable' }> {
  const printed = printScript(schema, 'canonical', parser);
  if (!printed.ok) return unprintable(printed.diagnostics);
  const read = original
    ? { ok: true as const, script: original }
    : printScript(schema, 'readable', parser);
  if (!read.ok) return unprintable(read.diagnostics);
  return { state: 'ready', scripts: { original: read.script, printed: printed.script } };
}

type PrintedScript =
  | { readonly ok: true; readonly script: Script }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

function printScript(
  schema: Schema,
  mode: 'canonical' | 'readable',
  parser: SqlParser,
): PrintedScript {
  const printed = printSchema(schema, { mode });
  if (!printed.ok) return printed;
  return { ok: true, script: printedScript(printed, schema, parser) };
}

function unprintable(
  diagnostics: readonly Diagnostic[],
): Extract<Prepared, { state: 'unprintable' }> {
  const reason = diagnostics.map(({ message }) => message).join('; ');
  return {
    state: 'unprintable',
    verified: { state: 'not-run', reason, differences: [], notVerified: [] },
  };
}
