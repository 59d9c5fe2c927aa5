import { makeRecord, Schema } from '@ermine/model';
import { expect, test } from 'vitest';
import { buildIndex, costOf, search } from './search.ts';

test.each([
  ['orders', 'orders', 0],
  ['orders', 'ord', 1],
  ['customer_orders', 'ord', 2],
  ['record_orders', 'ord', 2],
  ['preorders', 'ord', 3],
  ['orders', 'odr', 4],
  ['orders', 'x', undefined],
])('%s for %s costs %s', (name, wanted, cost) => {
  expect(costOf(name, wanted)).toBe(cost);
});

const schema = new Schema([
  makeRecord('database', { id: 'db_1', name: 'd' }),
  makeRecord('schema', { id: 'sch_1', parent: 'db_1', name: 'Shop' }),
  makeRecord('table', { id: 'tbl_1', parent: 'sch_1', name: 'order' }),
  makeRecord('table', { id: 'tbl_2', parent: 'sch_1', name: 'Order_Line' }),
  makeRecord('column', {
    id: 'col_1',
    parent: 'tbl_2',
    name: 'order',
    order: 'a0',
    type: { type: 'text' },
  }),
  makeRecord('comment', { id: 'cmt_1', parent: 'tbl_2', text: 'order' }),
]);
const find = (text: string) => search(buildIndex(schema), text, 10).map((found) => found.id);

test('exact before prefix, tables before columns, any case', () => {
  expect(find('ORDER')).toEqual(['tbl_1', 'col_1', 'tbl_2']);
});

test('a dot asks for the parent too', () => {
  expect(find('line.ord')).toEqual(['col_1']);
  expect(find('shop.order')).toEqual(['tbl_1', 'tbl_2']);
});

test('nothing is found for nothing', () => {
  expect(find('  ')).toEqual([]);
});
