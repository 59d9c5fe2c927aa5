// NOT NULL: its presence below a column is the constraint.
import { boolean, field } from '../field.ts';
import { defineKind, type RecordBase } from '../kind.ts';

/** NOT NULL of a column; name, validity and inheritance are attributes only since PostgreSQL 18. */
export interface NotNull extends RecordBase<'notNull'> {
  readonly autoName?: boolean;
  readonly valid?: boolean;
  readonly noInherit?: boolean;
}

export const notNull = defineKind<NotNull>({
  kind: 'notNull',
  prefix: 'nnl',
  noun: 'not null',
  plural: 'not-null constraints',
  parents: ['column', 'columnOverride'],
  named: true,
  ordered: false,
  address: 'target',
  rank: 0,
  fields: {
    autoName: field(boolean, 'Automatic name', { default: true }),
    valid: field(boolean, 'Valid', { default: true, since: 18 }),
    noInherit: field(boolean, 'No inherit', { default: false, since: 18 }),
  },
});
