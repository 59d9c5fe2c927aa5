// Primary keys, and the attributes that all constraints behind an index share.
import { boolean, field, list, map, name, ownRef } from '../field.ts';
import type { Id } from '../id.ts';
import { defineKind, type RecordBase } from '../kind.ts';

/** What primary keys and unique constraints share. */
export interface KeyAttributes {
  readonly autoName?: boolean;
  readonly columns: readonly Id[];
  /** The last column is a range or multirange that may not overlap. */
  readonly withoutOverlaps?: boolean;
  readonly include?: readonly Id[];
  readonly storageParams?: Readonly<Record<string, string>>;
  readonly tablespace?: string;
  readonly deferrable?: boolean;
  readonly initiallyDeferred?: boolean;
}

/** The primary key of a table. */
export interface PrimaryKey extends RecordBase<'primaryKey'>, KeyAttributes {
  readonly name: string;
}

/** Descriptors of {@link KeyAttributes}. */
export const keyFields = {
  columns: field<readonly Id[]>(list(ownRef('column')), 'Columns', { required: true }),
  include: field<readonly Id[]>(list(ownRef('column')), 'Included columns'),
  withoutOverlaps: field(boolean, 'Without overlaps', { default: false, since: 18 }),
  deferrable: field(boolean, 'Deferrable', { default: false }),
  initiallyDeferred: field(boolean, 'Initially deferred', { default: false }),
  autoName: field(boolean, 'Automatic name', { default: false, group: 'advanced' }),
  storageParams: field<Readonly<Record<string, string>>>(map, 'Storage parameters', {
    group: 'storage',
  }),
  tablespace: field<string>(name, 'Tablespace', { group: 'storage' }),
} as const;

export const primaryKey = defineKind<PrimaryKey>({
  kind: 'primaryKey',
  prefix: 'pky',
  noun: 'primary key',
  plural: 'primary keys',
  parents: ['table'],
  named: true,
  ordered: false,
  address: 'member',
  rank: 2,
  fields: keyFields,
});
