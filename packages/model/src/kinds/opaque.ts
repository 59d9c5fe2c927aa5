// Objects whose kind is not modelled: their statements, kept verbatim.
import { choice, field, list, ref, sql, text } from '../field.ts';
import type { Id } from '../id.ts';
import { defineKind, type RecordBase } from '../kind.ts';
import type { Sql } from '../sql.ts';

/**
 * An object or setting of a kind that is not modelled. `name` is the unqualified name it provides, if
 * it provides one that others can refer to.
 */
export interface Opaque extends RecordBase<'opaque'> {
  /** Its statements in order, without semicolons: the author's text with resolved names as references. */
  readonly statements: readonly Sql[];
  /** The command tag of the first statement: `CREATE PUBLICATION`. */
  readonly tag: string;
  /** What it is called in lists: `policy public.orders.own_rows`. */
  readonly address: string;
  readonly requires?: readonly Id[];
  readonly provides?: readonly string[];
  readonly source?: 'sql' | 'catalog';
}

export const opaque = defineKind<Opaque>({
  kind: 'opaque',
  prefix: 'opq',
  noun: 'opaque',
  plural: 'opaque objects',
  parents: ['*'],
  named: true,
  ordered: true,
  address: 'target',
  rank: 20,
  fields: {
    tag: field(text, 'Kind', { required: true }),
    address: field(text, 'Address', { required: true }),
    statements: field(list(sql), 'Statements', { required: true }),
    requires: field(list(ref()), 'Requires', { group: 'advanced' }),
    provides: field(list(text), 'Provides', { group: 'advanced' }),
    source: field(choice('sql', 'catalog'), 'Read from', { default: 'sql', group: 'advanced' }),
  },
});
