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

/** Attributes of a kind with their defaults, in order: read once, since importing makes many records. */
const attributes = new Map<Kind, readonly { readonly key: string; readonly fallback: unknown }[]>();

function attributesOf(kind: Kind): readonly { readonly key: string; readonly fallback: unknown }[] {
  const known = attributes.get(kind);
  if (known) return known;
  const list = Object.entries(fieldsOf(kind)).map(([key, field]) => ({
    key,
    fallback: field.default,
  }));
  attributes.set(kind, list);
  return list;
}

/** Makes a frozen record: keys in the order of the design file, defaults and undefined left out. */
export function makeRecord<K extends Kind>(
  kind: K,
  draft: Omit<Kinds[K], 'kind'> | Readonly<Record<string, unknown>>,
): Kinds[K] {
  const source = draft as Readonly<Record<string, unknown>>;
  const out: Record<string, unknown> = { id: source.id, kind };
  if (source.parent !== undefined) out.parent = source.parent;
  if (source.name !== undefined) out.name = source.name;
  if (source.order !== undefined) out.order = source.order;
  for (const { key, fallback } of attributesOf(kind)) {
    const value = source[key];
    if (value === undefined || (fallback !== undefined && same(value, fallback))) continue;
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
  const unknown: string[] = [];
  for (const key in record) if (!isKnownKey(record.kind, key)) unknown.push(key);
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
