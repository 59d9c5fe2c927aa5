// Reads foreign keys from the catalog.
import { constraintAddress, constraintsFrom } from '../../catalog/keys.ts';
import type { CatalogSlot } from '../../catalog/slot.ts';
import { columnNames, relationName, since, word } from '../../catalog/sql.ts';

const actions = { a: 'noAction', r: 'restrict', c: 'cascade', n: 'setNull', d: 'setDefault' };

/** Foreign keys of tables; the copies that partitions on either side bring are left out. */
export const catalog: CatalogSlot<'foreignKey'> = {
  query: (major) => ({
    from: constraintsFrom('f'),
    address: constraintAddress,
    attributes: {
      columns: columnNames('k.conrelid', 'k.conkey'),
      references: `jsonb_build_object('table', ${relationName('k.confrelid')},
        'columns', ${columnNames('k.confrelid', 'k.confkey')})`,
      match: word('k.confmatchtype', { s: 'simple', f: 'full' }),
      onDelete: word('k.confdeltype', actions),
      onUpdate: word('k.confupdtype', actions),
      setColumns: since(major, 15, columnNames('k.conrelid', 'k.confdelsetcols')),
      deferrable: 'k.condeferrable',
      initiallyDeferred: 'k.condeferred',
      valid: 'k.convalidated',
      enforced: since(major, 18, 'k.conenforced'),
      period: since(major, 18, 'k.conperiod'),
    },
  }),
};
