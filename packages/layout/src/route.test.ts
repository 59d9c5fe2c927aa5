import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeMetrics } from './constants.ts';
import { distanceToSegment, type RouteInput, routeEdge, routeLength } from './route.ts';

const base: RouteInput = {
  sourceLeft: 0,
  sourceRight: 200,
  sourceY: 50,
  sourceInset: 0,
  targetLeft: 400,
  targetRight: 600,
  targetY: 150,
  targetInset: 0,
  self: false,
  lane: 0,
  lanes: 1,
  downwards: true,
};

function route(input: Partial<RouteInput>): number[] {
  const out = new Float32Array(routeLength);
  routeEdge({ ...base, ...input }, out, 0);
  return [...out];
}

describe('editor:E1 sides', () => {
  it.each<[string, Partial<RouteInput>, number[]]>([
    ['to the right', {}, [200, 50, 300, 50, 300, 150, 400, 150]],
    [
      'to the left',
      { targetLeft: -600, targetRight: -400 },
      [0, 50, -200, 50, -200, 150, -400, 150],
    ],
    [
      'above one another: the nearer common side',
      { targetLeft: 20, targetRight: 210 },
      [200, 50, 230, 50, 230, 150, 210, 150],
    ],
    [
      'above one another, the left sides nearer',
      { targetLeft: -10, targetRight: 260 },
      [0, 50, -30, 50, -30, 150, -10, 150],
    ],
    [
      'just far enough for two stubs',
      { targetLeft: 240, targetRight: 440 },
      [200, 50, 220, 50, 220, 150, 240, 150],
    ],
    [
      'too near for two stubs',
      { targetLeft: 230, targetRight: 240 },
      [200, 50, 260, 50, 260, 150, 240, 150],
    ],
    [
      'a composite key starts outside its bracket',
      { sourceInset: edgeMetrics.bracket },
      [210, 50, 305, 50, 305, 150, 400, 150],
    ],
    [
      'editor:C35 a loop at the right',
      { self: true, targetLeft: 0, targetRight: 200, lane: 2 },
      [200, 50, 244, 50, 244, 150, 200, 150],
    ],
  ])('%s', (_, input, expected) => {
    expect(route(input)).toEqual(expected);
  });
});

const span = fc
  .tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: 192, max: 416 }))
  .map(([left, width]) => [left, left + width] as const);
const y = fc.integer({ min: -2000, max: 2000 });

describe('routes', () => {
  it('are orthogonal, leave straight by a stub and end at their rows', () => {
    fc.assert(
      fc.property(span, span, y, y, fc.boolean(), (source, target, sourceY, targetY, down) => {
        const [x0, y0, x1, y1, x2, y2, x3, y3] = route({
          sourceLeft: source[0],
          sourceRight: source[1],
          targetLeft: target[0],
          targetRight: target[1],
          sourceY,
          targetY,
          downwards: down,
        }) as [number, number, number, number, number, number, number, number];
        expect([y0, y1, x2, y2, y3]).toEqual([sourceY, sourceY, x1, targetY, targetY]);
        expect(source).toContain(x0);
        expect(target).toContain(x3);
        // Outwards from both tables, by the stub at least.
        expect(x0 === source[1] ? x1 - x0 : x0 - x1).toBeGreaterThanOrEqual(edgeMetrics.stub);
        expect(x3 === target[1] ? x2 - x3 : x3 - x2).toBeGreaterThanOrEqual(edgeMetrics.stub);
      }),
    );
  });

  it('editor:C36 parallel keys on ordered rows are apart and do not cross', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 340, max: 900 }),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: -900, max: 900 }),
        fc.boolean(),
        (targetLeft, lanes, drop, mirrored) => {
          fc.pre(Math.abs(drop) > 40);
          const routes = Array.from({ length: lanes }, (_, lane) =>
            route({
              ...(mirrored
                ? { targetLeft: 200 - targetLeft - 200, targetRight: 200 - targetLeft }
                : { targetLeft, targetRight: targetLeft + 200 }),
              sourceY: 50 + lane * 32,
              targetY: 50 + drop + lane * 32,
              lane,
              lanes,
              downwards: drop > 0,
            }),
          );
          for (let i = 0; i < lanes; i++) {
            for (let j = i + 1; j < lanes; j++) {
              const [a, b] = [routes[i] as number[], routes[j] as number[]];
              expect(a[2]).not.toBe(b[2]);
              expect(crosses(a, b)).toBe(false);
            }
          }
        },
      ),
    );
  });
});

/** Whether a horizontal piece of one route meets the vertical piece of the other. */
function crosses(a: number[], b: number[]): boolean {
  const meets = (p: number[], q: number[]) => {
    const [x = 0, top = 0, bottom = 0] = [
      q[2],
      Math.min(q[3] ?? 0, q[5] ?? 0),
      Math.max(q[3] ?? 0, q[5] ?? 0),
    ];
    return [
      [p[0], p[2], p[1]],
      [p[4], p[6], p[5]],
    ].some(([from = 0, to = 0, at = 0]) => {
      const inside = x > Math.min(from, to) && x < Math.max(from, to);
      return inside && at > top && at < bottom;
    });
  };
  return meets(a, b) || meets(b, a);
}

describe('distanceToSegment', () => {
  it.each([
    [0, 5, 25],
    [-3, 4, 25],
    [13, 4, 25],
    [5, 0, 0],
  ])('from %d, %d is √%d', (x, y, squared) => {
    expect(distanceToSegment(x, y, 0, 0, 10, 0)).toBe(squared);
  });

  it('of a point-like segment is the distance of points', () => {
    expect(distanceToSegment(3, 4, 0, 0, 0, 0)).toBe(25);
  });
});
