/** `ermine export`: prints a design as SQL or as a design file, or checks a file against that. */
import { writeDesign } from '@ermine/formats';
import type { Diagnostic } from '@ermine/model';
import { printSchema } from '@ermine/postgres';
import { checkFile } from '../check-file.ts';
import type { Arguments, Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { Failure, misuse } from '../failure.ts';
import { print, printJson, tell, tellLines } from '../output.ts';
import { type ReadSchema, readSchema } from '../read-schema.ts';
import { diagnosticLines } from '../render/diagnostics.ts';
import { schemaOnly } from '../schema-only.ts';
import { sqlArgs, sqlOptions } from '../sql-options.ts';
import { writeFileAtomic } from '../write-file.ts';

/** The command. */
export const exportCommand: Command = {
  args: {
    input: { type: 'positional', description: 'Design file or SQL files; - is standard input' },
    format: {
      type: 'enum',
      options: ['sql', 'ermine'],
      required: true,
      description: 'What to print',
    },
    out: { type: 'string', alias: 'o', valueHint: 'file', description: 'File to write' },
    mode: {
      type: 'enum',
      options: ['readable', 'canonical'],
      description: 'SQL for people (default), or every name qualified for machines',
    },
    check: { type: 'boolean', description: 'Write nothing; exit 1 when the file would change' },
    partial: { type: 'boolean', description: 'Print what can be, although something cannot' },
    'schema-only': { type: 'boolean', description: 'Leave out what makes no DDL' },
    ...sqlArgs,
  },
  run: async (given) => {
    const format = given.value('format') as 'sql' | 'ermine';
    if (format === 'ermine' && given.value('mode') !== undefined) {
      throw misuse('--mode is for --format sql');
    }
    const input = await readSchema(given.positionals, sqlOptions(given));
    tellLines(input.findings);
    const { text, diagnostics } = printInput(input, format, given);
    tellLines(diagnosticLines('ermine', diagnostics));

    const out = given.value('out');
    const json = given.has('json');
    if (given.has('check')) {
      return checkFile({ text, format, out, inputs: given.positionals, json });
    }
    if (out !== undefined) {
      await writeFileAtomic(out, text);
      tell(`wrote ${out}\n`);
    }
    const document = {
      format,
      file: out ?? null,
      text: out === undefined ? text : null,
      diagnostics,
    };
    if (json) printJson(document);
    else if (out === undefined) print(text);
    return diagnostics.some(isError) ? exitCode.findings : exitCode.done;
  },
};

/** The text and what is to be told; ends the command where something is missing and may not be. */
function printInput(
  { schema: whole, failed }: ReadSchema,
  format: 'sql' | 'ermine',
  given: Arguments,
): { readonly text: string; readonly diagnostics: readonly Diagnostic[] } {
  const schema = given.has('schema-only') ? schemaOnly(whole) : whole;
  const partial = given.has('partial');
  const unread = failed === 0 ? [] : [incomplete(failed)];
  if (failed > 0 && !partial) throw new Failure(exitCode.findings, unread);
  if (format === 'ermine') return { text: writeDesign(schema), diagnostics: unread };
  const mode = given.value('mode') === 'canonical' ? 'canonical' : 'readable';
  const printed = printSchema(schema, { mode, partial });
  const diagnostics = [...unread, ...printed.diagnostics];
  if (!printed.ok) throw new Failure(exitCode.findings, diagnostics);
  return { text: printed.text, diagnostics };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** Stands for statements that could not be read; each is told before. */
function incomplete(failed: number): Diagnostic {
  return {
    code: 'incomplete',
    severity: 'error',
    message: `${failed} ${failed === 1 ? 'statement' : 'statements'} could not be read`,
    hint: 'Correct them, or leave them out with --partial',
  };
}
