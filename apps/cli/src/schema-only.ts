/** `--schema-only` (postgres-model:F4): a design without what makes no DDL. Pure. */
import { type AnyRecord, kindOf, Schema } from '@ermine/model';

/** The design without records of kinds that are no part of a schema, and without what is below them. */
export function schemaOnly(schema: Schema): Schema {
  // Every kind that is known here makes DDL; others were kept from a newer design file.
  const belongs = ({ kind, parent }: AnyRecord): boolean => {
    if (kindOf(kind) === undefined) return false;
    const above = parent === undefined ? undefined : schema.get(parent);
    return above === undefined || belongs(above);
  };
  return new Schema([...schema.records.values()].filter(belongs));
}
