// Exclusion constraints.
import { boolean, field, list, map, name, ref, sql, struct, text } from '../field.ts';
import type { Id } from '../id.ts';
import { defineKind, type RecordBase } from '../kind.ts';
import type { Sql } from '../sql.ts';
import { type IndexKey, indexKeyFields } from './index-kind.ts';

/** One element: an index key and the operator that must not hold between two rows, as printed after WITH. */
export interface ExclusionElement extends IndexKey {
  readonly operator: string;
}

/** An exclusion constraint of a table. */
export interface Exclusion extends RecordBase<'exclusion'> {
  readonly name: string;
  readonly autoName?: boolean;
  readonly method?: string;
  readonly elements: readonly ExclusionElement[];
  readonly include?: readonly Id[];
  readonly predicate?: Sql;
  readonly storageParams?: Readonly<Record<string, string>>;
  readonly tablespace?: string;
  readonly deferrable?: boolean;
  readonly initiallyDeferred?: boolean;
}

export const exclusion = defineKind<Exclusion>({
  kind: 'exclusion',
  prefix: 'exc',
  noun: 'exclusion',
  plural: 'exclusion constraints',
  parents: ['table'],
  named: true,
  ordered: false,
  address: 'member',
  rank: 4,
  fields: {
    method: field(name, 'Method', { default: 'btree' }),
    elements: field(list(struct({ ...indexKeyFields, operator: text })), 'Elements', {
      required: true,
    }),
    include: field(list(ref('column')), 'Included columns'),
    predicate: field(sql, 'Where'),
    deferrable: field(boolean, 'Deferrable', { default: false }),
    initiallyDeferred: field(boolean, 'Initially deferred', { default: false }),
    autoName: field(boolean, 'Automatic name', { default: false, group: 'advanced' }),
    storageParams: field(map, 'Storage parameters', { group: 'storage' }),
    tablespace: field(name, 'Tablespace', { group: 'storage' }),
  },
});
