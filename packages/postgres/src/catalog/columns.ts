// What pg_attribute says about a column, whatever holds it. `a` is pg_attribute, `t` its pg_type, `d` its
// pg_attrdef, `c` the relation.
import { notMember, optionMap, ownCollation, storageWords, userSchema, word } from './sql.ts';

/** FROM clause over the columns of relations of the given kinds (letters of relkind). */
export function columnsFrom(relkinds: string, condition: string): string {
  return `pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relkind in (${relkinds}) and a.attnum > 0 and not a.attisdropped
      and ${userSchema('n')} and ${notMember('pg_class', 'c.oid')} and ${condition}`;
}

/** The expressions of a column's attributes. */
export const columnAttributes = {
  type: 'format_type(a.atttypid, a.atttypmod)',
  collation: ownCollation('a.attcollation', 't.typcollation'),
  default: `case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end`,
  identity: word('a.attidentity', { a: 'always', d: 'byDefault' }),
  generated: `case when a.attgenerated <> '' then jsonb_build_object(
      'kind', ${word('a.attgenerated', { s: 'stored', v: 'virtual' })},
      'expression', pg_get_expr(d.adbin, d.adrelid)) end`,
  storage: `case when a.attstorage <> t.typstorage then ${word('a.attstorage', storageWords)} end`,
  compression: word('a.attcompression', { p: 'pglz', l: 'lz4' }),
  statisticsTarget: 'nullif(a.attstattarget, -1)',
  options: optionMap('a.attoptions'),
};

/** The place of a column among those its own table declares; gaps of dropped columns do not count. */
export const columnPosition = `(select count(*) from pg_attribute b where b.attrelid = a.attrelid
  and b.attnum > 0 and b.attnum <= a.attnum and not b.attisdropped and b.attinhcount = 0)`;
