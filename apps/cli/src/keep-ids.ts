/**
 * Reading SQL into an existing design: what has the same address is the same object and keeps its
 * id, so that its history, comments and place stay with it. Pure.
 */
import { type AnyRecord, addressOf, type Id, kindOf, mapIds, Schema } from '@ermine/model';

/**
 * The imported design with the ids of the existing one wherever kind and address are the same. What
 * the existing one holds beside the schema (kinds that SQL knows nothing of) stays where its parent
 * stays.
 */
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
  const records = new Map<Id, AnyRecord>();
  for (const record of imported.records.values()) {
    records.set(rename(record.id), mapIds(record, rename));
  }
  const strangers: AnyRecord[] = [];
  const stays = (id: Id): boolean => {
    if (records.has(id)) return true;
    const record = existing.get(id);
    return record !== undefined && kindOf(record.kind) === undefined && staysBelow(record);
  };
  const staysBelow = ({ parent }: AnyRecord): boolean => parent === undefined || stays(parent);
  for (const record of existing.records.values()) {
    if (!records.has(record.id) && stays(record.id)) strangers.push(record);
  }
  return new Schema([...records.values(), ...strangers]);
}
