// Elements of index definitions: keys of indexes, exclusion constraints and partition keys.

import type { Id, IndexKey, Sql } from '@ermine/model';
import type { IndexElem, Node } from '@pgsql/types';
import { quoteIdentifier } from '../../identifier.ts';
import { nameOfList, parametersOf } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import { sqlOfTokens } from '../../parse/expression.ts';
import type { Scope } from '../../parse/scope.ts';

/** A collation or operator class by name, qualified as written; the catalog's own need no schema. */
export function namedSql(nodes: readonly Node[] | undefined): Sql | undefined {
  if (!nodes || nodes.length === 0) return undefined;
  const { schema, name } = nameOfList(nodes);
  const prefix = schema && schema !== 'pg_catalog' ? `${quoteIdentifier(schema)}.` : '';
  return [prefix + quoteIdentifier(name)];
}

/** The expression of an element: inside its parentheses, or a bare function call. */
export function elementExpression(
  ctx: StatementContext,
  from: number,
  to: number,
  node: unknown,
  scope: Scope,
): Sql {
  const tokens = ctx.tokens;
  if (tokens.isChar(from, '(')) {
    return sqlOfTokens(ctx, from + 1, tokens.closing(from), node, scope);
  }
  let end = from + 1;
  while (end < to && tokens.isChar(end, '.')) end += 2;
  if (end < to && tokens.isChar(end, '(')) end = tokens.closing(end) + 1;
  return sqlOfTokens(ctx, from, end, node, scope);
}

/** An index key from its parse node and its tokens [from, to). */
export function indexKey(
  ctx: StatementContext,
  element: IndexElem,
  from: number,
  to: number,
  columns: ReadonlyMap<string, Id>,
  scope: Scope,
): IndexKey {
  const key: { -readonly [F in keyof IndexKey]: IndexKey[F] } = {};
  if (element.name) {
    const id = columns.get(element.name);
    if (id) key.column = id;
    else key.expression = [quoteIdentifier(element.name)];
  } else key.expression = elementExpression(ctx, from, to, element.expr, scope);
  const collation = namedSql(element.collation);
  if (collation) key.collation = collation;
  const opclass = namedSql(element.opclass);
  if (opclass) key.opclass = opclass;
  const parameters = parametersOf(element.opclassopts);
  if (parameters) key.opclassParams = parameters;
  if (element.ordering === 'SORTBY_DESC') key.order = 'desc';
  const first = element.nulls_ordering === 'SORTBY_NULLS_FIRST';
  const last = element.nulls_ordering === 'SORTBY_NULLS_LAST';
  if (first && key.order !== 'desc') key.nulls = 'first';
  if (last && key.order === 'desc') key.nulls = 'last';
  return key;
}

/** What Postgres calls a key when it makes a name: the column, the function of a plain call, or `expr`. */
export function keyName(element: IndexElem): string {
  if (element.name) return element.name;
  const node = element.expr as
    | {
        FuncCall?: { funcname?: Node[]; funcformat?: string };
        CoalesceExpr?: object;
        MinMaxExpr?: { op?: string };
        CollateClause?: { arg?: Node };
        A_Indirection?: { arg?: Node; indirection?: Node[] };
        TypeCast?: { arg?: Node; typeName?: { names?: Node[] } };
        CaseExpr?: object;
        ColumnRef?: { fields?: Node[] };
        SQLValueFunction?: object;
        GroupingFunc?: object;
        A_ArrayExpr?: object;
        RowExpr?: object;
        XmlExpr?: object;
      }
    | undefined;
  if (node?.FuncCall) return nameOfList(node.FuncCall.funcname).name;
  if (node?.CollateClause) return keyName({ expr: node.CollateClause.arg });
  if (node?.CoalesceExpr) return 'coalesce';
  if (node?.MinMaxExpr) return node.MinMaxExpr.op === 'IS_LEAST' ? 'least' : 'greatest';
  return 'expr';
}
