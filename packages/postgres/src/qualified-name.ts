// Names of records as SQL has them: quoted, and qualified with what they live in.
import { type Id, kindOf, namesOf, type Schema } from '@ermine/model';
import { quoteIdentifier } from './identifier.ts';

/** The names from the schema down to a record, as they are stored; empty for an unknown id. */
export function qualifiedNames(schema: Schema, id: Id): readonly string[] {
  const record = schema.get(id);
  if (!record) return [];
  // Kinds that are addressed through another record may still have a name of their own beside it.
  if (kindOf(record.kind)?.address !== 'target' || record.name === undefined) {
    return namesOf(schema, record);
  }
  const parent = record.parent === undefined ? undefined : schema.get(record.parent);
  const isRoot = parent === undefined || kindOf(parent.kind)?.parents.length === 0;
  return isRoot ? [record.name] : [...namesOf(schema, parent), record.name];
}

/** The qualified, quoted name of a record: `public."Order Items"`. */
export function qualifiedName(schema: Schema, id: Id): string {
  return qualifiedNames(schema, id).map(quoteIdentifier).join('.');
}
