// The three units of offsets (postgres-model:P3).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Offsets } from './offsets.ts';

const encoder = new TextEncoder();

test.each([
  ['', 0, 0, 0],
  ['abc', 2, 2, 2],
  ['😀é', 0, 0, 0],
  ['😀é', 2, 1, 4],
  ['😀é', 3, 2, 6],
  ['😀éx', 4, 3, 7],
  ['a😀b€c', 5, 4, 9],
])('%j: unit %i is code point %i and byte %i', (text, unit, point, byte) => {
  const offsets = new Offsets(text);
  expect(offsets.fromBytes(byte)).toBe(unit);
  expect(offsets.fromPoints(point)).toBe(unit);
});

test('every character boundary of any text is found from both units', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const offsets = new Offsets(text);
      const characters = [...text];
      for (let point = 0; point <= characters.length; point++) {
        const before = characters.slice(0, point).join('');
        expect(offsets.fromPoints(point)).toBe(before.length);
        expect(offsets.fromBytes(encoder.encode(before).length)).toBe(before.length);
      }
    }),
    { seed: 7 },
  );
});
