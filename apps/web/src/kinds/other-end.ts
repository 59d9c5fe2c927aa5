/** The table at the other end of a relation: the parent of a foreign key or of a column in one. */
import type { Id, Schema } from '@ermine/model';

/** The id of the referred table, or undefined when the record is in no foreign key. */
export function otherEndOf(schema: Schema, id: Id): Id | undefined {
  const record = schema.get(id);
  if (record?.kind === 'foreignKey') return record.references.table;
  if (record?.kind !== 'column' || record.parent === undefined) return undefined;
  const key = schema
    .childrenOf('foreignKey', record.parent)
    .find((one) => one.columns.includes(id));
  return key?.references.table;
}
