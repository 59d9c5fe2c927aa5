import { describe, expect, it } from 'vitest';
import { type DiagramRow, type DiagramTable, rowFlag } from './diagram.ts';
import { textWidth } from './metrics.ts';
import { markCount, measureTable, moreText, type ShowMode, visibleRows } from './table-box.ts';

const { primaryKey, foreignKey, unique, indexed, nullable, generated } = rowFlag;

function rows(...flags: number[]): DiagramRow[] {
  return flags.map((flag, i) => ({ id: `c${i}`, name: `column_${i}`, type: 'text', flags: flag }));
}

function table(of: Partial<DiagramTable>): DiagramTable {
  return {
    id: 't',
    name: 'orders',
    schema: 'public',
    schemaIndex: 0,
    colour: 0,
    shape: 'table',
    rows: [],
    ...of,
  };
}

const plain = (count: number) => rows(...Array.from({ length: count }, () => 0));

describe('editor:C23 rows shown', () => {
  const keysLast = rows(...Array.from({ length: 12 }, () => 0), primaryKey, foreignKey);
  const allKeys = rows(...Array.from({ length: 12 }, () => foreignKey), 0, 0);
  it.each<[string, DiagramRow[], ShowMode, object, number[], number]>([
    ['ten rows', plain(10), 'all', {}, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 0],
    ['eleven rows', plain(11), 'all', {}, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 1],
    ['keys at the end', keysLast, 'all', {}, [0, 1, 2, 3, 4, 5, 6, 7, 12, 13], 4],
    ['more keys than ten', allKeys, 'all', {}, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 2],
    ['expanded', plain(11), 'all', { expanded: true }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], -1],
    ['expanded but short', plain(3), 'all', { expanded: true }, [0, 1, 2], 0],
    ['collapsed', plain(11), 'all', { collapsed: true, expanded: true }, [], 0],
    ['keys only', keysLast, 'keys', {}, [12, 13], 0],
    ['names only', keysLast, 'names', { expanded: true }, [], 0],
  ])('%s', (_, all, mode, fold, shown, more) => {
    expect(visibleRows(all, mode, fold)).toEqual({ rows: shown, more });
  });

  it('the last row says what it does', () => {
    expect([moreText(7), moreText(-1)]).toEqual(['Show 7 more', 'Show fewer']);
  });
});

describe('editor:A3 marks', () => {
  it.each([
    [0, 0],
    [nullable, 0],
    [primaryKey | unique | indexed, 1],
    [primaryKey | foreignKey, 2],
    [foreignKey | indexed, 2],
    [foreignKey | unique | indexed | generated, 3],
  ])('flags %d take %d places', (flags, count) => {
    expect(markCount(flags)).toBe(count);
  });
});

describe('editor:R5 sizes', () => {
  it.each([
    ['comfortable', 0, 40],
    ['comfortable', 3, 40 + 3 * 32],
    ['comfortable', 12, 40 + 11 * 32],
    ['compact', 0, 32],
    ['compact', 12, 32 + 11 * 24],
  ] as const)('%s with %d rows is %d high', (density, count, height) => {
    const box = measureTable(table({ rows: plain(count) }), { density, showMode: 'all' });
    expect(box.height).toBe(height);
  });

  it('width is between 192 and 416 in steps of 16', () => {
    const widthOf = (name: string) =>
      measureTable(table({ rows: [{ id: 'c', name, type: 'bigint', flags: 0 }] })).width;
    expect(widthOf('a')).toBe(192);
    expect(widthOf('x'.repeat(200))).toBe(416);
    for (let length = 1; length < 60; length++) {
      expect(widthOf('m'.repeat(length)) % 16).toBe(0);
      expect(widthOf('m'.repeat(length))).toBeGreaterThanOrEqual(widthOf('m'.repeat(length - 1)));
    }
  });

  it('width is the same collapsed and expanded', () => {
    const long = table({
      rows: [...plain(20), { ...rows(0)[0], name: 'm'.repeat(20) } as DiagramRow],
    });
    const widths = [{}, { collapsed: true }, { expanded: true }].map(
      (fold) => measureTable(long, undefined, fold).width,
    );
    expect(new Set(widths).size).toBe(1);
  });

  it('name, dot, gap and type of every row fit side by side', () => {
    const name = 'a_rather_long_column_name_that_does_not_fit_into_any_table';
    for (const type of ['text', 'a_type_with_a_very_long_name_that_is_shortened_too']) {
      for (const flags of [0, nullable, foreignKey | unique | generated]) {
        const box = measureTable(table({ rows: [{ id: 'c', name, type, flags }] }));
        const room = box.width - 24 - box.markCount * 16 - 4;
        const used = (box.nameWidths[0] ?? 0) + textWidth(box.types[0] ?? '', 12, 400);
        expect(box.width).toBe(416);
        expect(used + 16).toBeLessThanOrEqual(room);
        expect(box.names[0]).toMatch(/…$/);
        expect(box.types[0]).not.toBe('');
      }
    }
  });

  it('title, prefix and caption fit into the header', () => {
    for (const name of ['t', 'x'.repeat(63)]) {
      for (const schema of ['public', 's', 'y'.repeat(63)]) {
        const box = measureTable(table({ name, schema, partitions: 57 }));
        const caption = textWidth(box.caption, 11, 400);
        const title = textWidth(box.title, 13, 600);
        expect(box.prefixWidth + title + caption).toBeLessThanOrEqual(box.width - 24);
        expect(box.title).not.toBe('');
      }
    }
  });

  it.each([
    [table({}), '', ''],
    [table({ schema: 'sales', shape: 'view' }), 'sales.', 'view'],
    [table({ shape: 'partitionedTable', partitions: 1 }), '', '1 partition'],
    [table({ shape: 'partitionedTable' }), '', 'partitioned'],
  ])('%# says what it is', (one, prefix, caption) => {
    expect(measureTable(one)).toMatchObject({ prefix, caption });
  });
});
