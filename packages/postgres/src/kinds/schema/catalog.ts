// Reads schemas from the catalog.
import type { CatalogSlot } from '../../catalog/slot.ts';
import { notMember, roleName, userSchema } from '../../catalog/sql.ts';

/** Schemas of users, `public` among them. */
export const catalog: CatalogSlot<'schema'> = {
  query: () => ({
    from: `pg_namespace n where ${userSchema('n')} and ${notMember('pg_namespace', 'n.oid')}`,
    address: ['n.nspname'],
    attributes: { owner: roleName('n.nspowner') },
  }),
};
