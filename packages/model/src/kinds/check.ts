// Check constraints of tables and domains.
import { boolean, field, sql } from '../field.ts';
import { defineKind, type RecordBase } from '../kind.ts';
import type { Sql } from '../sql.ts';

/** A check constraint; in a domain the expression speaks of VALUE. */
export interface Check extends RecordBase<'check'> {
  readonly name: string;
  readonly autoName?: boolean;
  readonly expression: Sql;
  readonly noInherit?: boolean;
  readonly valid?: boolean;
  readonly enforced?: boolean;
}

export const check = defineKind<Check>({
  kind: 'check',
  prefix: 'chk',
  noun: 'check',
  plural: 'check constraints',
  parents: ['table', 'domain'],
  named: true,
  ordered: false,
  address: 'member',
  rank: 5,
  fields: {
    expression: field(sql, 'Expression', { required: true }),
    noInherit: field(boolean, 'No inherit', { default: false }),
    valid: field(boolean, 'Valid', { default: true }),
    enforced: field(boolean, 'Enforced', { default: true, since: 18 }),
    autoName: field(boolean, 'Automatic name', { default: false, group: 'advanced' }),
  },
});
