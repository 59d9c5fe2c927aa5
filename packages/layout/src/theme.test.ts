import { describe, expect, it } from 'vitest';
import { blend, contrast, oklch } from './colour.ts';
import { levelMetrics } from './constants.ts';
import { darkTheme, hueCount, lightTheme } from './theme.ts';

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
  ])('of %s and %s is %d', (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 2);
  });

  it('knows OKLCH', () => {
    expect([oklch(1, 0, 0), oklch(0, 0, 0), oklch(0.628, 0.2577, 29.23)]).toEqual([
      '#ffffff',
      '#000000',
      '#ff0000',
    ]);
  });
});

describe.each([
  ['light', lightTheme],
  ['dark', darkTheme],
])('editor:A2 %s theme', (_, theme) => {
  const hues = Array.from({ length: hueCount }, (_, hue) => hue);

  it('has twelve hues', () => {
    expect(new Set(theme.headers).size).toBe(hueCount);
    expect(new Set(theme.borders).size).toBe(hueCount);
  });

  it.each(hues)('header text of hue %d has 4.5 : 1', (hue) => {
    const header = theme.headers[hue] ?? '';
    expect(contrast(theme.headerText, header)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.headerMutedText, header)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(hues)('border of hue %d has 3 : 1 on the ground', (hue) => {
    expect(contrast(theme.borders[hue] ?? '', theme.ground)).toBeGreaterThanOrEqual(3);
  });

  it.each(['table', 'litRow'] as const)('text and marks are legible on %s', (ground) => {
    for (const text of ['text', 'mutedText'] as const) {
      expect(contrast(theme[text], theme[ground]), text).toBeGreaterThanOrEqual(4.5);
    }
    for (const mark of ['keyMark', 'linkMark', 'mark'] as const) {
      expect(contrast(theme[mark], theme[ground]), mark).toBeGreaterThanOrEqual(3);
    }
  });

  it('edges and accent have 3 : 1 on the ground, and lit lines 3 : 1 against dim ones', () => {
    expect(contrast(theme.edge, theme.ground)).toBeGreaterThanOrEqual(3);
    expect(contrast(theme.accent, theme.ground)).toBeGreaterThanOrEqual(3);
    const dim = blend(theme.edge, theme.ground, levelMetrics.dimAlpha);
    expect(contrast(theme.accent, dim)).toBeGreaterThanOrEqual(3);
  });
});
