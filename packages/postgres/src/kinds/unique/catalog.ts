// Reads unique constraints from the catalog.
import { constraintAddress, indexedConstraintsFrom, keyAttributes } from '../../catalog/keys.ts';
import type { CatalogSlot } from '../../catalog/slot.ts';
import { since } from '../../catalog/sql.ts';

/** Unique constraints of tables. */
export const catalog: CatalogSlot<'unique'> = {
  query: (major) => ({
    from: indexedConstraintsFrom('u'),
    address: constraintAddress,
    attributes: {
      ...keyAttributes(major),
      nullsNotDistinct: since(major, 15, 'i.indnullsnotdistinct'),
    },
  }),
};
