import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UniformGrid } from './grid.ts';

type Step =
  | { readonly do: 'put'; readonly id: number; readonly box: readonly number[] }
  | { readonly do: 'take'; readonly id: number }
  | { readonly do: 'query'; readonly box: readonly number[] };

const box = fc
  .tuple(
    fc.integer({ min: -9000, max: 9000 }),
    fc.integer({ min: -9000, max: 9000 }),
    fc.integer({ min: 1, max: 9000 }),
    fc.integer({ min: 1, max: 9000 }),
  )
  .map(([x, y, w, h]) => [x, y, x + w, y + h]);
const id = fc.integer({ min: 0, max: 200 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('put' as const), id, box }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take' as const), id }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('query' as const), box }) },
);

describe('editor:R3 grid', () => {
  it.each([1, 24, Number.POSITIVE_INFINITY])(
    'with at most %d cells a box answers as a scan',
    (max) => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
          const boxes = new Float32Array(201 * 4);
          const grid = new UniformGrid(boxes, max);
          const known = new Map<number, readonly number[]>();
          for (const one of steps) {
            if (one.do === 'query') {
              const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = one.box;
              const expected = [...known]
                .filter(([, b]) => {
                  const [l = 0, t = 0, r = 0, bottom = 0] = b;
                  return l < x1 && r > x0 && t < y1 && bottom > y0;
                })
                .map(([key]) => key);
              const found = grid.query(x0, y0, x1, y1, []);
              expect(found.sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
            } else if (known.has(one.id)) {
              grid.take(one.id);
              known.delete(one.id);
            } else if (one.do === 'put') {
              boxes.set(one.box, one.id * 4);
              grid.put(one.id);
              known.set(one.id, one.box);
            }
            expect(grid.size).toBe(known.size);
          }
        }),
      );
    },
  );

  it('refuses what would corrupt it', () => {
    const boxes = new Float32Array(8);
    const grid = new UniformGrid(boxes, 24);
    expect(() => grid.take(0)).toThrow('not in the grid');
    grid.put(0);
    expect(() => grid.put(0)).toThrow('in the grid already');
    boxes[4] = Number.NaN;
    expect(() => grid.put(1)).toThrow('not a finite number');
    expect(() => grid.query(0, 0, Number.POSITIVE_INFINITY, 1, [])).toThrow(RangeError);
  });
});
