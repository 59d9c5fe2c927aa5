// Reads comments from the catalog.
import { printAddress as print } from '@ermine/model';
import { objectAddress } from '../../catalog/object-address.ts';
import type { CatalogRow } from '../../catalog/row.ts';
import type { CatalogSlot } from '../../catalog/slot.ts';

/** Comments on what initdb made are its own, but for the schema `public` and extensions. */
const commented = `(
    select classoid as classid, objoid as objid, objsubid, description from pg_description
    where objoid >= 16384 or classoid = 'pg_extension'::regclass
      or classoid = 'pg_namespace'::regclass and objoid = (select oid from pg_namespace where nspname = 'public')
    union all
    select classoid, objoid, 0, description from pg_shdescription
    where objoid >= 16384 and classoid <> 'pg_database'::regclass
      or classoid = 'pg_database'::regclass
        and objoid = (select oid from pg_database where datname = current_database())
  ) o`;

/** `comment on table a.b`. */
function printAddress(row: CatalogRow): string {
  const [noun = '', ...names] = row.address;
  return `comment on ${print({ noun, names, args: row.args }).trimEnd()}`;
}

/** Comments on all objects but members of extensions. */
export const catalog: CatalogSlot<'comment'> = {
  query: () => ({
    from: `${commented} cross join ${objectAddress}
      where not exists (select from pg_depend member where member.classid = o.classid
        and member.objid = o.objid and member.objsubid = 0 and member.deptype = 'e')`,
    address: 'target.noun || target.names',
    args: 'target.args',
    attributes: { text: 'o.description' },
  }),
  printAddress,
};
