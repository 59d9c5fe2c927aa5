// CREATE VIEW and ALTER VIEW; also the rule _RETURN of old dumps, which makes a table a view.

import { type Id, makeRecord, quotePart, type Sql, type View } from '@ermine/model';
import type { CommonTableExpr, RuleStmt, SelectStmt, ViewStmt } from '@pgsql/types';
import { quoteIdentifier } from '../../identifier.ts';
import { nameOfRange, optionsOf, optionText, stringsOf } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import { sqlOfTokens } from '../../parse/expression.ts';
import { relationFinder } from '../../parse/finders.ts';
import { StatementProblem } from '../../parse/problem.ts';
import { emptyScope } from '../../parse/scope.ts';
import type { AlterHandler, ParseSlot } from '../../parse/slot.ts';
import { parameterHandler } from '../table/parse.ts';

const checkOptions: Readonly<Record<string, string>> = {
  LOCAL_CHECK_OPTION: 'local',
  CASCADED_CHECK_OPTION: 'cascaded',
};

function create(node: ViewStmt, ctx: StatementContext): void {
  const name = nameOfRange(node.view);
  if (node.view?.relpersistence === 't') {
    ctx.outcome = 'session';
    ctx.note('temporary', `temporary view ${quotePart(name.name)} was left out`);
    return;
  }
  const schema = ctx.creationSchema(name.schema);
  const before = ctx.ws.named('relation', schema.id, name.name)[0];
  const replaced = node.replace ? ctx.ws.get('view', before) : undefined;
  if (!replaced) ctx.refuseTaken('relation', schema.id, name.name, 'relation');
  const tokens = ctx.tokens;
  const as = tokens.findWord('as', ctx.tokenAt(node.view?.location));
  let end = tokens.count;
  const checkOption = checkOptions[node.withCheckOption as string];
  // WITH [LOCAL | CASCADED] CHECK OPTION ends the statement.
  if (checkOption) while (!tokens.isWord(--end, 'with'));
  const options: Record<string, string> = {};
  for (const option of optionsOf(node.options))
    options[option.defname ?? ''] = optionText(option.arg);
  if (checkOption) options.check_option = checkOption;
  const columnNames = stringsOf(node.aliases);
  const draft = {
    parent: schema.id,
    name: name.name,
    query: isRecursive(node)
      ? recursiveQuery(ctx, name.name, columnNames, as + 1, end, node)
      : sqlOfTokens(ctx, as + 1, end, node.query, emptyScope),
    columnNames: columnNames.length > 0 && !isRecursive(node) ? columnNames : undefined,
    options: Object.keys(options).length > 0 ? sorted(options) : undefined,
  };
  if (replaced) ctx.ws.put(makeRecord('view', { ...replaced, ...draft }));
  else ctx.ws.make('view', draft);
}

/** CREATE RECURSIVE VIEW: the parser has already put the query below a WITH of the view's own name. */
function isRecursive(node: ViewStmt): boolean {
  const query = (node.query as { SelectStmt?: SelectStmt } | undefined)?.SelectStmt;
  const item = query?.withClause?.ctes?.[0] as { CommonTableExpr?: CommonTableExpr } | undefined;
  const cte = item?.CommonTableExpr;
  return cte !== undefined && (cte.location ?? -1) < 0;
}

function recursiveQuery(
  ctx: StatementContext,
  name: string,
  columns: readonly string[],
  from: number,
  to: number,
  node: ViewStmt,
): Sql {
  const list = columns.map(quoteIdentifier).join(', ');
  const own = quoteIdentifier(name);
  return [
    `WITH RECURSIVE ${own}(${list}) AS (`,
    ...sqlOfTokens(ctx, from, to, node.query, emptyScope),
    `) SELECT ${list} FROM ${own}`,
  ];
}

function sorted(map: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `CREATE RULE "_RETURN" AS ON SELECT TO t DO INSTEAD SELECT …`: the table becomes a view. */
export function viewFromRule(node: RuleStmt, ctx: StatementContext): void {
  const name = nameOfRange(node.relation);
  const table = ctx.ws.get('table', ctx.relation(name)?.id);
  if (!table) ctx.missing('relation', name);
  const tokens = ctx.tokens;
  const columns = ctx.ws.children('column', table.id).map((column) => column.name);
  let first = tokens.findWord('instead', 0) + 1;
  let end = tokens.count;
  if (tokens.isChar(first, '(')) {
    end = tokens.closing(first);
    first += 1;
  }
  const schema = ctx.ws.schemaOf(table.id) as Id;
  const query = sqlOfTokens(ctx, first, end, node.actions, emptyScope);
  const comments = ctx.ws.children('comment', table.id);
  if (ctx.ws.referrersOf(new Set([table.id])).length > 0) {
    throw new StatementProblem(
      'view-from-table',
      `table ${quotePart(name.name)} cannot become a view because other objects depend on it`,
    );
  }
  ctx.ws.remove(table.id);
  const view = ctx.ws.make('view', {
    parent: schema,
    name: table.name,
    query,
    ...(columns.length > 0 ? { columnNames: columns } : {}),
  });
  for (const comment of comments) ctx.ws.make('comment', { parent: view.id, text: comment.text });
}

const setDefault: AlterHandler = (part, record, ctx) => {
  const view = record as View;
  const defaults = new Map(Object.entries(view.columnDefaults ?? {}));
  const column = part.cmd.name ?? '';
  if (part.cmd.def) {
    const word = ctx.tokens.findWord('default', part.from, part.to);
    defaults.set(column, ctx.slice(word + 1, part.to));
  } else defaults.delete(column);
  ctx.ws.set(view, {
    columnDefaults: defaults.size > 0 ? Object.fromEntries(defaults) : undefined,
  });
};

export const parse: ParseSlot<'view'> = {
  claims: () => ['relation', 'type'],
  statements: { ViewStmt: create },
  alter: {
    view: {
      AT_SetRelOptions: parameterHandler('options', false),
      AT_ResetRelOptions: parameterHandler('options', true),
      AT_ColumnDefault: setDefault,
    },
  },
  find: { OBJECT_VIEW: relationFinder },
};
