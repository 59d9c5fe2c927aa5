// Columns of tables.
import { choice, field, integer, map, name, sql, struct, typeRef } from '../field.ts';
import { defineKind, type RecordBase } from '../kind.ts';
import type { Sql } from '../sql.ts';
import type { TypeRef } from '../type-ref.ts';

/** How a column's values are stored, where it is not the type's own way. */
export type Storage = 'plain' | 'main' | 'external' | 'extended';

/** A column; NOT NULL is a record of its own below it, an identity's sequence too. */
export interface Column extends RecordBase<'column'> {
  readonly name: string;
  readonly type: TypeRef;
  readonly collation?: Sql;
  readonly default?: Sql;
  readonly identity?: 'always' | 'byDefault';
  readonly generated?: { readonly kind: 'stored' | 'virtual'; readonly expression: Sql };
  readonly storage?: Storage;
  readonly compression?: string;
  readonly statisticsTarget?: number;
  /** `n_distinct` and `n_distinct_inherited`. */
  readonly options?: Readonly<Record<string, string>>;
}

export const column = defineKind<Column>({
  kind: 'column',
  prefix: 'col',
  noun: 'column',
  plural: 'columns',
  parents: ['table'],
  named: true,
  ordered: true,
  address: 'member',
  rank: 0,
  exclusive: [['default', 'identity', 'generated']],
  fields: {
    type: field(typeRef, 'Type', { required: true }),
    default: field(sql, 'Default'),
    identity: field(choice('always', 'byDefault'), 'Identity'),
    generated: field(
      struct({ kind: choice('stored', 'virtual'), expression: sql }),
      'Generated as',
    ),
    collation: field(sql, 'Collation'),
    storage: field(choice('plain', 'main', 'external', 'extended'), 'Storage', {
      group: 'storage',
    }),
    compression: field(name, 'Compression', { group: 'storage' }),
    statisticsTarget: field(integer, 'Statistics target', { group: 'advanced' }),
    options: field(map, 'Options', { group: 'advanced' }),
  },
});
