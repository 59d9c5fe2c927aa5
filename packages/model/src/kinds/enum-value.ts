// Labels of enumerated types.
import { defineKind, type RecordBase } from '../kind.ts';

/** One label; `name` is the label, at most 63 bytes. */
export interface EnumValue extends RecordBase<'enumValue'> {
  readonly name: string;
}

export const enumValue = defineKind<EnumValue>({
  kind: 'enumValue',
  prefix: 'env',
  noun: 'enum value',
  plural: 'enum values',
  parents: ['enum'],
  named: true,
  ordered: true,
  address: 'member',
  rank: 0,
  fields: {},
});
