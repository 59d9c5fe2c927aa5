// Reads exclusion constraints from the catalog.
import { indexKeys, predicate } from '../../catalog/index-parts.ts';
import {
  constraintAddress,
  indexedAttributes,
  indexedConstraintsFrom,
} from '../../catalog/keys.ts';
import type { CatalogSlot } from '../../catalog/slot.ts';
import { accessMethodName, signature } from '../../catalog/sql.ts';

/** Exclusion constraints of tables. */
export const catalog: CatalogSlot<'exclusion'> = {
  query: () => ({
    from: indexedConstraintsFrom('x'),
    address: constraintAddress,
    attributes: {
      ...indexedAttributes,
      method: accessMethodName('c.relam'),
      elements: indexKeys(`, 'operator', ${signature('k.conexclop[x.n]', 'regoperator')}`),
      predicate,
    },
  }),
};
