// What an inheritance child or a partition says differently about an inherited column.
import { boolean, choice, field, integer, map, name, ref, sql } from '../field.ts';
import type { Id } from '../id.ts';
import { defineKind, type RecordBase } from '../kind.ts';
import type { Sql } from '../sql.ts';
import type { Storage } from './column.ts';

/** A child's own settings of a column that an ancestor declares. */
export interface ColumnOverride extends RecordBase<'columnOverride'> {
  /** The column in the ancestor. */
  readonly column: Id;
  readonly default?: Sql;
  /** True where the child drops the ancestor's default. */
  readonly dropDefault?: boolean;
  readonly storage?: Storage;
  readonly compression?: string;
  readonly statisticsTarget?: number;
  readonly options?: Readonly<Record<string, string>>;
}

export const columnOverride = defineKind<ColumnOverride>({
  kind: 'columnOverride',
  prefix: 'cov',
  noun: 'column override',
  plural: 'column overrides',
  parents: ['table'],
  named: false,
  ordered: false,
  address: 'target',
  rank: 1,
  exclusive: [['default', 'dropDefault']],
  fields: {
    column: field(ref('column'), 'Column', { required: true }),
    default: field(sql, 'Default'),
    dropDefault: field(boolean, 'No default', { default: false }),
    storage: field(choice('plain', 'main', 'external', 'extended'), 'Storage', {
      group: 'storage',
    }),
    compression: field(name, 'Compression', { group: 'storage' }),
    statisticsTarget: field(integer, 'Statistics target', { group: 'advanced' }),
    options: field(map, 'Options', { group: 'advanced' }),
  },
});
