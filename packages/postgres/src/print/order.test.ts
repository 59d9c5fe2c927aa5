import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBytes, orderUnits, type Placed } from './order.ts';
import type { Unit } from './slot.ts';

const unit = (
  id: string,
  rank: number,
  needs: string[] = [],
  more: Partial<Unit> = {},
): Placed => ({
  key: id,
  unit: { id, provides: [id], text: id, rank, needs, ...more },
});

function order(placed: Placed[], together = false): string[] {
  const ordered = orderUnits(placed, { parentOf: () => undefined, mentioned: () => [], together });
  if (!ordered.ok) throw new Error(`cycle of ${ordered.cycle.map(({ id }) => id)}`);
  return ordered.units.map(({ id }) => id);
}

describe('orderUnits', () => {
  const cases: [string, Placed[], string[]][] = [
    ['rank, then key', [unit('b', 1), unit('a', 2), unit('a2', 1)], ['a2', 'b', 'a']],
    ['needs first', [unit('a', 1, ['z']), unit('z', 1)], ['z', 'a']],
    [
      'what an early rank needs comes before all of that rank',
      [unit('a', 1), unit('b', 1, ['f']), unit('f', 9), unit('g', 9)],
      ['f', 'a', 'b', 'g'],
    ],
    [
      'parents of the same rank stay in their place',
      [unit('a', 1), unit('b', 1, ['c']), unit('c', 1), unit('d', 1)],
      ['a', 'c', 'b', 'd'],
    ],
    ['preferences', [unit('a', 1, [], { prefers: ['b'] }), unit('b', 1)], ['b', 'a']],
    [
      'preferences give way in a cycle',
      [unit('a', 1, [], { prefers: ['b'] }), unit('b', 1, ['a'])],
      ['a', 'b'],
    ],
    ['unknown needs are nothing to wait for', [unit('a', 1, ['nowhere'])], ['a']],
  ];
  it.each(cases)('%s', (_, placed, expected) => {
    expect(order(placed)).toEqual(expected);
  });

  it('puts company directly behind, also company of company', () => {
    const placed = [
      unit('t1', 1),
      unit('t2', 1),
      unit('i', 5, ['t1'], { beside: 't1' }),
      unit('c', 7, ['i'], { beside: 'i' }),
    ];
    expect(order(placed, true)).toEqual(['t1', 'i', 'c', 't2']);
    expect(order(placed, false)).toEqual(['t1', 't2', 'i', 'c']);
  });

  it('names the units of a cycle and the parts that may come later', () => {
    const ordered = orderUnits(
      [
        unit('a', 1, ['b'], {
          deferrable: [
            { id: 'part', needs: ['b'] },
            { id: 'no', needs: ['c'] },
          ],
        }),
        unit('b', 1, ['a']),
        unit('c', 1),
      ],
      { parentOf: () => undefined, mentioned: () => [], together: false },
    );
    expect(ordered).toMatchObject({ ok: false, deferrable: ['part'] });
    if (!ordered.ok) expect(ordered.cycle.map(({ id }) => id).sort()).toEqual(['a', 'b']);
  });

  it('gives every unit once, after all it needs, whatever the order of input', () => {
    const graphs = fc.integer({ min: 1, max: 40 }).chain((count) =>
      fc.array(fc.record({ rank: fc.nat(3), needs: fc.array(fc.nat(count), { maxLength: 3 }) }), {
        minLength: count,
        maxLength: count,
      }),
    );
    fc.assert(
      fc.property(graphs, fc.nat(), (nodes, turn) => {
        // Needs point to earlier numbers only, so there is no cycle.
        const placed = nodes.map(({ rank, needs }, at) =>
          unit(
            `u${at}`,
            rank,
            needs.filter((need) => need < at).map((need) => `u${need}`),
          ),
        );
        const ids = order(placed);
        expect(new Set(ids).size).toBe(placed.length);
        const seen = new Set<string>();
        for (const id of ids) {
          const { needs } = (placed.find(({ key }) => key === id) as Placed).unit;
          for (const need of needs) expect(seen.has(need)).toBe(true);
          seen.add(id);
        }
        const cut = turn % placed.length;
        expect(order([...placed.slice(cut), ...placed.slice(0, cut)])).toEqual(ids);
      }),
    );
  });
});

describe('compareBytes', () => {
  it('orders as the bytes of UTF-8 do', () => {
    const encoder = new TextEncoder();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const bytes = Buffer.compare(encoder.encode(a), encoder.encode(b));
        expect(Math.sign(compareBytes(a, b))).toBe(bytes);
      }),
    );
  });
});
