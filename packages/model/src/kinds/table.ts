// Tables: ordinary, partitioned, partitions and inheritance children.
import { boolean, choice, field, integer, list, map, name, ref, sql, struct } from '../field.ts';
import type { Id } from '../id.ts';
import { defineKind, type RecordBase } from '../kind.ts';
import type { Sql } from '../sql.ts';

/** One element of a partition key: a column or an expression. */
export interface PartitionKey {
  readonly column?: Id;
  readonly expression?: Sql;
  readonly collation?: Sql;
  readonly opclass?: Sql;
}

/** A partition's bound; values are expressions, `MINVALUE` and `MAXVALUE` stand as text. */
export interface PartitionBound {
  readonly strategy: 'range' | 'list' | 'hash' | 'default';
  readonly from?: readonly Sql[];
  readonly to?: readonly Sql[];
  readonly values?: readonly Sql[];
  readonly modulus?: number;
  readonly remainder?: number;
}

/** A table; its columns, constraints, indexes and triggers are records below it. */
export interface Table extends RecordBase<'table'> {
  readonly name: string;
  readonly persistence?: 'permanent' | 'unlogged';
  readonly accessMethod?: string;
  readonly tablespace?: string;
  /** Storage parameters, those of the toast table as `toast.*`. */
  readonly storageParams?: Readonly<Record<string, string>>;
  /** `default`, `full`, `nothing`, or the id of the index, primary key or unique that identifies rows. */
  readonly replicaIdentity?:
    | { readonly mode: 'full' | 'nothing' }
    | { readonly mode: 'index'; readonly index: Id };
  readonly clusterOn?: Id;
  readonly rowSecurity?: boolean;
  readonly forceRowSecurity?: boolean;
  readonly inherits?: readonly Id[];
  /** The composite type of a typed table. */
  readonly ofType?: Id;
  readonly partitionBy?: {
    readonly strategy: 'range' | 'list' | 'hash';
    readonly keys: readonly PartitionKey[];
  };
  readonly partition?: { readonly of: Id; readonly bound: PartitionBound };
}

const expressions = list(sql);

export const table = defineKind<Table>({
  kind: 'table',
  prefix: 'tbl',
  noun: 'table',
  plural: 'tables',
  parents: ['schema'],
  named: true,
  ordered: false,
  address: 'member',
  rank: 10,
  fields: {
    inherits: field(list(ref('table')), 'Inherits from'),
    partition: field(
      struct({
        of: ref('table'),
        bound: struct({
          strategy: choice('range', 'list', 'hash', 'default'),
          'from?': expressions,
          'to?': expressions,
          'values?': expressions,
          'modulus?': integer,
          'remainder?': integer,
        }),
      }),
      'Partition of',
    ),
    partitionBy: field(
      struct({
        strategy: choice('range', 'list', 'hash'),
        keys: list(
          struct({
            'column?': ref('column'),
            'expression?': sql,
            'collation?': sql,
            'opclass?': sql,
          }),
        ),
      }),
      'Partitioned by',
    ),
    ofType: field(ref('opaque', 'table'), 'Of type'),
    persistence: field(choice('permanent', 'unlogged'), 'Persistence', {
      default: 'permanent',
      group: 'storage',
    }),
    rowSecurity: field(boolean, 'Row security', { default: false }),
    forceRowSecurity: field(boolean, 'Force row security', { default: false }),
    accessMethod: field(name, 'Access method', { default: 'heap', group: 'storage' }),
    tablespace: field(name, 'Tablespace', { group: 'storage' }),
    storageParams: field(map, 'Storage parameters', { group: 'storage' }),
    replicaIdentity: field(
      struct({
        mode: choice('full', 'nothing', 'index'),
        'index?': ref('index', 'primaryKey', 'unique'),
      }),
      'Replica identity',
      { group: 'advanced' },
    ),
    clusterOn: field(ref('index', 'primaryKey', 'unique', 'exclusion'), 'Clustered on', {
      group: 'storage',
    }),
  },
});
