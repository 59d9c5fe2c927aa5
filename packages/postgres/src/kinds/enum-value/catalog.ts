// Reads the labels of enumerated types from the catalog.
import type { CatalogSlot } from '../../catalog/slot.ts';
import { notMember, userSchema } from '../../catalog/sql.ts';

/** Labels by rank: enumsortorder is a float with gaps, and oids follow no order after ADD VALUE. */
export const catalog: CatalogSlot<'enumValue'> = {
  query: () => ({
    from: `(select e.enumtypid, e.enumlabel,
          rank() over (partition by e.enumtypid order by e.enumsortorder) as position
        from pg_enum e) e
      join pg_type t on t.oid = e.enumtypid
      join pg_namespace n on n.oid = t.typnamespace
      where ${userSchema('n')} and ${notMember('pg_type', 't.oid')}`,
    address: ['n.nspname', 't.typname', 'e.enumlabel'],
    attributes: { position: 'e.position' },
  }),
};
