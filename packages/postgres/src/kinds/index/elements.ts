// Elements of index definitions: keys of indexes, exclusion constraints and partition keys.

import type { Id, IndexKey, Sql } from '@ermine/model';
import type { IndexElem, Node } from '@pgsql/types';
import { quoteIdentifier } from '../../identifier.ts';
import { nameOfList, parametersOf, stringOf } from '../../parse/ast.ts';
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

interface NamedNode {
  readonly ColumnRef?: { fields?: Node[] };
  readonly FuncCall?: { funcname?: Node[] };
  readonly A_Indirection?: { arg?: Node; indirection?: Node[] };
  readonly A_Expr?: { kind?: string };
  readonly TypeCast?: { arg?: Node; typeName?: { names?: Node[] } };
  readonly CollateClause?: { arg?: Node };
  readonly CaseExpr?: { defresult?: Node };
  readonly CoalesceExpr?: object;
  readonly MinMaxExpr?: { op?: string };
  readonly A_ArrayExpr?: object;
  readonly RowExpr?: object;
}

/** A name that an expression suggests: a `weak` one gives way to a better one further out. */
interface Suggested {
  readonly name: string;
  readonly weak?: boolean;
}

/** The name of an expression by PostgreSQL's rules (FigureColnameInternal in parse_target.c). */
function suggestedName(node: Node | undefined): Suggested | undefined {
  const any = (node ?? {}) as NamedNode;
  if (any.ColumnRef) return lastName(any.ColumnRef.fields);
  if (any.FuncCall) return { name: nameOfList(any.FuncCall.funcname).name };
  if (any.A_Indirection) {
    return lastName(any.A_Indirection.indirection) ?? suggestedName(any.A_Indirection.arg);
  }
  if (any.A_Expr?.kind === 'AEXPR_NULLIF') return { name: 'nullif' };
  if (any.CollateClause) return suggestedName(any.CollateClause.arg);
  if (any.TypeCast) {
    const inner = suggestedName(any.TypeCast.arg);
    if (inner && !inner.weak) return inner;
    return { name: nameOfList(any.TypeCast.typeName?.names).name, weak: true };
  }
  if (any.CaseExpr) {
    const inner = suggestedName(any.CaseExpr.defresult);
    return inner && !inner.weak ? inner : { name: 'case', weak: true };
  }
  if (any.CoalesceExpr) return { name: 'coalesce' };
  if (any.MinMaxExpr) return { name: any.MinMaxExpr.op === 'IS_LEAST' ? 'least' : 'greatest' };
  if (any.A_ArrayExpr) return { name: 'array' };
  return any.RowExpr ? { name: 'row' } : undefined;
}

function lastName(nodes: readonly Node[] | undefined): Suggested | undefined {
  const names = (nodes ?? []).map(stringOf).filter((name) => name !== '');
  const name = names.at(-1);
  return name === undefined ? undefined : { name };
}

/** What Postgres calls a key when it makes a name: the column, what an expression suggests, or `expr`. */
export function keyName(element: IndexElem): string {
  return element.name || (suggestedName(element.expr)?.name ?? 'expr');
}
