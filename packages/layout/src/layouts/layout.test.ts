import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tangle } from './crossings.ts';
import type { LayoutInput, Positions } from './input.ts';
import { layout } from './layout.ts';
import { packLayout } from './pack.ts';
import { type Boxes, pushApart } from './push-apart.ts';
import { type Parcel, packShelves } from './shelves.ts';

const size = fc.tuple(
  fc.integer({ min: 12, max: 26 }).map((n) => n * 16),
  fc.integer({ min: 0, max: 40 }).map((n) => 40 + n * 32),
);
const input: fc.Arbitrary<LayoutInput> = fc
  .tuple(
    fc.array(size, { maxLength: 40 }),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 60 }),
  )
  .map(([sizes, links]) => ({
    boxes: sizes.map(([width, height], i) => ({ id: `${i}`, key: `k${i % 7}`, width, height })),
    links:
      sizes.length === 0
        ? []
        : links.map(([a, b]) => ({ source: a % sizes.length, target: b % sizes.length })),
  }));

function overlaps({ boxes }: LayoutInput, positions: Positions): [string, string][] {
  const found: [string, string][] = [];
  boxes.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const b = boxes[j];
      if (!b) continue;
      const [ax = 0, ay = 0] = positions.slice(i * 2);
      const [bx = 0, by = 0] = positions.slice(j * 2);
      if (ax < bx + b.width && bx < ax + a.width && ay < by + b.height && by < ay + a.height) {
        found.push([a.id, b.id]);
      }
    }
  });
  return found;
}

/** The same boxes and links in another order. */
function shuffled(
  { boxes, links }: LayoutInput,
  seed: number,
): { input: LayoutInput; at: number[] } {
  const at = boxes.map((_, i) => i).sort((a, b) => ((a * 7 + seed) % 11) - ((b * 7 + seed) % 11));
  const place = new Map(at.map((old, now) => [old, now]));
  return {
    input: {
      boxes: at.flatMap((old) => boxes[old] ?? []),
      links: links
        .map(({ source, target }) => ({
          source: place.get(target) ?? 0,
          target: place.get(source) ?? 0,
        }))
        .reverse(),
    },
    at,
  };
}

describe.each([
  ['editor:L1 the instant placement', packLayout, 200],
  ['editor:L2 the default layout', (one: LayoutInput) => layout(one), 25],
])('%s', (_, place, numRuns) => {
  it('never overlaps, in whole px, and is the same in any order of the input', () => {
    fc.assert(
      fc.property(input, fc.nat(10), (one, seed) => {
        const positions = place(one);
        expect(positions).toHaveLength(one.boxes.length * 2);
        expect([...positions].every(Number.isInteger)).toBe(true);
        expect(overlaps(one, positions)).toEqual([]);
        const other = shuffled(one, seed);
        const again = place(other.input);
        other.at.forEach((old, now) => {
          expect([...again.slice(now * 2, now * 2 + 2)]).toEqual([
            ...positions.slice(old * 2, old * 2 + 2),
          ]);
        });
      }),
      { numRuns },
    );
  });

  it('places a chain longer than it is wide without overlaps', () => {
    const boxes = Array.from({ length: 120 }, (_, i) => ({
      id: `${i}`,
      key: `${i}`,
      width: 192,
      height: 72 + (i % 9) * 32,
    }));
    const links = boxes.slice(1).map((_, i) => ({ source: i + 1, target: i }));
    expect(overlaps({ boxes, links }, place({ boxes, links }))).toEqual([]);
  });
});

describe('editor:L3 components', () => {
  const box = (i: number) => ({ id: `${i}`, key: '', width: 192, height: 200 });

  it('unlinked tables are compact', () => {
    const boxes = Array.from({ length: 100 }, (_, i) => box(i));
    const positions = layout({ boxes, links: [] });
    const xs = boxes.map((_, i) => positions[i * 2] ?? 0);
    const ys = boxes.map((_, i) => positions[i * 2 + 1] ?? 0);
    const area =
      (Math.max(...xs) + 192 - Math.min(...xs)) * (Math.max(...ys) + 200 - Math.min(...ys));
    expect(area / (100 * 192 * 200)).toBeLessThan(2);
  });

  it('two linked tables stand side by side', () => {
    const positions = layout({ boxes: [box(0), box(1)], links: [{ source: 0, target: 1 }] });
    expect([...positions].sort((a, b) => a - b)).toEqual([0, 0, 0, 192 + 120]);
  });

  it('editor:L5 tells progress up to the end, and the last placement is the result', () => {
    const boxes = Array.from({ length: 30 }, (_, i) => box(i));
    const links = boxes.map((_, i) => ({ source: i, target: Math.floor(i / 2) }));
    const steps: number[] = [];
    let last: Positions | undefined;
    const result = layout(
      { boxes, links },
      {
        onProgress: (done, positions) => {
          steps.push(done);
          last = positions ?? last;
        },
      },
    );
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.at(-1)).toBeLessThanOrEqual(1);
    expect(last).toEqual(result);
  });

  it('editor:L5 the best of several starts is no worse than the first', () => {
    const boxes = Array.from({ length: 24 }, (_, i) => box(i));
    const links = boxes.flatMap((_, i) => [
      { source: i, target: (i * 5 + 3) % 24 },
      { source: i, target: (i * 7 + 1) % 24 },
    ]);
    let first: Positions | undefined;
    const best = layout(
      { boxes, links },
      {
        onProgress: (_, positions) => {
          first ??= positions;
        },
      },
    );
    const cost = (positions: Positions) => {
      const { crossings, meanLength } = tangle(
        Float64Array.from(boxes, (b, i) => (positions[i * 2] ?? 0) + b.width / 2),
        Float64Array.from(boxes, (b, i) => (positions[i * 2 + 1] ?? 0) + b.height / 2),
        links.map(({ source, target }) => [source, target]),
      );
      return crossings * 400 + meanLength;
    };
    if (!first) throw new Error('no progress');
    expect(cost(best)).toBeLessThan(cost(first));
  });
});

