// Making records: attributes that equal their default are left out, so that equal objects are equal
// records and the design file holds only what differs.
import type { Field } from './field.ts';
import type { Attributes, RecordBase } from './kind.ts';
import { type AnyRecord, type Kind, type Kinds, kinds } from './kinds/index.ts';

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/** The fields of a kind by name. */
export function fieldsOf(kind: Kind): Readonly<Record<string, Field>> {
  return kinds[kind].fields as Readonly<Record<string, Field>>;
}

/** Makes a frozen record: keys in the order of the design file, defaults and undefined left out. */
export function makeRecord<K extends Kind>(
  kind: K,
  draft: Omit<Kinds[K], 'kind'> | Readonly<Record<string, unknown>>,
): Kinds[K] {
  const source = draft as Readonly<Record<string, unknown>>;
  const out: Record<string, unknown> = { id: source.id, kind };
  for (const key of ['parent', 'name', 'order'])
    if (source[key] !== undefined) out[key] = source[key];
  const fields = fieldsOf(kind);
  for (const key in fields) {
    const value = source[key];
    if (value === undefined) continue;
    const fallback = (fields[key] as Field).default;
    if (fallback !== undefined && same(value, fallback)) continue;
    out[key] = value;
  }
  return Object.freeze(out) as unknown as Kinds[K];
}

/** A copy of a record with some attributes changed; undefined takes one away. Unknown ones stay. */
export function withAttributes<R extends AnyRecord>(
  record: R,
  changes: Partial<{
    [F in keyof (Attributes<R> & RecordBase)]: (Attributes<R> & RecordBase)[F] | undefined;
  }>,
): R {
  const changed = makeRecord(record.kind, { ...record, ...changes } as never) as unknown as R;
  const unknown = Object.keys(record).filter((key) => !isKnownKey(record.kind, key));
  if (unknown.length === 0) return changed;
  const out: Record<string, unknown> = { ...changed };
  for (const key of unknown) out[key] = (record as unknown as Record<string, unknown>)[key];
  return Object.freeze(out) as unknown as R;
}

const BASE_KEYS: ReadonlySet<string> = new Set(['id', 'kind', 'parent', 'name', 'order']);

/** Tells whether a kind has an attribute; what a newer version wrote beside them is kept untouched. */
export function isKnownKey(kind: Kind, key: string): boolean {
  return BASE_KEYS.has(key) || Object.hasOwn(fieldsOf(kind), key);
}
