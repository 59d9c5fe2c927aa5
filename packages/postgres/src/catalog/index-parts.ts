// The parts of pg_index that indexes and index-backed constraints share. `i` is pg_index, `c` the index's
// own pg_class row.
import { columnNames, opclassName, optionMap, ownCollation } from './sql.ts';

/** The key columns of an index in order; `extra` adds properties, `x.n` being the key's number. */
export function indexKeys(extra = ''): string {
  return `(select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'column', xa.attname,
      'expression', case when x.attnum = 0 then pg_get_indexdef(i.indexrelid, x.n::integer, true) end,
      'collation', ${ownCollation('x.coll', 'coalesce(xa.attcollation, kt.typcollation)')},
      'opclass', ${opclassName('x.opclass')},
      'opclassParams', ${optionMap('ka.attoptions')},
      'order', case when x.options & 1 = 1 then 'desc' end,
      'nulls', case x.options & 3 when 1 then 'last' when 2 then 'first' end,
      'statistics', nullif(ka.attstattarget, -1)${extra}
    )) order by x.n)
    from unnest(i.indkey::int2[], i.indcollation::oid[], i.indclass::oid[], i.indoption::int2[])
      with ordinality x(attnum, coll, opclass, options, n)
    join pg_attribute ka on ka.attrelid = i.indexrelid and ka.attnum = x.n
    join pg_type kt on kt.oid = ka.atttypid
    left join pg_attribute xa on xa.attrelid = i.indrelid and xa.attnum = x.attnum and x.attnum <> 0
    where x.n <= i.indnkeyatts)`;
}

/** The columns that an index carries without ordering by them; an int2vector counts from 0. */
export const includedColumns = columnNames(
  'i.indrelid',
  '(i.indkey::int2[])[i.indnkeyatts:i.indnatts - 1]',
);

/** The WHERE of a partial index. */
export const predicate = 'pg_get_expr(i.indpred, i.indrelid)';
