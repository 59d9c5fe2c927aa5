// Reads views from the catalog. Names given to columns are part of the query's text there.
import type { CatalogSlot } from '../../catalog/slot.ts';
import { notMember, optionMap, roleName, userSchema } from '../../catalog/sql.ts';

/** Views. */
export const catalog: CatalogSlot<'view'> = {
  query: () => ({
    from: `pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and ${userSchema('n')} and ${notMember('pg_class', 'c.oid')}`,
    address: ['n.nspname', 'c.relname'],
    attributes: {
      owner: roleName('c.relowner'),
      query: 'pg_get_viewdef(c.oid)',
      options: optionMap('c.reloptions'),
      columnDefaults: `(select jsonb_object_agg(a.attname, pg_get_expr(d.adbin, d.adrelid))
        from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
        where d.adrelid = c.oid)`,
    },
  }),
};
