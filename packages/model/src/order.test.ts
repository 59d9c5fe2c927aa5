import fc from 'fast-check';
import { generateKeyBetween } from 'fractional-indexing';
import { describe, expect, it } from 'vitest';
import { compareOrder, isOrderKey, orderBetween, ordersBetween } from './order.ts';

describe('order keys (postgres-model:R3)', () => {
  it('any sequence of insertions keeps keys strictly sorted', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (places) => {
        const keys: string[] = [];
        for (const place of places) {
          const at = place % (keys.length + 1);
          keys.splice(at, 0, orderBetween(keys[at - 1] ?? null, keys[at] ?? null));
        }
        expect(keys.every(isOrderKey)).toBe(true);
        expect([...keys].sort()).toEqual(keys);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('many at once fit between their neighbours', () => {
    const [first, last] = ordersBetween(null, null, 2) as [string, string];
    const inner = ordersBetween(first, last, 100);
    expect([first, ...inner, last]).toEqual([first, ...inner, last].sort());
    expect(inner).toHaveLength(100);
  });

  it.each(['', '0', 'a', 'a00', 'b0', 'é', 'a0 ', ' a0', `a${'1'.repeat(300)}`, '__proto__'])(
    '"%s" is no key',
    (text) => {
      expect(isOrderKey(text)).toBe(false);
    },
  );

  it('a text is a key exactly if a key can be made after it', () => {
    const digits = fc.array(fc.constantFrom('0', '1', 'V', 'z'), { maxLength: 30 });
    const text = fc
      .tuple(fc.constantFrom('a', 'b', 'z', 'Z', 'Y', 'A', '1', ''), digits)
      .map(([head, rest]) => head + rest.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.constant(`A${'0'.repeat(26)}`)), (candidate) => {
        let accepted = candidate !== '';
        try {
          if (candidate !== '') generateKeyBetween(candidate, null);
        } catch {
          accepted = false;
        }
        expect(isOrderKey(candidate)).toBe(accepted);
      }),
      { numRuns: 2000 },
    );
  });

  it('siblings sort by key, then by id, those without a key first', () => {
    const items = [
      { id: 'b', order: 'a0' },
      { id: 'a', order: 'a1' },
      { id: 'a', order: 'a0' },
      { id: 'z' },
    ];
    expect(items.sort(compareOrder).map(({ id, order }) => `${id}${order ?? ''}`)).toEqual([
      'z',
      'aa0',
      'ba0',
      'aa1',
    ]);
    expect(compareOrder({ id: 'x', order: 'a0' }, { id: 'x', order: 'a0' })).toBe(0);
  });
});
