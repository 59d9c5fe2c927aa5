// CREATE TABLE (LIKE …): copies of another table's columns and what INCLUDING asks for.

import {
  type AnyRecord,
  type Column,
  type Id,
  kinds,
  makeRecord,
  mapIds,
  type Table,
} from '@ermine/model';
import type { TableLikeClause } from '@pgsql/types';
import { indexName, primaryKeyName, sequenceName, uniqueName } from '../../names.ts';
import { nameOfRange } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import { columnsOfTable } from '../../parse/scope.ts';

const bit = {
  comments: 1,
  compression: 2,
  constraints: 4,
  defaults: 8,
  generated: 16,
  identity: 32,
  indexes: 64,
  storage: 256,
};

/** Copies columns now; returns the work for constraints and indexes, which come after all columns. */
export function copyLike(ctx: StatementContext, table: Table, like: TableLikeClause): () => void {
  const name = nameOfRange(like.relation);
  const source = ctx.ws.get('table', ctx.relation(name)?.id);
  if (!source) return ctx.missing('relation', name);
  const options = like.options ?? 0;
  const has = (what: keyof typeof bit): boolean => (options & bit[what]) !== 0;
  const map = new Map<Id, Id>([[source.id, table.id]]);
  const rename = (id: Id): Id => map.get(id) ?? id;
  const copy = <R extends AnyRecord>(record: R, changes: Partial<Record<string, unknown>>): R => {
    const id = ctx.ws.ids(kinds[record.kind].prefix);
    map.set(record.id, id);
    const made = makeRecord(record.kind, { ...mapIds(record, rename), id, ...changes } as never);
    ctx.ws.put(made);
    return made as unknown as R;
  };
  const comments = (from: Id, to: Id): void => {
    if (!has('comments')) return;
    for (const comment of ctx.ws.children('comment', from)) {
      ctx.ws.make('comment', { parent: to, text: comment.text });
    }
  };
  const columns = [...columnsOfTable(ctx, source.id).values()].map(
    (id) => ctx.ws.get('column', id) as Column,
  );
  for (const column of columns) map.set(column.id, ctx.ws.ids('col'));
  for (const column of columns) {
    const id = map.get(column.id) as Id;
    const made = makeRecord('column', {
      ...mapIds(column, rename),
      id,
      parent: table.id,
      order: ctx.ws.nextOrder(table.id),
      default: has('defaults') ? mapIds(column, rename).default : undefined,
      generated: has('generated') ? mapIds(column, rename).generated : undefined,
      identity: undefined,
      storage: has('storage') ? column.storage : undefined,
      compression: has('compression') ? column.compression : undefined,
      statisticsTarget: undefined,
      options: undefined,
    });
    ctx.ws.put(made);
    for (const one of ctx.ws.children('notNull', column.id)) {
      ctx.ws.make('notNull', { parent: id, ...(one.noInherit ? { noInherit: true } : {}) });
    }
    if (has('identity') && column.identity) copyIdentity(ctx, table, column, made);
    comments(column.id, id);
  }
  return () => {
    if (has('constraints')) {
      for (const check of ctx.ws.children('check', source.id)) {
        comments(check.id, copy(check, { parent: table.id }).id);
      }
    }
    if (!has('indexes')) return;
    const schema = ctx.ws.schemaOf(table.id) as Id;
    const taken = ctx.relationTaken(schema);
    const names = (ids: readonly Id[]): string[] =>
      ids.map((id) => ctx.ws.get('column', id)?.name ?? '');
    for (const key of ctx.ws.children('primaryKey', source.id)) {
      const automatic = primaryKeyName(table.name, taken);
      comments(key.id, copy(key, { parent: table.id, name: automatic }).id);
    }
    for (const key of ctx.ws.children('unique', source.id)) {
      const automatic = uniqueName(
        table.name,
        names([...key.columns, ...(key.include ?? [])]),
        taken,
      );
      comments(key.id, copy(key, { parent: table.id, name: automatic }).id);
    }
    for (const index of ctx.ws.children('index', source.id)) {
      const keys = index.keys.map((key) =>
        key.column ? (names([key.column])[0] as string) : 'expr',
      );
      const automatic = indexName(table.name, keys, taken);
      comments(index.id, copy(index, { parent: table.id, name: automatic }).id);
    }
  };
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
    parent: schema,
    name: sequenceName(table.name, to.name, ctx.relationTaken(schema)),
    link: { type: 'identityOf', column: to.id },
  });
  ctx.ws.set(to, { identity: from.identity });
}
