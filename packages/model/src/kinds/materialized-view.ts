// Materialized views.
import { boolean, field, list, map, name, ref, sql, struct } from '../field.ts';
import type { Id } from '../id.ts';
import { defineKind, type RecordBase } from '../kind.ts';
import type { Sql } from '../sql.ts';

/** A column's own settings in a materialized view, by name. */
export interface MaterializedColumnOption {
  readonly column: string;
  readonly storage?: string;
  readonly compression?: string;
  readonly statisticsTarget?: string;
}

/** A materialized view; `withData` false means it is made unpopulated. */
export interface MaterializedView extends RecordBase<'materializedView'> {
  readonly name: string;
  readonly query: Sql;
  readonly columnNames?: readonly string[];
  readonly withData?: boolean;
  readonly accessMethod?: string;
  readonly storageParams?: Readonly<Record<string, string>>;
  readonly tablespace?: string;
  readonly clusterOn?: Id;
  readonly columnOptions?: readonly MaterializedColumnOption[];
}

export const materializedView = defineKind<MaterializedView>({
  kind: 'materializedView',
  prefix: 'mvw',
  noun: 'materialized view',
  plural: 'materialized views',
  parents: ['schema'],
  named: true,
  ordered: false,
  address: 'member',
  rank: 12,
  fields: {
    query: field(sql, 'Query', { required: true }),
    columnNames: field(list(name), 'Column names'),
    withData: field(boolean, 'With data', { default: true }),
    accessMethod: field(name, 'Access method', { default: 'heap', group: 'storage' }),
    storageParams: field(map, 'Storage parameters', { group: 'storage' }),
    tablespace: field(name, 'Tablespace', { group: 'storage' }),
    clusterOn: field(ref('index'), 'Clustered on', { group: 'storage' }),
    columnOptions: field(
      list(
        struct({
          column: name,
          'storage?': name,
          'compression?': name,
          'statisticsTarget?': name,
        }),
      ),
      'Column options',
      { group: 'storage' },
    ),
  },
});
