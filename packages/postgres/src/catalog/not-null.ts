// NOT NULL of columns: pg_constraint rows since PostgreSQL 18, only a flag of the column before.
import type { CatalogQuery } from './slot.ts';
import { notMember, userSchema } from './sql.ts';

/** NOT NULL of the columns of relations of the given kinds, without what is only inherited. */
export function notNullQuery(
  major: number,
  relkinds: string,
): CatalogQuery<'valid' | 'noInherit' | 'name'> {
  const relation = `join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace`;
  const user = `c.relkind in (${relkinds}) and ${userSchema('n')} and ${notMember('pg_class', 'c.oid')}`;
  const address = ['n.nspname', 'c.relname', 'a.attname'];
  if (major >= 18) {
    return {
      from: `pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        ${relation}
        where k.contype = 'n' and (k.conislocal or k.coninhcount = 0) and ${user}`,
      address,
      attributes: { name: 'k.conname', valid: 'k.convalidated', noInherit: 'k.connoinherit' },
    };
  }
  return {
    from: `pg_attribute a ${relation}
      where a.attnotnull and a.attnum > 0 and not a.attisdropped and ${user}
        and not exists (select from pg_inherits h
          join pg_attribute pa on pa.attrelid = h.inhparent and pa.attname = a.attname
          where h.inhrelid = a.attrelid and pa.attnotnull and not pa.attisdropped)`,
    address,
    attributes: { name: 'null', valid: 'true', noInherit: 'false' },
  };
}