describe('tangle', () => {
  it.each([
    [
      'a cross',
      [0, 10, 0, 10],
      [0, 10, 10, 0],
      [
        [0, 1],
        [2, 3],
      ],
      1,
    ],
    [
      'side by side',
      [0, 10, 0, 10],
      [0, 0, 10, 10],
      [
        [0, 1],
        [2, 3],
      ],
      0,
    ],
    [
      'a shared end',
      [0, 10, 20],
      [0, 10, 0],
      [
        [0, 1],
        [1, 2],
      ],
      0,
    ],
    [
      'touching',
      [0, 10, 5, 5],
      [0, 0, 0, 10],
      [
        [0, 1],
        [2, 3],
      ],
      0,
    ],
  ] as const)('%s', (_, x, y, pairs, crossings) => {
    expect(tangle(Float64Array.from(x), Float64Array.from(y), pairs).crossings).toBe(crossings);
  });
});

describe('editor:L4 push-apart', () => {
  const boxes = fc
    .array(fc.tuple(size, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 })), {
      maxLength: 60,
    })
    .map(
      (all): Boxes => ({
        x: Float64Array.from(all, ([, x]) => x),
        y: Float64Array.from(all, ([, , y]) => y),
        w: Float64Array.from(all, ([[w]]) => w),
        h: Float64Array.from(all, ([[, h]]) => h),
      }),
    );

  it('leaves no overlap, and moves nothing that has room', () => {
    fc.assert(
      fc.property(boxes, fc.constantFrom(0, 60), (one, gap) => {
        pushApart(one, gap);
        const positions = Float32Array.from({ length: one.x.length * 2 }, (_, i) =>
          i % 2 === 0 ? (one.x[i / 2] ?? 0) : (one.y[(i - 1) / 2] ?? 0),
        );
        const asInput = {
          boxes: Array.from(one.w, (width, i) => ({
            id: `${i}`,
            key: '',
            width,
            height: one.h[i] ?? 0,
          })),
          links: [],
        };
        expect(overlaps(asInput, positions)).toEqual([]);
      }),
    );
    const apart: Boxes = {
      x: Float64Array.of(0, 300),
      y: Float64Array.of(0, 0),
      w: Float64Array.of(200, 200),
      h: Float64Array.of(100, 100),
    };
    pushApart(apart, 60);
    expect([...apart.x, ...apart.y]).toEqual([0, 300, 0, 0]);
  });

  it('takes boxes that all stand in one place apart', () => {
    const count = 50;
    const one: Boxes = {
      x: new Float64Array(count),
      y: new Float64Array(count),
      w: new Float64Array(count).fill(200),
      h: new Float64Array(count).fill(100),
    };
    pushApart(one, 60);
    expect(new Set(Array.from(one.x, (x, i) => `${x},${one.y[i]}`)).size).toBe(count);
  });
});

describe('shelves', () => {
  it('keep every parcel apart from the others', () => {
    fc.assert(
      fc.property(fc.array(size), (sizes) => {
        const parcels: Parcel[] = sizes.map(([width, height]) => ({ width, height, x: 0, y: 0 }));
        packShelves(parcels, 120);
        parcels.forEach((a, i) => {
          for (const b of parcels.slice(0, i)) {
            const apart =
              a.x >= b.x + b.width + 120 ||
              b.x >= a.x + a.width + 120 ||
              a.y >= b.y + b.height + 120 ||
              b.y >= a.y + a.height + 120;
            expect(apart).toBe(true);
          }
        });
      }),
    );
  });
});
