// Reads what inheritance children and partitions hold for the columns they inherit.
import { columnAttributes, columnsFrom } from '../../catalog/columns.ts';
import type { CatalogSlot } from '../../catalog/slot.ts';

/**
 * Inherited columns, all of them: one without a difference looks the same on both sides. A partition's
 * identity is its parent's and shown by some versions only, so it is left out.
 */
export const catalog: CatalogSlot<'columnOverride'> = {
  query: () => ({
    from: columnsFrom(`'r', 'p'`, 'a.attinhcount > 0'),
    address: ['n.nspname', 'c.relname', 'a.attname'],
    attributes: {
      ...columnAttributes,
      identity: `case when not c.relispartition then ${columnAttributes.identity} end`,
      local: 'a.attislocal',
    },
  }),
};
