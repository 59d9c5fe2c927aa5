import { expect, test } from 'vitest';
import { largestInput, refusalOf } from './input-check.ts';

test.each([
  [[], undefined],
  [[{ name: 'a.sql', size: largestInput }], undefined],
  [[{ name: 'a.sql', size: largestInput + 1 }], 'input-too-large'],
  [
    [
      { name: 'a.sql', size: largestInput },
      { name: 'b.sql', size: 1 },
    ],
    'input-too-large',
  ],
] as const)('files of %o are refused as %s', (files, code) => {
  expect(refusalOf(files)?.code).toBe(code);
});
