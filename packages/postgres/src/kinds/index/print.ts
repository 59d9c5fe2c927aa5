// Prints indexes.
import type { Id, Index, Schema } from '@ermine/model';
import { quoteIdentifier } from '../../identifier.ts';
import { indexKey, mentionsOf, needsOf, withClause } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint, type PrintContext, type Unit } from '../../print/slot.ts';
import { beforeIndexesOf, companyOf } from '../table/print-partitions.ts';

export const print = definePrint<Index>({
  attributes: {
    method: 'printed',
    unique: 'printed',
    nullsNotDistinct: 'printed',
    keys: 'printed',
    include: 'printed',
    predicate: 'printed',
    onOnly: 'printed',
    attachedTo: 'printed',
    autoName: 'not printed',
    storageParams: 'printed',
    tablespace: 'printed',
  },
  commentTarget: (index, context) => `INDEX ${context.qualified(index.id)}`,
  print: (index, context) => {
    const parent = index.parent as string;
    const create: Unit = {
      id: index.id,
      provides: [index.id],
      text: createIndex(index, context),
      rank: context.schema.find('materializedView', parent) ? rank.viewIndex : rank.index,
      needs: [...needsOf(index, 'attachedTo'), ...attachedIndexes(context.schema, index)],
      prefers: beforeIndexesOf(context.schema, parent),
      mentions: mentionsOf(index, 'keys', 'predicate'),
      ...companyOf(context.schema, parent),
    };
    return [create, ...settings(index, create, context)];
  },
});

function createIndex(index: Index, context: PrintContext): string {
  const parent = index.parent as string;
  const keys = index.keys.map((key) => indexKey(index, key, context)).join(', ');
  let text = `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${context.name(index.id)} ON ${index.onOnly ? 'ONLY ' : ''}${context.qualified(parent)} USING ${quoteIdentifier(index.method ?? 'btree')} (${keys})`;
  if (index.include && index.include.length > 0) {
    text += ` INCLUDE (${index.include.map((column) => context.expression(index, column)).join(', ')})`;
  }
  if (index.nullsNotDistinct) text += ' NULLS NOT DISTINCT';
  text += withClause(index.storageParams);
  if (index.tablespace !== undefined) text += ` TABLESPACE ${quoteIdentifier(index.tablespace)}`;
  if (index.predicate) text += ` WHERE ${context.expression(index, index.predicate)}`;
  return text;
}

/**
 * Indexes of partitions that belong to an index which is made for all partitions: they come first, so
 * that its creation takes them over. An index made ON ONLY its table gets them attached afterwards.
 */
function attachedIndexes(schema: Schema, index: Index): Id[] {
  if (index.onOnly) return [];
  return schema
    .referrers(index.id)
    .filter((referrer) => referrer.field === 'attachedTo')
    .map((referrer) => referrer.record.id);
}

function settings(index: Index, create: Unit, context: PrintContext): Unit[] {
  const name = context.qualified(index.id);
  const units: Unit[] = [];
  const to = index.attachedTo;
  if (to !== undefined && context.schema.find('index', to)?.onOnly) {
    units.push({
      id: index.id,
      provides: [],
      text: `ALTER INDEX ${context.qualified(to)} ATTACH PARTITION ${name}`,
      rank: rank.index,
      needs: [to],
      after: create,
      beside: index.id,
    });
  }
  index.keys.forEach((key, at) => {
    if (key.statistics === undefined) return;
    units.push({
      id: index.id,
      provides: [],
      text: `ALTER INDEX ${name} ALTER COLUMN ${at + 1} SET STATISTICS ${key.statistics}`,
      rank: create.rank,
      needs: [],
      after: create,
      beside: index.id,
    });
  });
  return units;
}
