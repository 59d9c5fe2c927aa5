import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseWindow, mountBatch, nextBatch, windowSize } from './node-window.ts';

function row(count: number) {
  const x = Array.from({ length: count }, (_, i) => i * 300);
  const same = (value: number) => x.map(() => value);
  return { x, y: same(0), w: same(200), h: same(100) };
}

test('editor:R10 never more than forty, nearest first, the kept ones always', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 120_000 }),
      (count, x) => {
        const boxes = row(count);
        const all = boxes.x.map((_, i) => i);
        const always = count > 0 ? [count - 1] : [];
        const chosen = chooseWindow(boxes, all, { x, y: 50 }, always);
        expect(chosen).toHaveLength(Math.min(count, windowSize));
        expect(chosen.slice(0, always.length)).toEqual(always);
        const left = (slot: number) => Math.abs((boxes.x[slot] ?? 0) + 100 - x);
        const farthest = Math.max(0, ...chosen.slice(always.length).map(left));
        for (const slot of all) {
          if (!chosen.includes(slot)) expect(left(slot)).toBeGreaterThanOrEqual(farthest - 200);
        }
      },
    ),
  );
});

test('mounting goes in batches and ends at what is wanted', () => {
  const slots = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 40 });
  fc.assert(
    fc.property(slots, slots, (mounted, wanted) => {
      let now: number[] = mounted;
      for (let i = 0; i < 5; i++) {
        const next = nextBatch(now, wanted);
        expect(next.filter((slot) => !now.includes(slot)).length).toBeLessThanOrEqual(mountBatch);
        now = next;
      }
      expect([...now].sort()).toEqual([...wanted].sort());
    }),
  );
});
