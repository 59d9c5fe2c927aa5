// Reads the columns that tables declare themselves.
import { columnAttributes, columnPosition, columnsFrom } from '../../catalog/columns.ts';
import type { CatalogSlot } from '../../catalog/slot.ts';

/** Columns of tables, without those that only come from a parent. */
export const catalog: CatalogSlot<'column'> = {
  query: () => ({
    from: columnsFrom(`'r', 'p'`, 'a.attinhcount = 0'),
    address: ['n.nspname', 'c.relname', 'a.attname'],
    attributes: { ...columnAttributes, position: columnPosition },
  }),
};
