// Reads materialized views from the catalog.
import type { CatalogSlot } from '../../catalog/slot.ts';
import {
  accessMethodName,
  notMember,
  optionMap,
  roleName,
  storageParams,
  storageWords,
  tablespaceName,
  userSchema,
  word,
} from '../../catalog/sql.ts';

/** Materialized views; `columnOptions` holds only columns with settings of their own. */
export const catalog: CatalogSlot<'materializedView'> = {
  query: () => ({
    from: `pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'm' and ${userSchema('n')} and ${notMember('pg_class', 'c.oid')}`,
    address: ['n.nspname', 'c.relname'],
    attributes: {
      owner: roleName('c.relowner'),
      query: 'pg_get_viewdef(c.oid)',
      withData: 'c.relispopulated',
      accessMethod: accessMethodName('c.relam'),
      storageParams: storageParams('c'),
      tablespace: tablespaceName('c.reltablespace'),
      clusterOn: `(select ic.relname from pg_index mi join pg_class ic on ic.oid = mi.indexrelid
        where mi.indrelid = c.oid and mi.indisclustered)`,
      columnOptions: `(select jsonb_agg(o.option order by o.attnum) from (
          select a.attnum, jsonb_strip_nulls(jsonb_build_object('column', a.attname,
            'storage', case when a.attstorage <> t.typstorage
              then ${word('a.attstorage', storageWords)} end,
            'compression', ${word('a.attcompression', { p: 'pglz', l: 'lz4' })},
            'statisticsTarget', nullif(a.attstattarget, -1)::text,
            'options', ${optionMap('a.attoptions')})) as option
          from pg_attribute a join pg_type t on t.oid = a.atttypid
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) o
        where o.option - 'column' <> '{}')`,
    },
  }),
};
