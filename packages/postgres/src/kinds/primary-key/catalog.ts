// Reads primary keys from the catalog.
import { constraintAddress, indexedConstraintsFrom, keyAttributes } from '../../catalog/keys.ts';
import type { CatalogSlot } from '../../catalog/slot.ts';

/** Primary keys of tables. */
export const catalog: CatalogSlot<'primaryKey'> = {
  query: (major) => ({
    from: indexedConstraintsFrom('p'),
    address: constraintAddress,
    attributes: keyAttributes(major),
  }),
};
