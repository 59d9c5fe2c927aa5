// Extensions. Their members are no records: they are referred to by name.
import { boolean, field, ref, text } from '../field.ts';
import type { Id } from '../id.ts';
import { defineKind, type RecordBase } from '../kind.ts';

/** An installed extension; without a version any will do. */
export interface Extension extends RecordBase<'extension'> {
  readonly name: string;
  readonly schema?: Id;
  readonly version?: string;
  readonly cascade?: boolean;
}

export const extension = defineKind<Extension>({
  kind: 'extension',
  prefix: 'ext',
  noun: 'extension',
  plural: 'extensions',
  parents: ['database'],
  named: true,
  ordered: false,
  address: 'root',
  rank: 1,
  fields: {
    schema: field(ref('schema'), 'Schema'),
    version: field(text, 'Version'),
    cascade: field(boolean, 'Cascade', { default: false, group: 'advanced' }),
  },
});
