/** Says how two record sets differ when ids are matched by address and order keys by what they order. */
import { type AnyRecord, addressOf, type Id, mapIds, type Schema } from '@ermine/model';

/** Every record as text with addresses for ids; order keys become the place among the siblings of its kind. */
function described(schema: Schema): Map<string, string> {
  const keys = new Map<Id, string>();
  for (const record of schema.records.values())
    keys.set(record.id, `${record.kind} ${addressOf(schema, record)}`);
  const found = new Map<string, string>();
  for (const record of schema.records.values()) {
    const { order: _, ...rest } = mapIds(record as AnyRecord & { order?: string }, (id) => {
      const key = keys.get(id);
      if (key === undefined) throw new Error(`${id} is no record`);
      return key as Id;
    });
    const key = keys.get(record.id) as string;
    if (found.has(key)) throw new Error(`two records are ${key}`);
    found.set(key, JSON.stringify({ ...rest, place: place(schema, record) }));
  }
  return found;
}

const places = new WeakMap<Schema, Map<Id, number>>();

/** Position among the siblings of the same kind that have an order; undefined without one. */
function place(schema: Schema, record: AnyRecord): number | undefined {
  let known = places.get(schema);
  if (!known) {
    known = new Map();
    for (const parent of schema.records.values()) {
      const counts = new Map<string, number>();
      for (const child of schema.children(parent.id)) {
        // Opaque objects stand where their needs allow; Postgres knows no order among them.
        if (child.order === undefined || child.kind === 'opaque') continue;
        const count = (counts.get(child.kind) ?? 0) + 1;
        counts.set(child.kind, count);
        known.set(child.id, count);
      }
    }
    places.set(schema, known);
  }
  return known.get(record.id);
}

/** Records that only one side has and records that differ, as lines; empty if the designs are the same. */
export function recordDifferences(before: Schema, after: Schema): string[] {
  const [left, right] = [described(before), described(after)];
  const lines: string[] = [];
  for (const [key, text] of left) {
    const other = right.get(key);
    if (other === undefined) lines.push(`- ${text}`);
    else if (other !== text) lines.push(`- ${text}`, `+ ${other}`);
  }
  for (const [key, text] of right) if (!left.has(key)) lines.push(`+ ${text}`);
  return lines;
}
