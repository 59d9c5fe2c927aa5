import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

test.each([
  ['shop', 'shop'],
  ['Zählung 2026/07', 'Z-hlung-2026-07'],
  ['../../etc/passwd', 'etc-passwd'],
  ['', 'design'],
  ['🦊', 'design'],
  ['con', 'design-con'],
  ['a'.repeat(200), 'a'.repeat(100)],
])('%s becomes %s', (name, expected) => {
  expect(fileName(name)).toBe(expected);
});
