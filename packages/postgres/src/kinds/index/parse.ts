// CREATE INDEX and ALTER INDEX.

import { type Id, type Index, quotePart, type Sql } from '@ermine/model';
import type { IndexElem, IndexStmt, Node, PartitionCmd } from '@pgsql/types';
import { quoteIdentifier } from '../../identifier.ts';
import { indexName } from '../../names.ts';
import { nameOfRange, optionText, parametersOf } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import { loosen, withoutReferences } from '../../parse/drop.ts';
import { sqlOfTokens } from '../../parse/expression.ts';
import { relationFinder } from '../../parse/finders.ts';
import { columnsOfTable, emptyScope, tableScope } from '../../parse/scope.ts';
import type { AlterHandler, ParseSlot } from '../../parse/slot.ts';
import { parameterHandler } from '../table/parse.ts';
import { attachToPartitions } from '../table/partition-indexes.ts';
import { indexKey, keyName } from './elements.ts';

loosen('index', (record, gone) =>
  gone.has((record as Index).attachedTo ?? '')
    ? { record: withoutReferences(record, gone, 'attachedTo') }
    : null,
);

function create(node: IndexStmt, ctx: StatementContext): void {
  const name = nameOfRange(node.relation);
  const relation = ctx.relation(name);
  if (!relation) ctx.missing('relation', name);
  const schema = ctx.ws.schemaOf(relation.id) as Id;
  const given = node.idxname;
  if (given && node.if_not_exists && ctx.ws.named('relation', schema, given).length > 0) {
    ctx.note('exists', `relation ${quotePart(given)} already exists, skipping`);
    return;
  }
  if (given) ctx.refuseTaken('relation', schema, given, 'relation');
  const tokens = ctx.tokens;
  const isTable = ctx.ws.get('table', relation.id) !== undefined;
  const columns = isTable ? columnsOfTable(ctx, relation.id) : new Map<string, Id>();
  const scope = isTable ? tableScope(ctx, relation.id) : emptyScope;
  const at = ctx.tokenAt(node.relation?.location);
  const open = tokens.findTop(at, tokens.count, (i) => tokens.isChar(i, '('));
  const close = tokens.closing(open);
  const pieces = tokens.splitAtCommas(open + 1, close);
  const names: string[] = [];
  const elementOf = (one: Node): IndexElem => (one as { IndexElem?: IndexElem }).IndexElem ?? {};
  const keys = (node.indexParams ?? []).map((one, i) => {
    const element = elementOf(one);
    const [from, to] = pieces[i] as [number, number];
    names.push(keyName(element));
    return indexKey(ctx, element, from, to, columns, scope);
  });
  const include = (node.indexIncludingParams ?? []).map((one): Sql => {
    const column = elementOf(one).name ?? '';
    names.push(column);
    const id = columns.get(column);
    return id ? [{ id }] : [quoteIdentifier(column)];
  });
  const where = node.whereClause ? tokens.findWord('where', close) : -1;
  const parameters = parametersOf(node.options);
  const made = ctx.ws.make('index', {
    parent: relation.id,
    name: given ?? indexName(relation.name ?? '', names, ctx.relationTaken(schema)),
    method: node.accessMethod ?? 'btree',
    unique: node.unique ?? false,
    nullsNotDistinct: node.nulls_not_distinct ?? false,
    keys,
    ...(include.length > 0 ? { include } : {}),
    ...(where >= 0
      ? { predicate: sqlOfTokens(ctx, where + 1, tokens.count, node.whereClause, scope) }
      : {}),
    ...(parameters ? { storageParams: parameters } : {}),
    ...(node.tableSpace ? { tablespace: node.tableSpace } : {}),
    // ON ONLY means something on partitioned tables alone.
    ...(node.relation?.inh !== true && ctx.ws.get('table', relation.id)?.partitionBy
      ? { onOnly: true }
      : {}),
  });
  attachToPartitions(ctx, made);
}

const attach: AlterHandler = (part, record, ctx) => {
  const cmd = (part.cmd.def as { PartitionCmd?: PartitionCmd }).PartitionCmd ?? {};
  const name = nameOfRange(cmd.name);
  const child = ctx.relation(name) ?? ctx.missing('index', name);
  ctx.about.push(child.id);
  // The key of a partition belongs to the table's key without saying so.
  if (ctx.ws.get('index', child.id)) ctx.ws.set(child as Index, { attachedTo: record.id });
};

/** What ALTER INDEX changes on any index, also on the one behind a key. */
const storage: Readonly<Record<string, AlterHandler>> = {
  AT_SetRelOptions: parameterHandler('storageParams', false),
  AT_ResetRelOptions: parameterHandler('storageParams', true),
  AT_SetTableSpace: (part, record, ctx) => {
    ctx.ws.set(record as Index, { tablespace: part.cmd.name });
  },
  AT_AttachPartition: attach,
};

export const parse: ParseSlot<'index'> = {
  claims: () => ['relation'],
  statements: { IndexStmt: create },
  alter: {
    primaryKey: storage,
    unique: storage,
    exclusion: storage,
    index: {
      ...storage,
      AT_SetStatistics: (part, record, ctx) => {
        const index = record as Index;
        const value = part.cmd.def ? Number(optionText(part.cmd.def)) : -1;
        const at = (part.cmd.num ?? 0) - 1;
        ctx.ws.set(index, {
          keys: index.keys.map((key, i) => {
            if (i !== at) return key;
            const { statistics: _, ...rest } = key;
            return value < 0 ? rest : { ...rest, statistics: value };
          }),
        });
      },
    },
  },
  find: { OBJECT_INDEX: relationFinder },
};
