/** Which box on the canvas stands for a record: its own, its table's, or that of a folded partition's root. */
import type { Id, Schema } from '@ermine/model';

/** The id of the drawn table that a record belongs to, or undefined when it is in none. */
export function drawnTableOf(schema: Schema, id: Id, isDrawn: (id: Id) => boolean): Id | undefined {
  const seen = new Set<Id>();
  let at: Id | undefined = id;
  while (at !== undefined && !seen.has(at)) {
    if (isDrawn(at)) return at;
    seen.add(at);
    const record = schema.get(at);
    at = record?.kind === 'table' && record.partition ? record.partition.of : record?.parent;
  }
  return undefined;
}
