// Reads tables from the catalog: ordinary and partitioned ones, partitions among them.
import type { CatalogSlot } from '../../catalog/slot.ts';
import {
  accessMethodName,
  notMember,
  relationName,
  roleName,
  storageParams,
  tablespaceName,
  typeName,
  userSchema,
  word,
} from '../../catalog/sql.ts';

/** The name of the table's index with a mark. */
function indexMarked(mark: string): string {
  return `(select ic.relname from pg_index mi join pg_class ic on ic.oid = mi.indexrelid
    where mi.indrelid = c.oid and mi.${mark})`;
}

/** Tables of users. */
export const catalog: CatalogSlot<'table'> = {
  query: () => ({
    from: `pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and ${userSchema('n')} and ${notMember('pg_class', 'c.oid')}`,
    address: ['n.nspname', 'c.relname'],
    attributes: {
      owner: roleName('c.relowner'),
      persistence: word('c.relpersistence', { p: 'permanent', u: 'unlogged' }),
      accessMethod: accessMethodName('c.relam'),
      tablespace: tablespaceName('c.reltablespace'),
      storageParams: storageParams('c'),
      replicaIdentity: `case c.relreplident when 'f' then '{"mode": "full"}'::jsonb
        when 'n' then '{"mode": "nothing"}'
        when 'i' then jsonb_build_object('mode', 'index', 'index', ${indexMarked('indisreplident')}) end`,
      clusterOn: indexMarked('indisclustered'),
      rowSecurity: 'c.relrowsecurity',
      forceRowSecurity: 'c.relforcerowsecurity',
      inherits: `(select jsonb_agg(${relationName('h.inhparent')} order by h.inhseqno)
        from pg_inherits h where h.inhrelid = c.oid and not c.relispartition)`,
      ofType: typeName('c.reloftype'),
      partitionBy: 'pg_get_partkeydef(c.oid)',
      partition: `(select jsonb_build_object('of', ${relationName('h.inhparent')},
          'bound', pg_get_expr(c.relpartbound, c.oid), 'detachPending', h.inhdetachpending)
        from pg_inherits h where h.inhrelid = c.oid and c.relispartition)`,
    },
  }),
};
