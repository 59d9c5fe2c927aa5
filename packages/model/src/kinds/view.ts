// Views.
import { field, list, map, name, sql } from '../field.ts';
import { defineKind, type RecordBase } from '../kind.ts';
import type { Sql } from '../sql.ts';

/** A view; `options` are security_barrier, security_invoker and check_option. */
export interface View extends RecordBase<'view'> {
  readonly name: string;
  readonly query: Sql;
  /** Names of the columns, only where the author gave them. */
  readonly columnNames?: readonly string[];
  readonly options?: Readonly<Record<string, string>>;
  /** Defaults of columns, as ALTER VIEW sets them: column name → expression. */
  readonly columnDefaults?: Readonly<Record<string, string>>;
}

export const view = defineKind<View>({
  kind: 'view',
  prefix: 'viw',
  noun: 'view',
  plural: 'views',
  parents: ['schema'],
  named: true,
  ordered: false,
  address: 'member',
  rank: 11,
  fields: {
    query: field(sql, 'Query', { required: true }),
    columnNames: field(list(name), 'Column names'),
    options: field(map, 'Options', { group: 'advanced' }),
    columnDefaults: field(map, 'Column defaults', { group: 'advanced' }),
  },
});
