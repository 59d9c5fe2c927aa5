/** Refuses what is too large before it is read into memory (security:I2). */
import type { Diagnostic } from '@ermine/model';

/** Most bytes of text that one import takes. */
export const largestText = 20_000_000;

/** A refusal when files are too large together, else undefined. */
export function refusalOf(
  files: readonly { readonly name: string; readonly size: number }[],
): Diagnostic | undefined {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size <= largestText) return undefined;
  return {
    code: 'input-too-large',
    severity: 'error',
    message: `the input has ${megabytes(size)}, the limit is ${megabytes(largestText)}`,
    hint: 'Leave the rows out: pg_dump --schema-only writes the schema alone.',
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
