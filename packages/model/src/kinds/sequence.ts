// Sequences: free, owned by a column (serial, OWNED BY) or behind an identity column.
import { bigint, boolean, choice, field, ref, struct, typeRef } from '../field.ts';
import type { Id } from '../id.ts';
import { defineKind, type RecordBase } from '../kind.ts';
import type { TypeRef } from '../type-ref.ts';

/** A sequence; bounds are decimal text, absent where they are those of its type and direction. */
export interface Sequence extends RecordBase<'sequence'> {
  readonly name: string;
  readonly type?: TypeRef;
  readonly start?: string;
  readonly increment?: string;
  readonly min?: string;
  readonly max?: string;
  readonly cache?: string;
  readonly cycle?: boolean;
  readonly persistence?: 'permanent' | 'unlogged';
  readonly link?: { readonly type: 'ownedBy' | 'identityOf'; readonly column: Id };
}

export const sequence = defineKind<Sequence>({
  kind: 'sequence',
  prefix: 'seq',
  noun: 'sequence',
  plural: 'sequences',
  parents: ['schema'],
  named: true,
  ordered: false,
  address: 'member',
  rank: 5,
  fields: {
    type: field(typeRef, 'Type', { default: { type: 'bigint' } }),
    link: field(
      struct({ type: choice('ownedBy', 'identityOf'), column: ref('column') }),
      'Belongs to',
    ),
    start: field(bigint, 'Start'),
    increment: field(bigint, 'Increment', { default: '1' }),
    min: field(bigint, 'Minimum'),
    max: field(bigint, 'Maximum'),
    cache: field(bigint, 'Cache', { default: '1' }),
    cycle: field(boolean, 'Cycle', { default: false }),
    persistence: field(choice('permanent', 'unlogged'), 'Persistence', {
      default: 'permanent',
      since: 15,
    }),
  },
});
