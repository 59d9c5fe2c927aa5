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
  const known = knownIds(imported, existing);
  const rename = (id: Id): Id => known.get(id) ?? id;
  const records = [...imported.records.values()].map((record) => mapIds(record, rename));
  return new Schema([...records, ...strangers(new Schema(records), existing)]);
}

/** Ids of imported records → ids of the existing records that they are. */
function knownIds(imported: Schema, existing: Schema): ReadonlyMap<Id, Id> {
  const keyIn = (schema: Schema, record: AnyRecord): string =>
    `${record.kind} ${addressOf(schema, record)}`;
  const byKey = new Map<string, Id>();
  for (const record of existing.records.values()) byKey.set(keyIn(existing, record), record.id);
  const known = new Map<Id, Id>();
  for (const record of imported.records.values()) {
    const key = keyIn(imported, record);
    const id = byKey.get(key);
    if (id === undefined) continue;
    known.set(record.id, id);
    // Two objects with one address: the first is taken for the known one.
    byKey.delete(key);
  }
  return known;
}

/** Existing records of kinds unknown here, below what stays. */
function strangers(result: Schema, existing: Schema): readonly AnyRecord[] {
  const isStranger = ({ kind }: AnyRecord): boolean => kindOf(kind) === undefined;
  const stays = (id: Id | undefined): boolean => {
    if (id === undefined || result.get(id)) return true;
    const record = existing.get(id);
    return record !== undefined && isStranger(record) && stays(record.parent);
  };
  return [...existing.records.values()].filter(
    (record) => isStranger(record) && stays(record.parent),
  );
}
