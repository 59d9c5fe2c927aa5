// Unique constraints.
import { boolean, field } from '../field.ts';
import { defineKind, type RecordBase } from '../kind.ts';
import { type KeyAttributes, keyFields } from './primary-key.ts';

/** A unique constraint of a table. */
export interface Unique extends RecordBase<'unique'>, KeyAttributes {
  readonly name: string;
  readonly nullsNotDistinct?: boolean;
}

export const unique = defineKind<Unique>({
  kind: 'unique',
  prefix: 'unq',
  noun: 'unique',
  plural: 'unique constraints',
  parents: ['table'],
  named: true,
  ordered: false,
  address: 'member',
  rank: 3,
  fields: {
    ...keyFields,
    nullsNotDistinct: field(boolean, 'Nulls not distinct', { default: false, since: 15 }),
  },
});
