import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  between,
  centreOn,
  fit,
  minZoom,
  opening,
  toDiagram,
  visibleRect,
  zoomAt,
} from './camera.ts';

const size = { width: 1000, height: 600 };
const camera = fc.record({
  x: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  y: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  k: fc.double({ min: 0.005, max: 4, noNaN: true }),
});
const rect = fc.record({
  x: fc.integer({ min: -50_000, max: 50_000 }),
  y: fc.integer({ min: -50_000, max: 50_000 }),
  width: fc.integer({ min: 1, max: 100_000 }),
  height: fc.integer({ min: 1, max: 100_000 }),
});

test('fit shows the whole rectangle and never enlarges beyond 1', () => {
  fc.assert(
    fc.property(rect, (bounds) => {
      const fitted = fit(bounds, size);
      const seen = visibleRect(fitted, size);
      expect(fitted.k).toBeLessThanOrEqual(1);
      expect(seen.x).toBeLessThanOrEqual(bounds.x + 0.01);
      expect(seen.y).toBeLessThanOrEqual(bounds.y + 0.01);
      expect(seen.x + seen.width).toBeGreaterThanOrEqual(bounds.x + bounds.width - 0.01);
      expect(seen.y + seen.height).toBeGreaterThanOrEqual(bounds.y + bounds.height - 0.01);
    }),
  );
});

test('zooming keeps the point under the pointer', () => {
  fc.assert(
    fc.property(camera, fc.double({ min: 0.01, max: 4, noNaN: true }), (from, k) => {
      const at = { x: 300, y: 200 };
      const before = toDiagram(from, at);
      const after = toDiagram(zoomAt(from, at, k), at);
      expect(after.x).toBeCloseTo(before.x, 3);
      expect(after.y).toBeCloseTo(before.y, 3);
    }),
  );
});

test('the way between two cameras begins at the first and ends exactly at the second', () => {
  fc.assert(
    fc.property(camera, camera, (from, to) => {
      const start = between(from, to, size, 0);
      expect(start.k).toBeCloseTo(from.k, 6);
      expect(start.x).toBeCloseTo(from.x, 2);
      expect(between(from, to, size, 1)).toEqual(to);
    }),
  );
});

test('editor:C8 a small diagram opens fitted, a large one at its corner and legible', () => {
  const small = { x: 0, y: 0, width: 900, height: 500 };
  expect(opening(small, size, { x: 0, y: 0 })).toEqual(fit(small, size));
  const large = { x: 0, y: 0, width: 20_000, height: 20_000 };
  expect(opening(large, size, { x: 100, y: 50 })).toEqual({ x: -12, y: 18, k: 0.6 });
});

test.each([
  [undefined, 0.02],
  [{ x: 0, y: 0, width: 10, height: 10 }, 0.02],
  [{ x: 0, y: 0, width: 1e6, height: 10 }, 0.005],
])('editor:C4 the smallest zoom of %o is %d', (bounds, expected) => {
  expect(minZoom(bounds, size)).toBe(expected);
});

test('centring keeps the zoom', () => {
  const centred = centreOn({ x: 100, y: 100, width: 200, height: 100 }, size, 0.5);
  expect(toDiagram(centred, { x: 500, y: 300 })).toEqual({ x: 200, y: 150 });
});
