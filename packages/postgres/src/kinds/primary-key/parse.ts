// Primary keys, and what they share with unique constraints: building a key from its parse node.

import type { Id, Index, PrimaryKey, Table } from '@ermine/model';
import { quotePart } from '@ermine/model';
import type { Constraint } from '@pgsql/types';
import { primaryKeyName } from '../../names.ts';
import { parametersOf, stringsOf } from '../../parse/ast.ts';
import { columnIn, constraintName, deferral } from '../../parse/constraint-names.ts';
import type { StatementContext } from '../../parse/context.ts';
import { StatementProblem } from '../../parse/problem.ts';
import { columnsOfTable } from '../../parse/scope.ts';
import type { ConstraintPart, ParseSlot } from '../../parse/slot.ts';
import { ensureNotNull } from '../not-null/parse.ts';

/** The attributes of a key that its constraint node gives. */
export function keyAttributes(
  ctx: StatementContext,
  part: ConstraintPart,
  table: Table,
): Omit<PrimaryKey, 'id' | 'kind' | 'parent' | 'name'> & { names: string[] } {
  const { constraint } = part;
  const columns = columnsOfTable(ctx, table.id);
  const names = constraint.keys ? stringsOf(constraint.keys) : [part.column ?? ''];
  const include = stringsOf(constraint.including).map((name) => columnIn(columns, table, name));
  const parameters = parametersOf(constraint.options);
  return {
    names: [...names, ...stringsOf(constraint.including)],
    columns: names.map((name) => columnIn(columns, table, name)),
    ...(include.length > 0 ? { include } : {}),
    ...(constraint.without_overlaps ? { withoutOverlaps: true } : {}),
    ...(parameters ? { storageParams: parameters } : {}),
    ...(constraint.indexspace ? { tablespace: constraint.indexspace } : {}),
    ...deferral(part),
  };
}

/** ADD CONSTRAINT … USING INDEX: the index becomes the key and its record goes. */
export function keyFromIndex(
  ctx: StatementContext,
  part: ConstraintPart,
  table: Table,
): { index: Index; attributes: Omit<PrimaryKey, 'id' | 'kind' | 'parent' | 'name'> } | undefined {
  const name = part.constraint.indexname;
  if (!name) return undefined;
  const schema = ctx.ws.schemaOf(table.id) as Id;
  const index = ctx.ws.get('index', ctx.ws.named('relation', schema, name)[0]);
  if (!index) ctx.missing('index', name);
  const columns = index.keys.map((key) => key.column);
  if (columns.includes(undefined) || index.predicate || !index.unique) {
    throw new StatementProblem(
      'wrong-index',
      `index ${quotePart(name)} cannot become a key: it must be unique, over columns and without a condition`,
    );
  }
  const include = (index.include ?? [])
    .map((sql) => sql[0])
    .flatMap((one) => (typeof one === 'object' ? [one.id] : []));
  return {
    index,
    attributes: {
      columns: columns as Id[],
      ...(include.length > 0 ? { include } : {}),
      ...(index.storageParams ? { storageParams: index.storageParams } : {}),
      ...(index.tablespace ? { tablespace: index.tablespace } : {}),
      ...deferral(part),
    },
  };
}

/** The index record gives way to the key made from it: what refers to it refers to the key. */
export function replaceIndex(ctx: StatementContext, index: Index, key: Id): void {
  const comments = ctx.ws.children('comment', index.id);
  for (const comment of comments) ctx.ws.set(comment, { parent: key, onIndex: true });
  ctx.ws.redirect(new Map([[index.id, key]]));
  ctx.ws.remove(index.id);
}

export const parse: ParseSlot<'primaryKey'> = {
  claims: () => ['constraint', 'schemaConstraint', 'relation'],
  constraints: {
    CONSTR_PRIMARY: (part, table, ctx) => {
      const from = keyFromIndex(ctx, part, table);
      if (ctx.ws.children('primaryKey', table.id).length > 0) {
        throw new StatementProblem(
          'two-primary-keys',
          `multiple primary keys for table ${quotePart(table.name)} are not allowed`,
        );
      }
      const given = part.constraint.conname ?? from?.index.name;
      if (from) {
        const { index, attributes } = from;
        ctx.ws.set(index, { name: `${index.name} ` });
        const key = ctx.ws.make('primaryKey', {
          parent: table.id,
          name: given as string,
          ...attributes,
        });
        replaceIndex(ctx, ctx.ws.current(index), key.id);
        for (const column of attributes.columns) ensureNotNull(ctx, table, column);
        return;
      }
      const { names: _, ...attributes } = keyAttributes(ctx, part, table);
      const named = constraintName(ctx, table, given, true, (taken) =>
        primaryKeyName(table.name, taken),
      );
      ctx.ws.make('primaryKey', { parent: table.id, ...named, ...attributes });
      for (const column of attributes.columns) ensureNotNull(ctx, table, column);
    },
  },
};

/** Two key constraints that Postgres makes one index for: the same columns in the same order and nothing that differs. */
export function sameKey(a: Constraint, b: Constraint, columnA?: string, columnB?: string): boolean {
  const keys = (one: Constraint, column: string | undefined): string =>
    (one.keys ? stringsOf(one.keys) : [column ?? '']).join('\u0000');
  return (
    !a.indexname &&
    !b.indexname &&
    keys(a, columnA) === keys(b, columnB) &&
    stringsOf(a.including).join('\u0000') === stringsOf(b.including).join('\u0000') &&
    (a.nulls_not_distinct ?? false) === (b.nulls_not_distinct ?? false) &&
    (a.without_overlaps ?? false) === (b.without_overlaps ?? false)
  );
}
