/** Diagnostics as lines that editors and CI find their way by: `file:line:col: severity: message`. */
import type { Diagnostic } from '@ermine/model';
import { visible } from './visible.ts';

/** The lines of diagnostics about one file. */
export function diagnosticLines(
  file: string,
  diagnostics: readonly Diagnostic[],
): readonly string[] {
  return diagnostics.flatMap(({ severity, message, detail, hint, range }) => {
    const place = range ? `${file}:${range.line}:${range.column}` : file;
    const lines = [`${place}: ${severity}: ${message}`];
    if (detail !== undefined) lines.push(`  detail: ${detail}`);
    if (hint !== undefined) lines.push(`  hint: ${hint}`);
    return lines.map(visible);
  });
}
