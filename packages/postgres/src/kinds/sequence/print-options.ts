// Options of sequences, and which sequence stands behind an identity column.
import type { Id, Schema, Sequence } from '@ermine/model';

/** `START WITH 1` …: the options that differ from their defaults. */
export function sequenceOptions(sequence: Sequence): string[] {
  const options: string[] = [];
  const number = (word: string, value: string | undefined): void => {
    if (value !== undefined) options.push(`${word} ${value}`);
  };
  number('START WITH', sequence.start);
  number('INCREMENT BY', sequence.increment);
  number('MINVALUE', sequence.min);
  number('MAXVALUE', sequence.max);
  number('CACHE', sequence.cache);
  if (sequence.cycle) options.push('CYCLE');
  return options;
}

const identitySequences = new WeakMap<Schema, ReadonlyMap<Id, Sequence>>();

/** The sequence behind an identity column, or undefined. */
export function identitySequence(schema: Schema, column: Id): Sequence | undefined {
  let map = identitySequences.get(schema);
  if (!map) {
    map = new Map(
      schema
        .all('sequence')
        .filter((sequence) => sequence.link?.type === 'identityOf')
        .map((sequence) => [sequence.link?.column as Id, sequence]),
    );
    identitySequences.set(schema, map);
  }
  return map.get(column);
}

/** The table of the column that a sequence belongs to. */
export function linkedTable(schema: Schema, sequence: Sequence): Id | undefined {
  return sequence.link && schema.get(sequence.link.column)?.parent;
}
