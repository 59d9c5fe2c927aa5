// One walker over attribute values for everything that follows references: who refers to whom, id
// rewriting, order of printing. Knows value types, no kind.
import type { ValueType } from './field.ts';
import { type Id, isId } from './id.ts';
import type { RecordBase } from './kind.ts';
import { kindOf } from './kinds/index.ts';
import type { Sql } from './sql.ts';
import type { TypeRef } from './type-ref.ts';

/** A reference from a record: the target and the field that holds it. */
export interface Reference {
  readonly id: Id;
  readonly field: string;
  /** `ref` for a reference field, `sql` for one inside an expression, `type` for a type. */
  readonly via: 'ref' | 'sql' | 'type';
}

function visit(
  type: ValueType,
  value: unknown,
  found: (id: Id, via: Reference['via']) => void,
): void {
  switch (type.type) {
    case 'ref':
      found(value as Id, 'ref');
      return;
    case 'sql':
      for (const part of value as Sql) if (typeof part !== 'string') found(part.id, 'sql');
      return;
    case 'typeRef': {
      const name = (value as TypeRef).type;
      if (isId(name)) found(name, 'type');
      return;
    }
    case 'list':
      for (const item of value as readonly unknown[]) visit(type.of, item, found);
      return;
    case 'struct':
      for (const key in type.fields) {
        const inner = (value as Readonly<Record<string, unknown>>)[key];
        if (inner !== undefined)
          visit((type.fields[key] as { value: ValueType }).value, inner, found);
      }
      return;
    default:
      return;
  }
}

/** The value of an attribute by its field name; undefined where it is at its default. */
export function attribute(record: RecordBase, field: string): unknown {
  return (record as unknown as Readonly<Record<string, unknown>>)[field];
}

/** Calls `found` for every reference that a record's attributes hold; the parent is not among them. */
export function eachReference(record: RecordBase, found: (reference: Reference) => void): void {
  for (const { field, type } of referenceFields(record.kind)) {
    const value = attribute(record, field);
    if (value !== undefined) visit(type, value, (id, via) => found({ id, field, via }));
  }
}

const fieldsWithReferences = new Map<string, readonly { field: string; type: ValueType }[]>();

/** The fields of a kind whose values can hold references. */
function referenceFields(kind: string): readonly { field: string; type: ValueType }[] {
  let list = fieldsWithReferences.get(kind);
  if (!list) {
    const fields = (kindOf(kind)?.fields ?? {}) as Readonly<Record<string, { value: ValueType }>>;
    list = Object.entries(fields)
      .filter(([, { value }]) => holdsReferences(value))
      .map(([field, { value }]) => ({ field, type: value }));
    // Names of kinds come from files too; only known ones are worth remembering.
    if (kindOf(kind)) fieldsWithReferences.set(kind, list);
  }
  return list;
}

function holdsReferences(type: ValueType): boolean {
  switch (type.type) {
    case 'ref':
    case 'sql':
    case 'typeRef':
      return true;
    case 'list':
      return holdsReferences(type.of);
    case 'struct':
      return Object.values(type.fields).some(({ value }) => holdsReferences(value));
    default:
      return false;
  }
}

function mapValue(type: ValueType, value: unknown, rename: (id: Id) => Id): unknown {
  switch (type.type) {
    case 'ref':
      return rename(value as Id);
    case 'sql':
      return (value as Sql).map((part) =>
        typeof part === 'string' ? part : { id: rename(part.id) },
      );
    case 'typeRef': {
      const ref = value as TypeRef;
      return isId(ref.type) ? { ...ref, type: rename(ref.type) } : ref;
    }
    case 'list':
      return (value as readonly unknown[]).map((item) => mapValue(type.of, item, rename));
    case 'struct': {
      const out: Record<string, unknown> = {};
      for (const [key, inner] of Object.entries(value as object)) {
        const field = type.fields[key];
        out[key] = field ? mapValue(field.value, inner, rename) : inner;
      }
      return out;
    }
    default:
      return value;
  }
}

/** A copy of a record with every id in it (its own, its parent's, its references) renamed. */
export function mapIds<R extends RecordBase>(record: R, rename: (id: Id) => Id): R {
  const kind = kindOf(record.kind);
  const out = { ...record, id: rename(record.id) } as unknown as Record<string, unknown>;
  if (record.parent !== undefined) out.parent = rename(record.parent);
  if (kind) {
    const fields = kind.fields as Readonly<Record<string, { value: ValueType }>>;
    for (const field in fields) {
      if (out[field] !== undefined) {
        out[field] = mapValue((fields[field] as { value: ValueType }).value, out[field], rename);
      }
    }
  }
  return out as R;
}
