import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseline, ellipsis, textWidth, textWidthEm } from './metrics.ts';

/** Advance widths at 1000 px and baselines of DOM lines, measured in Chromium with the same font. */
const measured: readonly [text: string, regular: number, bold: number][] = [
  ['a', 561.523, 574.219],
  ['M', 903.32, 922.363],
  ['g', 613.281, 625.488],
  ['0', 630.859, 659.668],
  ['_', 456.055, 469.238],
  [' ', 281.25, 251.953],
  ['é', 583.008, 591.309],
  ['“', 440.43, 506.836],
  ['U', 744.141, 735.84],
  ['Ł', 594.727, 601.563],
  ['ƒ', 389.648, 437.988],
  ['Ω', 770.02, 777.832],
  ['Ж', 959.961, 1032.227],
  ['ạ', 561.523, 574.219],
];

describe('editor:R6 text widths', () => {
  it.each(measured)('%s is as wide as in the browser', (text, regular, bold) => {
    expect(textWidth(text, 1000, 400)).toBeCloseTo(regular, 2);
    expect(textWidth(text, 1000, 600)).toBeCloseTo(bold, 2);
  });

  it.each([
    ['漢', 1],
    ['한', 1],
    ['Ａ', 1],
    ['😀', 1],
    ['ሀ', 0.6],
    ['\ud800', 0.6],
    ['a\u0301', textWidthEm('a', 400)],
    ['a\u200db', textWidthEm('ab', 400)],
    ['', 0],
  ])('%j takes %d em', (text, width) => {
    expect(textWidthEm(text, 400)).toBeCloseTo(width, 6);
  });
});

describe('ellipsis', () => {
  it.each([
    ['customer_id', 1000, 'customer_id'],
    ['customer_id', 0, ''],
    ['', 5, ''],
  ])('%j in %d px is %j', (text, room, expected) => {
    expect(ellipsis(text, room, 12, 400)).toBe(expected);
  });

  it('fits, and is the longest start that does', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 0, max: 200 }),
        (text, room) => {
          const short = ellipsis(text, room, 12, 600);
          if (short === '') return textWidth(text, 12, 600) > room || text === '';
          expect(textWidth(short, 12, 600)).toBeLessThanOrEqual(room + 1e-9);
          if (short === text) return true;
          expect(textWidth(text, 12, 600)).toBeGreaterThan(room);
          const kept = short.slice(0, -1);
          expect(text.startsWith(kept)).toBe(true);
          const next = [...text.slice(kept.length).trimStart()][0] ?? '';
          const gap = text.slice(
            kept.length,
            text.length - text.slice(kept.length).trimStart().length,
          );
          return textWidth(`${kept}${gap}${next}…`, 12, 600) > room || next === '';
        },
      ),
    );
  });
});

describe('editor:R17 baselines', () => {
  it.each([
    [40, 13, 25],
    [32, 12, 20],
    [24, 12, 16],
    [32, 13, 21],
    [40, 11, 24],
    [32, 11, 20],
    [24, 11, 16],
    [16, 11, 12],
  ])('a line of %d px with text of %d px has its baseline at %d', (line, size, at) => {
    expect(baseline(line, size)).toBe(at);
  });
});
