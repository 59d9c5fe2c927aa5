// What a design file is (postgres-model §6): its number, its frame and its limits.

/** The number of the record format that this version writes, and the newest that it reads. */
export const formatNumber = 1;

/** The first line of a file in canonical form. */
export const firstLine = `{"ermine":${formatNumber},"records":[`;

/** The last line of a file in canonical form; every record's line ends with a comma. */
export const lastLine = 'null]}';

/** Bounds of what is read (security:I2, L7). */
export const limits = {
  textLength: 64 * 1024 * 1024,
  records: 400_000,
  stringLength: 1024 * 1024,
  depth: 200,
} as const;

/** Keys that could reach an object's prototype: never accepted as keys, always as names. */
export const forbiddenKeys: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
]);
