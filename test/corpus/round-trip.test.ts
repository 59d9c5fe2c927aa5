/**
 * What was read can be printed and read again without a change (postgres-model:G2), the same records
 * give the same bytes in whatever order they come (G4), and a design file keeps them all (G6).
 */
import { readDesign, writeDesign } from '@ermine/formats';
import { type AnyRecord, type Id, Schema, withAttributes } from '@ermine/model';
import { type PrintOptions, printSchema } from '@ermine/postgres';
import { corpusSchemas, corpusUnavailable, skippable } from '@ermine/testkit';
import { describe, expect, test } from 'vitest';
import { read, readSchema } from './imported.ts';
import { recordDifferences } from './records.ts';

function print(schema: Schema, mode: PrintOptions['mode']): string {
  const printed = printSchema(schema, { mode });
  if (!printed.ok) throw new Error(printed.diagnostics[0]?.message);
  return printed.text;
}

/** The same records in another order, which says nothing about the design. */
function shuffled(schema: Schema): Schema {
  const records = [...schema.records];
  let state = 20_261;
  for (let at = records.length - 1; at > 0; at--) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    const other = state % (at + 1);
    [records[at], records[other]] = [records[other], records[at]] as [
      [Id, AnyRecord],
      [Id, AnyRecord],
    ];
  }
  return new Schema(new Map(records));
}

const reason = corpusUnavailable();
const schemas = corpusSchemas() ?? [];
const modes = ['canonical', 'readable'] as const;
const cases = schemas.flatMap((schema) => modes.map((mode) => ({ schema, mode, ...schema })));

describe.skipIf(reason !== null)(skippable('printing real schemas', reason), () => {
  test.each(cases)('$name, $mode: read again it is the same (G2)', ({ schema, mode }) => {
    const { schema: before } = readSchema(schema);
    const text = print(before, mode);
    const { schema: after, report } = read([{ name: `${schema.name}.sql`, text }], {
      name: before.root.name,
    });
    expect(
      report.statements
        .filter((entry) => entry.outcome === 'failed')
        .flatMap((entry) => entry.diagnostics),
    ).toEqual([]);
    expect(recordDifferences(before, after)).toEqual([]);
  });

  test.each(cases)('$name, $mode: the same bytes in any order (G4)', ({ schema, mode }) => {
    const { schema: records } = readSchema(schema);
    const text = print(records, mode);
    expect(print(new Schema(records.records), mode)).toBe(text);
    expect(print(shuffled(records), mode)).toBe(text);
  });

  test.each(schemas)('$name: a design file keeps every record (G6)', (schema) => {
    const { schema: before } = readSchema(schema);
    const text = writeDesign(before);
    expect(writeDesign(shuffled(before))).toBe(text);
    const design = readDesign(text);
    if (!design.ok) throw new Error(design.diagnostics[0]?.message);
    expect(design.diagnostics).toEqual([]);
    expect(new Map(sorted(design.schema))).toEqual(new Map(sorted(before)));
    expect(writeDesign(design.schema)).toBe(text);
  });
});

const sorted = (schema: Schema) =>
  [...schema.records].sort(([one], [other]) => (one < other ? -1 : 1));

test('a changed, a missing and a moved record are differences', () => {
  const { schema: before } = read([
    { name: 'a.sql', text: 'CREATE TABLE t (a int, b int NOT NULL);' },
  ]);
  const changed = (change: (record: AnyRecord) => readonly AnyRecord[]) =>
    recordDifferences(before, new Schema([...before.records.values()].flatMap(change)));
  expect(changed((record) => [record])).toEqual([]);
  expect(changed((record) => (record.kind === 'notNull' ? [] : [record]))).toHaveLength(1);
  const first = before.all('column')[0];
  expect(
    changed((record) => [
      record === first ? withAttributes(first, { type: { type: 'text' } }) : record,
    ]),
  ).toHaveLength(2);
  expect(
    changed((record) => [record === first ? withAttributes(first, { order: 'zz' }) : record]),
  ).toHaveLength(4);
});
