/**
 * Broken input (postgres-model:T3): pieces of real files cut anywhere and put together, with odd
 * characters between them. An import never throws, holds the whole input in its report, and gives
 * records that the printer can deal with. Without the corpus the pieces come from a script of our own.
 */
import { importSql } from '@ermine/formats';
import { createSeededIdSource } from '@ermine/model';
import { printSchema } from '@ermine/postgres';
import { corpusSchemas, synthetic } from '@ermine/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverageProblems } from './coverage.ts';
import { parser } from './imported.ts';

const runs = process.env.ERMINE_LONG ? 5_000 : 150;
const pieceBytes = 6_000;

const own = new TextEncoder().encode(synthetic({ tables: 40 }).sql);
const files = [
  own,
  ...(corpusSchemas() ?? []).flatMap((schema) => schema.files.map(({ bytes }) => bytes)),
];

/** What makes readers stumble: the characters that open or close something. */
const oddities = fc
  .array(
    fc.constantFrom(
      ...["'", '"', '$$', '$a$', '/*', '*/', '--', ';', '\\', '\n\\.\n', '\\i x\n', '(', ')', '\0'],
      ...['BEGIN ATOMIC', 'END;', 'CREATE', 'ALTER TABLE', 'COPY t FROM stdin;\n', '@x.', ':y'],
      ...['{{z}}', '\u{1f600}', '\ufeff', "E'\\", 'U&"\\00', '\\gexec\n', '\\if 1\n', '\\endif\n'],
    ),
    { maxLength: 4 },
  )
  .map((parts) => new TextEncoder().encode(parts.join('')));

const piece = fc
  .record({
    file: fc.nat(files.length - 1),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(pieceBytes),
  })
  .map(({ file, place, length }) => {
    const bytes = files[file] as Uint8Array;
    const start = Math.floor(place * bytes.length);
    return bytes.slice(start, start + length);
  });

const broken = fc
  .array(fc.tuple(piece, oddities), { minLength: 1, maxLength: 3 })
  .map((parts) => Uint8Array.from(parts.flat().flatMap((bytes) => [...bytes])));

const noise = fc.uint8Array({ maxLength: 400 });

/** Imports and prints; fails where something is lost or thrown. */
function survives(bytes: Uint8Array): void {
  const imported = importSql([{ name: 'broken.sql', bytes }], parser, createSeededIdSource(1));
  if (!imported.ok) {
    expect(imported.diagnostics.length).toBeGreaterThan(0);
    for (const { message } of imported.diagnostics) expect(message).not.toBe('');
    return;
  }
  const text = Buffer.from(bytes).toString('utf8');
  expect(coverageProblems([{ name: 'broken.sql', text }], imported.report)).toEqual([]);
  const printed = printSchema(imported.schema, { mode: 'canonical', partial: true });
  if (!printed.ok) expect(printed.diagnostics.length).toBeGreaterThan(0);
}

test('T3 cut and spliced scripts are read as far as they go', () => {
  fc.assert(fc.property(broken, survives), { numRuns: runs });
});

test('T3 bytes at random are refused or read, never thrown at', () => {
  fc.assert(fc.property(noise, survives), { numRuns: runs });
});
