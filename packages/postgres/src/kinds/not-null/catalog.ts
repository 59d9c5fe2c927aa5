// Reads NOT NULL of table columns from the catalog.
import { notNullQuery } from '../../catalog/not-null.ts';
import type { CatalogSlot } from '../../catalog/slot.ts';

/** NOT NULL of the columns of tables, those of primary keys included. */
export const catalog: CatalogSlot<'notNull'> = {
  query: (major) => notNullQuery(major, `'r', 'p'`),
};
