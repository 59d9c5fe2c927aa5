/**
 * Widths of text in the bundled font, from its advance widths alone, so that browser, worker,
 * command line and server compute the same sizes (editor:R6). Kerning is left out on purpose.
 */
import { fontWeights } from './constants.ts';
import { ascent, codeEnd, descent, runs, unitsPerEm } from './inter-widths.gen.ts';

/** A weight of the width table. */
export type FontWeight = (typeof fontWeights)[keyof typeof fontWeights];

const unknownWidth = 0.6;
/** Widths in em by code point; NaN where the font has no glyph. */
const regularWidths = new Float64Array(codeEnd).fill(Number.NaN);
const boldWidths = new Float64Array(codeEnd).fill(Number.NaN);
for (const run of runs.split(';')) {
  const numbers = run.split(',').map((digits) => Number.parseInt(digits, 36));
  const [start = 0, ...widths] = numbers;
  for (let i = 0; i + 1 < widths.length; i += 2) {
    const regular = widths[i] ?? 0;
    regularWidths[start + i / 2] = regular / unitsPerEm;
    boldWidths[start + i / 2] = (regular + (widths[i + 1] ?? 0)) / unitsPerEm;
  }
}

/** East Asian Wide and Fullwidth blocks (Unicode Annex 11), and emoji, which are as wide. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Characters that take no room of their own: marks, joiners, controls. */
const zeroWidth = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;

function charWidth(char: string, table: Float64Array): number {
  const known = table[char.codePointAt(0) ?? 0];
  if (known !== undefined && !Number.isNaN(known)) return known;
  if (zeroWidth.test(char)) return 0;
  return wide.test(char) ? 1 : unknownWidth;
}

/** Width of a text in em: known characters by the font, wide East Asian ones 1, others 0.6. */
export function textWidthEm(text: string, weight: FontWeight): number {
  const table = weight === fontWeights.bold ? boldWidths : regularWidths;
  let width = 0;
  for (const char of text) width += charWidth(char, table);
  return width;
}

/** Width of a text in px at a font size in px. */
export function textWidth(text: string, size: number, weight: FontWeight): number {
  return textWidthEm(text, weight) * size;
}

/**
 * The text itself when it fits into `maxWidth` px, else its longest start with an ellipsis that
 * does; empty when not even the ellipsis fits.
 */
export function ellipsis(text: string, maxWidth: number, size: number, weight: FontWeight): string {
  const limit = maxWidth / size;
  const table = weight === fontWeights.bold ? boldWidths : regularWidths;
  const room = limit - charWidth('…', table);
  let width = 0;
  let kept = 0;
  let at = 0;
  for (const char of text) {
    const next = width + charWidth(char, table);
    at += char.length;
    if (next <= room) kept = at;
    if (next > limit) return room < 0 ? '' : `${text.slice(0, kept).trimEnd()}…`;
    width = next;
  }
  return text;
}

/**
 * Distance from the top of a line to the baseline, as browsers place it: ascent and descent are
 * rounded to whole px and half the leading is rounded down (editor:R17).
 */
export function baseline(lineHeight: number, size: number): number {
  const up = Math.round(ascent * size);
  const down = Math.round(descent * size);
  return up + Math.floor((lineHeight - up - down) / 2);
}
