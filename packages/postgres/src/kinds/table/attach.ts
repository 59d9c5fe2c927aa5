// Partition keys and bounds as written, and attaching.

import {
  type Id,
  type PartitionBound,
  type PartitionKey,
  quotePart,
  type Sql,
  type Table,
} from '@ermine/model';
import type { IndexElem, PartitionBoundSpec, PartitionElem, PartitionSpec } from '@pgsql/types';
import { columnIn } from '../../parse/constraint-names.ts';
import type { StatementContext } from '../../parse/context.ts';
import { sqlOfTokens } from '../../parse/expression.ts';
import { StatementProblem } from '../../parse/problem.ts';
import { columnsOfTable, emptyScope, tableScope } from '../../parse/scope.ts';
import { overrideOf } from '../column-override/parse.ts';
import { elementExpression, namedSql } from '../index/elements.ts';
import { makeNotNull, notNullOf } from '../not-null/parse.ts';
import { attachLikeIndexes } from './partition-indexes.ts';

const strategies: Readonly<Record<string, 'range' | 'list' | 'hash'>> = {
  PARTITION_STRATEGY_RANGE: 'range',
  PARTITION_STRATEGY_LIST: 'list',
  PARTITION_STRATEGY_HASH: 'hash',
};

/** The partition key of CREATE TABLE … PARTITION BY. */
export function partitionKey(
  ctx: StatementContext,
  spec: PartitionSpec,
  table: Table,
): NonNullable<Table['partitionBy']> {
  const tokens = ctx.tokens;
  const open = tokens.findTop(ctx.tokenAt(spec.location), tokens.count, (i) =>
    tokens.isChar(i, '('),
  );
  const pieces = tokens.splitAtCommas(open + 1, tokens.closing(open));
  const columns = columnsOfTable(ctx, table.id);
  const scope = tableScope(ctx, table.id);
  const keys = (spec.partParams ?? []).map((node, i): PartitionKey => {
    const element = (node as { PartitionElem?: PartitionElem }).PartitionElem ?? {};
    const [from, to] = pieces[i] as [number, number];
    const collation = namedSql(element.collation);
    const opclass = namedSql(element.opclass);
    return {
      ...(element.name
        ? { column: columnIn(columns, table, element.name) }
        : { expression: elementExpression(ctx, from, to, (element as IndexElem).expr, scope) }),
      ...(collation ? { collation } : {}),
      ...(opclass ? { opclass } : {}),
    };
  });
  return { strategy: strategies[spec.strategy as string] ?? 'range', keys };
}

/** The bound of FOR VALUES … or DEFAULT. */
export function partitionBound(ctx: StatementContext, spec: PartitionBoundSpec): PartitionBound {
  if (spec.is_default) return { strategy: 'default' };
  const tokens = ctx.tokens;
  const lists: [number, number][][] = [];
  for (let i = ctx.tokenAt(spec.location); i < tokens.count && lists.length < 2; i++) {
    if (!tokens.isChar(i, '(')) continue;
    const close = tokens.closing(i);
    lists.push(tokens.splitAtCommas(i + 1, close));
    i = close;
  }
  const values = (list: readonly [number, number][] | undefined, nodes: unknown): Sql[] =>
    (list ?? []).map(([from, to]) => {
      const sql = sqlOfTokens(ctx, from, to, nodes, emptyScope);
      const word = sql.length === 1 ? sql[0] : undefined;
      return typeof word === 'string' && /^(minvalue|maxvalue)$/i.test(word)
        ? [word.toUpperCase()]
        : sql;
    });
  switch (spec.strategy as string) {
    case 'l':
      return { strategy: 'list', values: values(lists[0], spec.listdatums) };
    case 'h':
      return { strategy: 'hash', modulus: spec.modulus ?? 0, remainder: spec.remainder ?? 0 };
    default:
      return {
        strategy: 'range',
        from: values(lists[0], spec.lowerdatums),
        to: values(lists[1], spec.upperdatums),
      };
  }
}

/** A table becomes a partition: its columns are the parent's now, what differs becomes an override. */
export function attach(
  ctx: StatementContext,
  parent: Table,
  child: Table,
  bound: PartitionBound,
): void {
  const theirs = columnsOfTable(ctx, parent.id);
  const map = new Map<Id, Id>();
  const before = ctx.ws.children('column', child.id);
  for (const column of before) {
    const target = theirs.get(column.name);
    if (!target) {
      throw new StatementProblem(
        'extra-column',
        `table ${quotePart(child.name)} contains column ${quotePart(column.name)} not found in parent ${quotePart(parent.name)}`,
      );
    }
    map.set(column.id, target);
  }
  ctx.ws.redirect(map);
  const table = ctx.ws.set(ctx.ws.current(child), { partition: { of: parent.id, bound } });
  for (const column of before) {
    const target = ctx.ws.get('column', map.get(column.id));
    if (!target) continue;
    const required = notNullOf(ctx, column.id);
    for (const comment of ctx.ws.children('comment', column.id)) {
      ctx.ws.set(comment, { parent: overrideOf(ctx, table, target.id).id });
    }
    const differs =
      JSON.stringify(column.default) !== JSON.stringify(target.default) ||
      column.storage !== target.storage ||
      column.compression !== target.compression ||
      column.statisticsTarget !== target.statisticsTarget ||
      JSON.stringify(column.options) !== JSON.stringify(target.options);
    if (differs) {
      ctx.ws.set(overrideOf(ctx, table, target.id), {
        default: column.default,
        ...(column.default === undefined && target.default !== undefined
          ? { dropDefault: true }
          : {}),
        storage: column.storage,
        compression: column.compression,
        statisticsTarget: column.statisticsTarget,
        options: column.options,
      });
    }
    ctx.ws.remove(column.id);
    if (required && !notNullOf(ctx, target.id)) {
      makeNotNull(ctx, overrideOf(ctx, table, target.id).id, required);
    }
  }
  mergeConstraints(ctx, parent, table);
  attachLikeIndexes(ctx, parent.id, table.id);
}

/** Constraints of the child that the parent's own now stand for. */
function mergeConstraints(ctx: StatementContext, parent: Table, child: Table): void {
  const checks = ctx.ws.children('check', parent.id);
  for (const check of ctx.ws.children('check', child.id)) {
    if (checks.some((one) => one.name === check.name && !one.noInherit)) ctx.ws.remove(check.id);
  }
  const keys = ctx.ws.children('foreignKey', parent.id);
  const shape = (one: { columns: readonly Id[]; references: object }): string =>
    JSON.stringify([one.columns, one.references]);
  for (const key of ctx.ws.children('foreignKey', child.id)) {
    if (keys.some((one) => shape(one) === shape(key))) ctx.ws.remove(key.id);
  }
}
