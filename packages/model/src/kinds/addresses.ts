// Kinds whose address is not just names: comments, opaque objects, overrides, routines.
import { addressOf, namesOf, printAddress, quotePart } from '../address.ts';
import { isId } from '../id.ts';
import type { RecordBase } from '../kind.ts';
import type { Schema } from '../schema.ts';
import type { TypeRef } from '../type-ref.ts';
import type { AnyRecord } from './index.ts';

/** The whole address of kinds that are named by another object. */
export function commentAddress(schema: Schema, record: AnyRecord): string | undefined {
  if (record.kind === 'opaque') return record.address;
  if (record.kind === 'comment') {
    const target = record.parent === undefined ? undefined : schema.get(record.parent);
    if (!target) return 'comment on nothing';
    if (record.subobject !== undefined) {
      const names = [...namesOf(schema, target), record.subobject];
      return printAddress({ noun: 'comment on column', names });
    }
    // The index behind a key lives in the schema of the key's table.
    const names = namesOf(schema, target);
    return record.onIndex
      ? printAddress({
          noun: 'comment on index',
          names: [...names.slice(0, -2), ...names.slice(-1)],
        })
      : `comment on ${addressOf(schema, target)}`;
  }
  return undefined;
}

/** The names of kinds that are addressed through the record they are about. */
export function targetAddress(
  schema: Schema,
  record: RecordBase,
  parent: AnyRecord,
): readonly string[] | undefined {
  const any = record as AnyRecord;
  if (any.kind !== 'columnOverride') return undefined;
  const column = schema.get(any.column);
  return [...namesOf(schema, parent), column?.name ?? ''];
}

/** A type as an address shows it. */
export function typeText(schema: Schema, type: TypeRef): string {
  const target = isId(type.type) ? schema.get(type.type) : undefined;
  const name = target ? typeNames(schema, target).map(quotePart).join('.') : type.type;
  return `${name}${type.array ? '[]' : ''}`;
}

/** The names of a type; one of a kind that is not modelled has its own name below its schema's. */
function typeNames(schema: Schema, target: AnyRecord): readonly string[] {
  const names = namesOf(schema, target);
  return target.kind === 'opaque' ? [...names, target.name ?? ''] : names;
}

/** The input argument types of a routine; undefined for every other kind. */
export function memberSuffix(schema: Schema, record: AnyRecord): string | undefined {
  if (record.kind !== 'routine') return undefined;
  return (record.arguments ?? [])
    .filter((argument) => argument.mode !== 'out' && argument.mode !== 'table')
    .map((argument) => typeText(schema, argument.type))
    .join(', ');
}
