// Marks names that are the ones Postgres would choose (postgres-model:R5). The rule looks at the name
// alone, not at what was taken when it was made, so that it is the same after printing and reading.
import { type AnyRecord, type Field, fieldsOf, type Id } from '@ermine/model';
import { automaticName } from '../kinds/automatic-names.ts';
import type { Workspace } from './workspace.ts';

/** A name that several constraints of a schema have would not be chosen again. */
function isShared(ws: Workspace, record: AnyRecord): boolean {
  const schema = ws.schemaOf(record.id);
  if (schema === undefined || record.name === undefined) return false;
  return ws.named('schemaConstraint', schema, record.name).length > 1;
}

/** Sets or clears `autoName` on every record that has the attribute; a name that goes without saying is left out. */
export function nameConstraints(ws: Workspace): void {
  const get = (id: Id): AnyRecord | undefined => ws.records.get(id);
  for (const record of [...ws.records.values()]) {
    const automatic = automaticName(record, get);
    if (automatic === undefined) continue;
    const is = automatic === record.name && !isShared(ws, record);
    const field: Field | undefined = fieldsOf(record.kind).autoName;
    const name = is && field?.default === true ? undefined : record.name;
    if (
      name !== record.name ||
      is !== ((record as { autoName?: boolean }).autoName ?? field?.default)
    ) {
      ws.set(record, { name, autoName: is } as Partial<AnyRecord>);
    }
  }
}
