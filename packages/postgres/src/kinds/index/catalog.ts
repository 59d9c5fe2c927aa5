// Reads indexes from the catalog.
import { includedColumns, indexKeys, predicate } from '../../catalog/index-parts.ts';
import type { CatalogSlot } from '../../catalog/slot.ts';
import {
  accessMethodName,
  notMember,
  relationName,
  since,
  storageParams,
  tablespaceName,
  userSchema,
} from '../../catalog/sql.ts';

/** The index of a partitioned table that this one is attached to. */
const parentIndex = '(select h.inhparent from pg_inherits h where h.inhrelid = c.oid)';

/**
 * Indexes that stand behind no constraint, and those of partitions that are attached to a constraint's
 * index: their constraints are copies, but their names are their own. Since pg_get_indexdef prints
 * ONLY for every partitioned table, `onOnly` says instead whether some partition has no attached index.
 */
export const catalog: CatalogSlot<'index'> = {
  query: (major) => ({
    from: `pg_index i
      join pg_class c on c.oid = i.indexrelid
      join pg_class r on r.oid = i.indrelid
      join pg_namespace n on n.oid = c.relnamespace
      where not exists (select from pg_constraint k where k.conindid = c.oid and k.conrelid = r.oid
          and k.contype in ('p', 'u', 'x') and k.conparentid = 0)
        and r.relkind in ('r', 'p', 'm') and ${userSchema('n')} and ${notMember('pg_class', 'r.oid')}`,
    address: ['n.nspname', 'c.relname'],
    attributes: {
      table: relationName('r.oid'),
      method: accessMethodName('c.relam'),
      unique: 'i.indisunique',
      nullsNotDistinct: since(major, 15, 'i.indnullsnotdistinct'),
      keys: indexKeys(),
      include: includedColumns,
      predicate,
      storageParams: storageParams('c'),
      tablespace: tablespaceName('c.reltablespace'),
      onOnly: `c.relkind = 'I' and exists (select from pg_inherits p
        where p.inhparent = r.oid and not exists (select from pg_inherits h
          join pg_index pi on pi.indexrelid = h.inhrelid
          where h.inhparent = c.oid and pi.indrelid = p.inhrelid))`,
      attachedTo: relationName(parentIndex),
      valid: 'i.indisvalid and i.indisready and i.indislive',
    },
  }),
};
