// Reads check constraints of tables and domains from the catalog.
import type { CatalogSlot } from '../../catalog/slot.ts';
import { notMember, since, userSchema } from '../../catalog/sql.ts';

/**
 * Check constraints, without those that are only inherited. NO INHERIT is read for checks alone: keys
 * and foreign keys of plain tables carry the flag without meaning it.
 */
export const catalog: CatalogSlot<'check'> = {
  query: (major) => ({
    from: `pg_constraint k
      left join pg_class r on r.oid = k.conrelid
      left join pg_type t on t.oid = k.contypid
      join pg_namespace n on n.oid = coalesce(r.relnamespace, t.typnamespace)
      where k.contype = 'c' and (k.conislocal or k.coninhcount = 0) and ${userSchema('n')}
        and case when r.oid is null then ${notMember('pg_type', 't.oid')}
          else ${notMember('pg_class', 'r.oid')} end`,
    address: ['n.nspname', 'coalesce(r.relname, t.typname)', 'k.conname'],
    attributes: {
      expression: 'pg_get_expr(k.conbin, k.conrelid)',
      noInherit: 'k.connoinherit',
      valid: 'k.convalidated',
      enforced: since(major, 18, 'k.conenforced'),
    },
  }),
};
