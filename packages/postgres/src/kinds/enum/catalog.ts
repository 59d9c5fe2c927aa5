// Reads enumerated types from the catalog.
import type { CatalogSlot } from '../../catalog/slot.ts';
import { notMember, roleName, userSchema } from '../../catalog/sql.ts';

/** Enumerated types. */
export const catalog: CatalogSlot<'enum'> = {
  query: () => ({
    from: `pg_type t join pg_namespace n on n.oid = t.typnamespace
      where t.typtype = 'e' and ${userSchema('n')} and ${notMember('pg_type', 't.oid')}`,
    address: ['n.nspname', 't.typname'],
    attributes: { owner: roleName('t.typowner') },
  }),
};
