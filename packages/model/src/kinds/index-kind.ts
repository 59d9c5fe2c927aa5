// Indexes of tables and materialized views.
import { boolean, choice, field, list, map, name, number, ref, sql, struct } from '../field.ts';
import type { Id } from '../id.ts';
import { defineKind, type RecordBase } from '../kind.ts';
import type { Sql } from '../sql.ts';

/** One key of an index: a column or an expression. */
export interface IndexKey {
  readonly column?: Id;
  /** An expression without its outer parentheses; also a column that is no record, such as a view's. */
  readonly expression?: Sql;
  readonly collation?: Sql;
  readonly opclass?: Sql;
  readonly opclassParams?: Readonly<Record<string, string>>;
  readonly order?: 'asc' | 'desc';
  /** Absent means the default of the order: last for asc, first for desc. */
  readonly nulls?: 'first' | 'last';
  /** Statistics target of an expression key. */
  readonly statistics?: number;
}

/** An index that stands behind no constraint. */
export interface Index extends RecordBase<'index'> {
  readonly name: string;
  readonly autoName?: boolean;
  readonly method?: string;
  readonly unique?: boolean;
  readonly nullsNotDistinct?: boolean;
  readonly keys: readonly IndexKey[];
  /** Columns, or names of columns that are no records (of a materialized view). */
  readonly include?: readonly Sql[];
  readonly predicate?: Sql;
  readonly storageParams?: Readonly<Record<string, string>>;
  readonly tablespace?: string;
  /** Made ON ONLY the partitioned table, partitions attach theirs. */
  readonly onOnly?: boolean;
  /** The index of the partitioned table that this one is attached to. */
  readonly attachedTo?: Id;
}

/** The value type of an index key; an exclusion element has an operator beside it. */
export const indexKeyFields = {
  'column?': ref('column'),
  'expression?': sql,
  'collation?': sql,
  'opclass?': sql,
  'opclassParams?': map,
  'order?': choice('asc', 'desc'),
  'nulls?': choice('first', 'last'),
  'statistics?': number,
};

export const index = defineKind<Index>({
  kind: 'index',
  prefix: 'idx',
  noun: 'index',
  plural: 'indexes',
  parents: ['table', 'materializedView'],
  named: true,
  ordered: false,
  address: 'sibling',
  rank: 7,
  fields: {
    method: field(name, 'Method', { default: 'btree' }),
    unique: field(boolean, 'Unique', { default: false }),
    nullsNotDistinct: field(boolean, 'Nulls not distinct', { default: false, since: 15 }),
    keys: field(list(struct(indexKeyFields)), 'Keys', { required: true }),
    include: field(list(sql), 'Included columns'),
    predicate: field(sql, 'Where'),
    onOnly: field(boolean, 'Only this table', { default: false, group: 'advanced' }),
    attachedTo: field(ref('index', 'primaryKey', 'unique'), 'Attached to', { group: 'advanced' }),
    autoName: field(boolean, 'Automatic name', { default: false, group: 'advanced' }),
    storageParams: field(map, 'Storage parameters', { group: 'storage' }),
    tablespace: field(name, 'Tablespace', { group: 'storage' }),
  },
});
