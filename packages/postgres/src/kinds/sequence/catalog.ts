// Reads sequences from the catalog.
import type { CatalogSlot } from '../../catalog/slot.ts';
import { notMember, roleName, userSchema, word } from '../../catalog/sql.ts';

/** Sequences; an internal dependency on a column is an identity, an automatic one OWNED BY. */
export const catalog: CatalogSlot<'sequence'> = {
  query: () => ({
    from: `pg_sequence s
      join pg_class c on c.oid = s.seqrelid
      join pg_namespace n on n.oid = c.relnamespace
      where ${userSchema('n')} and ${notMember('pg_class', 'c.oid')}`,
    address: ['n.nspname', 'c.relname'],
    attributes: {
      owner: roleName('c.relowner'),
      type: 'format_type(s.seqtypid, null)',
      start: 's.seqstart::text',
      increment: 's.seqincrement::text',
      min: 's.seqmin::text',
      max: 's.seqmax::text',
      cache: 's.seqcache::text',
      cycle: 's.seqcycle',
      persistence: word('c.relpersistence', { p: 'permanent', u: 'unlogged' }),
      link: `(select jsonb_build_object('type', ${word('d.deptype', { a: 'ownedBy', i: 'identityOf' })},
          'column', jsonb_build_array(rn.nspname, r.relname, a.attname))
        from pg_depend d
        join pg_class r on r.oid = d.refobjid
        join pg_namespace rn on rn.oid = r.relnamespace
        join pg_attribute a on a.attrelid = r.oid and a.attnum = d.refobjsubid
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.objsubid = 0
          and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i'))`,
    },
  }),
};
