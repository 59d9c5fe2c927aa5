// Enumerated types.
import { defineKind, type RecordBase } from '../kind.ts';

/** An enumerated type; its labels are records below it. */
export interface Enum extends RecordBase<'enum'> {
  readonly name: string;
}

export const enumKind = defineKind<Enum>({
  kind: 'enum',
  prefix: 'enm',
  noun: 'type',
  plural: 'enums',
  parents: ['schema'],
  named: true,
  ordered: false,
  address: 'member',
  rank: 3,
  fields: {},
});
