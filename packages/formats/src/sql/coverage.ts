// Nothing is lost without a word (postgres-model:Q1): what a source holds is white space, comments, or
// part of exactly one entry. Checked at run time, since a breach is a fault of this program.
import { skipBlank } from '@ermine/postgres';
import type { SourcePiece } from './psql.ts';

/** Throws with the place and the text where a stretch of a source belongs to no piece or to two. */
export function assertCovered(text: string, pieces: readonly SourcePiece[]): void {
  let at = 0;
  const gap = (end: number): void => {
    const lost = skipBlank(text, at, end);
    if (lost < end) throw new Error(`input was lost at ${lost}: ${text.slice(lost, lost + 80)}`);
  };
  for (const { start, end } of pieces) {
    if (start < at || end < start || end > text.length) {
      throw new Error(`input was read twice at ${start}: ${text.slice(start, start + 80)}`);
    }
    gap(start);
    at = end;
  }
  gap(text.length);
}
