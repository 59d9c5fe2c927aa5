// Rewriting the Sql values of records. Follows field descriptors, knows no kind.
import { type AnyRecord, type Field, fieldsOf, type Sql, type ValueType } from '@ermine/model';

function mapValue(type: ValueType, value: unknown, change: (sql: Sql) => Sql): unknown {
  switch (type.type) {
    case 'sql':
      return change(value as Sql);
    case 'list':
      return (value as readonly unknown[]).map((item) => mapValue(type.of, item, change));
    case 'struct':
      return Object.fromEntries(
        Object.entries(value as object).map(([key, inner]) => {
          const field = type.fields[key];
          return [key, field && inner !== undefined ? mapValue(field.value, inner, change) : inner];
        }),
      );
    default:
      return value;
  }
}

/** A copy of a record with each of its Sql values changed. */
export function mapSql<R extends AnyRecord>(record: R, change: (sql: Sql) => Sql): R {
  const fields: Readonly<Record<string, Field>> = fieldsOf(record.kind);
  const out = { ...record } as unknown as Record<string, unknown>;
  for (const key in fields) {
    const value = out[key];
    if (value !== undefined) out[key] = mapValue((fields[key] as Field).value, value, change);
  }
  return out as unknown as R;
}
