// Prints sequences; one behind an identity column is part of the column.
import type { Sequence } from '@ermine/model';
import { needsOf } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint, type PrintContext, type Unit } from '../../print/slot.ts';
import { linkedTable, sequenceOptions } from './print-options.ts';

export const print = definePrint<Sequence>({
  attributes: {
    type: 'printed',
    link: 'printed',
    start: 'printed',
    increment: 'printed',
    min: 'printed',
    max: 'printed',
    cache: 'printed',
    cycle: 'printed',
    persistence: 'printed',
  },
  commentTarget: (sequence, context) => `SEQUENCE ${context.qualified(sequence.id)}`,
  print: (sequence, context) =>
    sequence.link?.type === 'identityOf'
      ? identityPersistence(sequence, context)
      : ownSequence(sequence, context),
});

/** The sequence of an identity column is as permanent as its table unless it is told otherwise. */
function identityPersistence(sequence: Sequence, context: PrintContext): Unit[] {
  const table = linkedTable(context.schema, sequence);
  if (sequence.persistence !== 'unlogged' || table === undefined) return [];
  if (context.schema.find('table', table)?.persistence === 'unlogged') return [];
  return [
    {
      id: sequence.id,
      provides: [],
      text: `ALTER SEQUENCE ${context.qualified(sequence.id)} SET UNLOGGED`,
      rank: rank.columnSetting,
      needs: [table, sequence.id],
      beside: table,
    },
  ];
}

function ownSequence(sequence: Sequence, context: PrintContext): Unit[] {
  const name = context.qualified(sequence.id);
  const unlogged = sequence.persistence === 'unlogged' ? 'UNLOGGED ' : '';
  const options = sequenceOptions(sequence);
  if (sequence.type) options.unshift(`AS ${context.type(sequence.type)}`);
  const create: Unit = {
    id: sequence.id,
    provides: [sequence.id],
    text: [`CREATE ${unlogged}SEQUENCE ${name}`, ...options].join(
      options.length > 1 ? '\n    ' : ' ',
    ),
    rank: rank.sequence,
    needs: needsOf(sequence, 'link'),
  };
  const table = linkedTable(context.schema, sequence);
  if (!sequence.link || table === undefined) return [create];
  const column = `${context.qualified(table)}.${context.name(sequence.link.column)}`;
  return [
    create,
    {
      id: sequence.id,
      provides: [],
      text: `ALTER SEQUENCE ${name} OWNED BY ${column}`,
      rank: rank.ownedBy,
      needs: [sequence.link.column],
      after: create,
      beside: table,
    },
  ];
}
