// Primary keys and unique constraints in pg_constraint (`k`) and the index behind them (`i`, `c`).
import { includedColumns } from './index-parts.ts';
import { columnNames, notMember, since, storageParams, tablespaceName, userSchema } from './sql.ts';

const tables = `pg_constraint k
    join pg_class r on r.oid = k.conrelid
    join pg_namespace n on n.oid = r.relnamespace`;

/** Table constraints of a type (letter of contype), copies on partitions left out. */
function ofType(contype: string): string {
  return `where k.contype = '${contype}' and k.conparentid = 0
      and ${userSchema('n')} and ${notMember('pg_class', 'r.oid')}`;
}

/** FROM clause over table constraints of a type. */
export function constraintsFrom(contype: string): string {
  return `${tables} ${ofType(contype)}`;
}

/** FROM clause over table constraints of a type and the indexes they stand on. */
export function indexedConstraintsFrom(contype: string): string {
  return `${tables}
    join pg_index i on i.indexrelid = k.conindid
    join pg_class c on c.oid = i.indexrelid
    ${ofType(contype)}`;
}

/** The names of a table constraint. */
export const constraintAddress = ['n.nspname', 'r.relname', 'k.conname'];

/** What all constraints on an index have. */
export const indexedAttributes = {
  include: includedColumns,
  storageParams: storageParams('c'),
  tablespace: tablespaceName('c.reltablespace'),
  deferrable: 'k.condeferrable',
  initiallyDeferred: 'k.condeferred',
};

/** What primary keys and unique constraints share. */
export function keyAttributes(major: number) {
  return {
    ...indexedAttributes,
    columns: columnNames('k.conrelid', 'k.conkey'),
    withoutOverlaps: since(major, 18, 'k.conperiod'),
  };
}
