// Reads domains from the catalog. Their checks are rows of their own.
import type { CatalogSlot } from '../../catalog/slot.ts';
import { notMember, ownCollation, roleName, userSchema } from '../../catalog/sql.ts';

/** Domains; the name of their NOT NULL is known since PostgreSQL 17. */
export const catalog: CatalogSlot<'domain'> = {
  query: (major) => ({
    from: `pg_type t
      join pg_type b on b.oid = t.typbasetype
      join pg_namespace n on n.oid = t.typnamespace
      where t.typtype = 'd' and ${userSchema('n')} and ${notMember('pg_type', 't.oid')}`,
    address: ['n.nspname', 't.typname'],
    attributes: {
      owner: roleName('t.typowner'),
      base: 'format_type(t.typbasetype, t.typtypmod)',
      collation: ownCollation('t.typcollation', 'b.typcollation'),
      default: 'coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault)',
      notNull:
        major >= 17
          ? `case when t.typnotnull then jsonb_build_object('name', (select k.conname
              from pg_constraint k where k.contypid = t.oid and k.contype = 'n')) end`
          : `case when t.typnotnull then '{}'::jsonb end`,
    },
  }),
};
