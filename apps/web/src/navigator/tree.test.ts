import { makeRecord, Schema } from '@ermine/model';
import { expect, test } from 'vitest';
import { pathTo, treeRows } from './tree.ts';

const schema = new Schema([
  makeRecord('database', { id: 'db_1', name: 'd' }),
  makeRecord('extension', { id: 'ext_1', parent: 'db_1', name: 'pg_trgm' }),
  makeRecord('schema', { id: 'sch_1', parent: 'db_1', name: 'public' }),
  makeRecord('table', { id: 'tbl_1', parent: 'sch_1', name: 'orders' }),
  makeRecord('column', {
    id: 'col_1',
    parent: 'tbl_1',
    name: 'customer',
    order: 'a0',
    type: { type: 'text' },
  }),
  makeRecord('notNull', { id: 'nn_1', parent: 'col_1' }),
  makeRecord('table', { id: 'tbl_2', parent: 'sch_1', name: 'items' }),
  makeRecord('enum', { id: 'enm_1', parent: 'sch_1', name: 'status' }),
]);
const outline = (open: readonly string[], filter = '') =>
  treeRows(schema, new Set(open), filter).map((row) => `${'  '.repeat(row.level - 1)}${row.label}`);

test('spaces and groups are shown, their members when opened', () => {
  expect(outline([])).toEqual(['Extensions', 'public']);
  expect(outline(['sch_1'])).toEqual(['Extensions', 'public', '  Tables', '  Enums']);
  expect(outline(['sch_1', 'sch_1:table', 'tbl_1'])).toEqual([
    'Extensions',
    'public',
    '  Tables',
    '    items',
    '    orders',
    '      customer',
    '  Enums',
  ]);
});

test('a filter shows matches in any depth with what they lie in', () => {
  expect(outline([], 'CUST')).toEqual(['public', '  Tables', '    orders', '      customer']);
  expect(outline([], 'nothing like it')).toEqual([]);
});

test('the path to a record opens it', () => {
  const rows = treeRows(schema, new Set(pathTo(schema, 'col_1')), '');
  expect(rows.some((row) => row.id === 'col_1')).toBe(true);
});

test('positions count among siblings', () => {
  const items = treeRows(schema, new Set(['sch_1', 'sch_1:table']), '').find(
    (row) => row.label === 'items',
  );
  expect(items).toMatchObject({ level: 3, position: 1, siblings: 2, expandable: false });
});
