/**
 * The one way in which a test says that it cannot run here and why. Reasons stand in the title, so
 * that every reporter shows them and `scripts/test.mjs` can list them.
 */

/** The title of a suite or test, with the reason appended when there is one. */
export function skippable(title: string, reason: string | null): string {
  return reason === null ? title : `${title} (skipped: ${reason})`;
}
