/** Refuses what is too large before it is read into memory (security:I2). */
import type { Diagnostic } from '@ermine/model';

/** Most bytes that are taken into memory; what an import takes of them is its own decision. */
export const largestInput = 256 * 1024 * 1024;

/** A refusal when files are too large together, else undefined. */
export function refusalOf(
  files: readonly { readonly name: string; readonly size: number }[],
): Diagnostic | undefined {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size <= largestInput) return undefined;
  return {
    code: 'input-too-large',
    severity: 'error',
    message: `the input has ${megabytes(size)}, the limit is ${megabytes(largestInput)}`,
    hint: 'Leave the rows out: pg_dump --schema-only writes the schema alone.',
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
