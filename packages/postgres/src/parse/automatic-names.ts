// Marks names that are the ones Postgres would choose (postgres-model:R5). The rule looks at the name
// alone, not at what was taken when it was made, so that it is the same after printing and reading.
import type { AnyRecord, Id } from '@ermine/model';
import { automaticName } from '../kinds/automatic-names.ts';
import type { Workspace } from './workspace.ts';

/** Sets or clears `autoName` on every record that has the attribute. */
export function nameConstraints(ws: Workspace): void {
  const nameOf = (id: Id): string => ws.records.get(id)?.name ?? '';
  for (const record of [...ws.records.values()]) {
    const automatic = automaticName(record, nameOf);
    if (automatic === undefined) continue;
    const is = automatic === record.name;
    if (is !== ((record as { autoName?: boolean }).autoName ?? false)) {
      ws.put({ ...record, autoName: is || undefined } as unknown as AnyRecord);
    }
  }
}
