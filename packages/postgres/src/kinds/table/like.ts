// CREATE TABLE (LIKE …): copies of another table's columns and what INCLUDING asks for.

import {
  type AnyRecord,
  type Column,
  type Comment,
  type Id,
  quotePart,
  type Table,
} from '@ermine/model';
import type { TableLikeClause } from '@pgsql/types';
import { sequenceName } from '../../names.ts';
import { nameOfRange } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import { StatementProblem } from '../../parse/problem.ts';
import { columnsOfTable } from '../../parse/scope.ts';
import { makeNotNull, notNullOf } from '../not-null/parse.ts';
import { attributesOf, columnsFrom } from '../opaque/composite.ts';
import { boundsOf } from '../sequence/parse-options.ts';
import { Copier } from './copy.ts';

const bit = {
  comments: 1,
  compression: 2,
  constraints: 4,
  defaults: 8,
  generated: 16,
  identity: 32,
  indexes: 64,
  statistics: 128,
  storage: 256,
};

/** Copies columns now; returns the work for constraints and indexes, which come after all columns. */
export function copyLike(ctx: StatementContext, table: Table, like: TableLikeClause): () => void {
  const name = nameOfRange(like.relation);
  const relation = ctx.relation(name) ?? ctx.missing('relation', name);
  const attributes = attributesOf(ctx, relation.id);
  if (attributes) {
    columnsFrom(ctx, table.id, attributes);
    return () => {};
  }
  const source = ctx.ws.get('table', relation.id);
  if (!source) {
    throw new StatementProblem(
      'needs-elaboration',
      `the columns of ${quotePart(name.name)} are known to a running PostgreSQL only`,
      { hint: 'Write the columns instead of LIKE.' },
    );
  }
  const options = like.options ?? 0;
  const has = (what: keyof typeof bit): boolean => (options & bit[what]) !== 0;
  const copier = new Copier(ctx, [[source.id, table.id]]);
  const comments = (from: Id, to: Id, which = (_: Comment): boolean => true): void => {
    if (!has('comments')) return;
    for (const comment of ctx.ws.children('comment', from).filter(which)) {
      const { id: _, kind: _kind, ...rest } = comment;
      ctx.ws.make('comment', { ...rest, parent: to });
    }
  };
  const columns = [...columnsOfTable(ctx, source.id).values()].map(
    (id) => ctx.ws.get('column', id) as Column,
  );
  const copies = columns.map((column) => {
    const id = ctx.ws.ids('col');
    copier.lead(column.id, id);
    return { column, id };
  });
  for (const { column, id } of copies) {
    if (ctx.ws.named('column', table.id, column.name).length > 0) {
      throw new StatementProblem(
        'duplicate-column',
        `column ${quotePart(column.name)} specified more than once`,
      );
    }
    const override = ctx.ws
      .children('columnOverride', source.id)
      .find((o) => o.column === column.id);
    const value = override?.dropDefault ? undefined : (override?.default ?? column.default);
    const storage = override?.storage ?? column.storage;
    const compression = override?.compression ?? column.compression;
    const made = copier.copy(column, {
      parent: table.id,
      order: ctx.ws.nextOrder(table.id),
      default: has('defaults') && !column.generated ? value : undefined,
      ...(has('generated') ? {} : { generated: undefined }),
      identity: undefined,
      storage: has('storage') ? storage : undefined,
      compression: has('compression') ? compression : undefined,
      statisticsTarget: undefined,
      options: undefined,
    });
    const required = (override && notNullOf(ctx, override.id)) ?? notNullOf(ctx, column.id);
    if (required) makeNotNull(ctx, id, required);
    if (has('identity') && column.identity) copyIdentity(ctx, table, column, made);
    comments(override?.id ?? column.id, id);
  }
  if (has('statistics')) warnOfStatistics(ctx, source);
  return () => {
    if (has('constraints')) {
      for (const from of lineOf(ctx, source)) {
        for (const check of ctx.ws.children('check', from.id)) {
          if (from.id !== source.id && check.noInherit) continue;
          comments(check.id, copier.copy(check, { parent: table.id }).id);
        }
      }
    }
    if (!has('indexes')) return;
    for (const kind of ['primaryKey', 'unique', 'exclusion', 'index'] as const) {
      for (const one of ctx.ws.children(kind, source.id)) {
        const copy = copier.copyUnderNewName<AnyRecord>(one, table.id);
        // The comments on indexes are copied, those on keys are not.
        const isKey = kind !== 'index';
        comments(one.id, copy.id, (comment) => (comment.onIndex ?? false) === isKey);
      }
    }
  };
}

function warnOfStatistics(ctx: StatementContext, source: Table): void {
  const found = ctx.ws
    .referrersOf(new Set([source.id]))
    .some((one) => one.kind === 'opaque' && one.tag === 'CREATE STATISTICS');
  if (!found) return;
  ctx.warn(
    'statistics-left-out',
    `extended statistics of ${quotePart(source.name)} were not copied`,
    {
      hint: 'Add CREATE STATISTICS for the new table.',
    },
  );
}

/** A table and the ones it inherits from, nearest first. */
function lineOf(ctx: StatementContext, table: Table): Table[] {
  const parents = [...(table.inherits ?? []), ...(table.partition ? [table.partition.of] : [])];
  return [
    table,
    ...parents.flatMap((id) => {
      const parent = ctx.ws.get('table', id);
      return parent ? lineOf(ctx, parent) : [];
    }),
  ];
}

function copyIdentity(ctx: StatementContext, table: Table, from: Column, to: Column): void {
  const schema = ctx.ws.schemaOf(table.id) as Id;
  const old = ctx.ws
    .children('sequence', ctx.ws.schemaOf(from.id) as Id)
    .find((one) => one.link?.column === from.id);
  if (!old) return;
  const { id: _id, kind: _kind, ...rest } = old;
  ctx.ws.make('sequence', {
    ...rest,
    // The bounds are those of the old sequence's type, its type is not copied.
    ...boundsOf(old),
    type: undefined,
    parent: schema,
    name: sequenceName(table.name, to.name, ctx.relationTaken(schema)),
    link: { type: 'identityOf', column: to.id },
  });
  ctx.ws.set(to, { identity: from.identity });
}
