/** A column's type as a diagram shows it: Postgres' own short spellings, which fit a row. */
import type { Schema, TypeRef } from '@ermine/model';

const shortNames: Readonly<Record<string, string>> = {
  'character varying': 'varchar',
  character: 'char',
  'timestamp with time zone': 'timestamptz',
  'timestamp without time zone': 'timestamp',
  'time with time zone': 'timetz',
  'time without time zone': 'time',
  'bit varying': 'varbit',
};

/** Text of a type; a type of the design is qualified unless its schema is `public` or `home`. */
export function typeText(schema: Schema, type: TypeRef, home: string): string {
  const suffix = type.array ? '[]' : '';
  const record = schema.get(type.type);
  const modifiers = type.modifiers ?? [];
  if (record) {
    const parent = record.parent === undefined ? undefined : schema.get(record.parent);
    const space = parent?.name ?? '';
    const prefix = space === '' || space === 'public' || space === home ? '' : `${space}.`;
    return prefix + (record.name ?? '') + parenthesised(modifiers) + suffix;
  }
  const name = Object.hasOwn(shortNames, type.type) ? shortNames[type.type] : type.type;
  if (type.type === 'interval' && modifiers[0] !== undefined && !/^\d/.test(modifiers[0])) {
    return `interval ${modifiers[0]}${parenthesised(modifiers.slice(1))}${suffix}`;
  }
  return `${name}${parenthesised(modifiers)}${suffix}`;
}

function parenthesised(modifiers: readonly string[]): string {
  return modifiers.length === 0 ? '' : `(${modifiers.join(',')})`;
}
