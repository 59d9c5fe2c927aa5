// Triggers of tables and views.
import { boolean, choice, field, list, ref, sql, struct, text } from '../field.ts';
import type { Id } from '../id.ts';
import { defineKind, type RecordBase } from '../kind.ts';
import type { Sql } from '../sql.ts';

/** One event; `columns` for UPDATE OF: ids, or text for columns that are no records. */
export interface TriggerEvent {
  readonly event: 'insert' | 'update' | 'delete' | 'truncate';
  readonly columns?: readonly Sql[];
}

/** A trigger; `function` is the qualified function name with references where it is a record. */
export interface Trigger extends RecordBase<'trigger'> {
  readonly name: string;
  readonly timing: 'before' | 'after' | 'insteadOf';
  readonly events: readonly TriggerEvent[];
  readonly level?: 'row' | 'statement';
  readonly when?: Sql;
  readonly function: Sql;
  readonly arguments?: readonly string[];
  readonly referencing?: { readonly oldTable?: string; readonly newTable?: string };
  /** Present for constraint triggers. */
  readonly constraint?: {
    readonly from?: Id;
    readonly deferrable?: boolean;
    readonly initiallyDeferred?: boolean;
  };
  readonly enabled?: 'origin' | 'replica' | 'always' | 'disabled';
}

export const trigger = defineKind<Trigger>({
  kind: 'trigger',
  prefix: 'trg',
  noun: 'trigger',
  plural: 'triggers',
  parents: ['table', 'view'],
  named: true,
  ordered: false,
  address: 'member',
  rank: 8,
  fields: {
    timing: field(choice('before', 'after', 'insteadOf'), 'Timing', { required: true }),
    events: field(
      list(
        struct({ event: choice('insert', 'update', 'delete', 'truncate'), 'columns?': list(sql) }),
      ),
      'Events',
      { required: true },
    ),
    level: field(choice('row', 'statement'), 'For each', { default: 'statement' }),
    when: field(sql, 'When'),
    function: field(sql, 'Function', { required: true }),
    arguments: field(list(text), 'Arguments'),
    referencing: field(struct({ 'oldTable?': text, 'newTable?': text }), 'Referencing'),
    constraint: field(
      struct({ 'from?': ref('table'), 'deferrable?': boolean, 'initiallyDeferred?': boolean }),
      'Constraint trigger',
    ),
    enabled: field(choice('origin', 'replica', 'always', 'disabled'), 'Enabled', {
      default: 'origin',
    }),
  },
});
