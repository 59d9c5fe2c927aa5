/**
 * Reading SQL into an existing design: what has the same address is the same object and keeps its
 * id, so that its history, comments and place stay with it. Pure.
 */
import { addressOf, type Id, mapIds, Schema } from '@ermine/model';

/** The imported design with the ids of the existing one wherever kind and address are the same. */
export function keepIds(imported: Schema, existing: Schema): Schema {
  const known = new Map<string, Id>();
  for (const record of existing.records.values()) {
    known.set(`${record.kind} ${addressOf(existing, record)}`, record.id);
  }
  const kept = new Map<Id, Id>();
  for (const record of imported.records.values()) {
    const key = `${record.kind} ${addressOf(imported, record)}`;
    const id = known.get(key);
    if (id === undefined) continue;
    kept.set(record.id, id);
    // Two objects with one address: the first is taken for the known one.
    known.delete(key);
  }
  const rename = (id: Id): Id => kept.get(id) ?? id;
  return new Schema([...imported.records.values()].map((record) => mapIds(record, rename)));
}
