/** A type as people read it in panels. */
import type { Schema, TypeRef } from '@ermine/model';

/** The name of a type with its modifiers: `numeric(10,2)`, `status[]`. */
export function typeName(schema: Schema, type: TypeRef): string {
  const name = schema.get(type.type)?.name ?? type.type;
  const modifiers = type.modifiers?.length ? `(${type.modifiers.join(',')})` : '';
  return `${name}${modifiers}${type.array ? '[]' : ''}`;
}
