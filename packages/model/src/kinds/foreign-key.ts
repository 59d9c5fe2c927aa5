// Foreign keys. The record lies on the child, the table that refers.
import { boolean, choice, field, list, ownRef, ref, struct } from '../field.ts';
import type { Id } from '../id.ts';
import { defineKind, type RecordBase } from '../kind.ts';

/** What happens to the referring row. */
export type ReferentialAction = 'noAction' | 'restrict' | 'cascade' | 'setNull' | 'setDefault';

/** A foreign key of a table; a self-reference is an ordinary record. */
export interface ForeignKey extends RecordBase<'foreignKey'> {
  readonly name: string;
  readonly autoName?: boolean;
  readonly columns: readonly Id[];
  readonly references: { readonly table: Id; readonly columns: readonly Id[] };
  readonly match?: 'simple' | 'full';
  readonly onDelete?: ReferentialAction;
  readonly onUpdate?: ReferentialAction;
  /** The columns that ON DELETE SET NULL or SET DEFAULT sets; all of them where absent. */
  readonly setColumns?: readonly Id[];
  readonly deferrable?: boolean;
  readonly initiallyDeferred?: boolean;
  readonly valid?: boolean;
  readonly enforced?: boolean;
  /** The last pair of columns is compared as periods. */
  readonly period?: boolean;
}

const action = choice('noAction', 'restrict', 'cascade', 'setNull', 'setDefault');

export const foreignKey = defineKind<ForeignKey>({
  kind: 'foreignKey',
  prefix: 'fky',
  noun: 'foreign key',
  plural: 'foreign keys',
  parents: ['table'],
  named: true,
  ordered: false,
  address: 'member',
  rank: 6,
  fields: {
    columns: field(list(ownRef('column')), 'Columns', { required: true }),
    references: field(struct({ table: ref('table'), columns: list(ref('column')) }), 'References', {
      required: true,
    }),
    onDelete: field(action, 'On delete', { default: 'noAction' }),
    onUpdate: field(action, 'On update', { default: 'noAction' }),
    setColumns: field(list(ownRef('column')), 'Columns to set', { since: 15 }),
    match: field(choice('simple', 'full'), 'Match', { default: 'simple' }),
    deferrable: field(boolean, 'Deferrable', { default: false }),
    initiallyDeferred: field(boolean, 'Initially deferred', { default: false }),
    valid: field(boolean, 'Valid', { default: true }),
    enforced: field(boolean, 'Enforced', { default: true, since: 18 }),
    period: field(boolean, 'Period', { default: false, since: 18 }),
    autoName: field(boolean, 'Automatic name', { default: false, group: 'advanced' }),
  },
});
