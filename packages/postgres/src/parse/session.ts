// Statements that make nothing: settings, transactions, maintenance, data, dynamic SQL.
import type {
  FuncCall,
  Node,
  ResTarget,
  SelectStmt,
  TransactionStmt,
  VariableSetStmt,
} from '@pgsql/types';
import { constText, nameOfList } from './ast.ts';
import type { StatementContext } from './context.ts';
import { unquote } from './expression.ts';

/** Node tags of statements that act on the session or the server only. */
export const sessionTags: ReadonlySet<string> = new Set([
  'VariableShowStmt',
  'VacuumStmt',
  'LockStmt',
  'RefreshMatViewStmt',
  'DiscardStmt',
  'ListenStmt',
  'NotifyStmt',
  'UnlistenStmt',
  'CheckPointStmt',
  'ExplainStmt',
  'PrepareStmt',
  'DeallocateStmt',
  'DeclareCursorStmt',
  'FetchStmt',
  'ClosePortalStmt',
  'ReindexStmt',
  'ConstraintsSetStmt',
  'LoadStmt',
  'CreatedbStmt',
  'DropdbStmt',
  'AlterDatabaseStmt',
  'AlterDatabaseRefreshCollStmt',
  'AlterSystemStmt',
]);

/** Node tags of statements that change rows. */
export const dataTags: ReadonlySet<string> = new Set([
  'InsertStmt',
  'UpdateStmt',
  'DeleteStmt',
  'MergeStmt',
  'CopyStmt',
  'TruncateStmt',
]);

function splitPath(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '""')
    .map((part) => unquote(part));
}

/** SET and RESET: only the search path changes how the script is read. */
export function setVariable(node: VariableSetStmt, ctx: StatementContext): void {
  ctx.outcome = 'session';
  if (node.name === 'client_encoding') noteEncoding(node, ctx);
  const all = node.kind === 'VAR_RESET_ALL';
  if (!all && node.name !== 'search_path') return;
  if (node.kind !== 'VAR_SET_VALUE') {
    setPath(ctx, ctx.root.searchPath ?? ['public'], node.is_local ?? false);
    return;
  }
  const path = argumentsOf(node).filter((name) => name !== '' && name !== '$user');
  setPath(ctx, path, node.is_local ?? false);
}

/** Sets the search path until it is rolled back, or to the end of the transaction if `local`. */
function setPath(ctx: StatementContext, path: readonly string[], local: boolean): void {
  const { session } = ctx;
  ctx.affects = 'names';
  if (local && !session.inTransaction) {
    ctx.warn('no-transaction', 'SET LOCAL has no effect outside of a transaction');
    return;
  }
  const { searchPath, outerPath } = session;
  ctx.ws.onRewind(() => {
    session.searchPath = searchPath;
    session.outerPath = outerPath;
  });
  session.outerPath = local ? (outerPath ?? searchPath) : undefined;
  session.searchPath = path;
}

function argumentsOf(node: VariableSetStmt): string[] {
  return (node.args ?? []).map((arg) =>
    constText((arg as { A_Const?: Parameters<typeof constText>[0] }).A_Const ?? {}),
  );
}

/** The text was decoded as a whole before it was read: a server would decode what follows anew. */
function noteEncoding(node: VariableSetStmt, ctx: StatementContext): void {
  const [name] = argumentsOf(node);
  if (name === undefined || /^(?:utf-?8|unicode)$/i.test(name)) return;
  ctx.note('encoding-not-followed', `client_encoding "${name}" was not followed`, {
    detail: 'The encoding of a file is decided before its statements are read.',
    hint: 'Name the encoding if characters look wrong: --encoding latin1',
  });
}

/** What a SELECT by itself does: set a variable, set a sequence, call something, or only show rows. */
export function bareSelect(node: SelectStmt, ctx: StatementContext): void {
  ctx.outcome = 'session';
  if (node.fromClause || node.larg || node.valuesLists) return;
  for (const target of node.targetList ?? []) {
    const value = (target as { ResTarget?: ResTarget }).ResTarget?.val;
    const call = (value as { FuncCall?: FuncCall } | undefined)?.FuncCall;
    if (!call) continue;
    const { schema, name } = nameOfList(call.funcname);
    if (name === 'set_config') {
      const [setting, path, local] = (call.args ?? []).map((arg: Node) =>
        constText((arg as { A_Const?: Parameters<typeof constText>[0] }).A_Const ?? {}),
      );
      if (setting === 'search_path') setPath(ctx, splitPath(path ?? ''), local === 'true');
    } else if (name === 'setval') ctx.outcome = 'data';
    else if (schema !== 'pg_catalog' && !harmless.has(name)) {
      ctx.outcome = 'dynamic';
      ctx.warn('dynamic', `function ${name} is called by the script and was not evaluated`, {
        hint: 'What it would create is not part of the design.',
      });
    }
  }
}

/** Functions that only show something. */
const harmless = new Set([
  'now',
  'version',
  'current_setting',
  'pg_sleep',
  'count',
  'clock_timestamp',
  'current_database',
]);

/** Marks of open transactions: ROLLBACK goes back to one. */
export interface Transactions {
  readonly marks: { readonly name: string; readonly mark: number }[];
}

/** BEGIN, COMMIT, SAVEPOINT, ROLLBACK: what was rolled back is taken out of the record set. */
export function transaction(
  node: TransactionStmt,
  ctx: StatementContext,
  transactions: Transactions,
): void {
  ctx.outcome = 'session';
  ctx.affects = 'transaction';
  const { marks } = transactions;
  const name = node.savepoint_name ?? '';
  const begin = (): void => {
    marks.length = 0;
    marks.push({ name: '', mark: ctx.ws.mark() });
    ctx.session.inTransaction = true;
  };
  const end = (): void => {
    marks.length = 0;
    ctx.session.inTransaction = false;
    ctx.session.searchPath = ctx.session.outerPath ?? ctx.session.searchPath;
    ctx.session.outerPath = undefined;
    if (node.chain) begin();
  };
  switch (node.kind) {
    case 'TRANS_STMT_BEGIN':
    case 'TRANS_STMT_START':
      // Inside a transaction it only warns.
      if (marks.length === 0) begin();
      return;
    case 'TRANS_STMT_SAVEPOINT':
      marks.push({ name, mark: ctx.ws.mark() });
      return;
    case 'TRANS_STMT_RELEASE': {
      const at = marks.findLastIndex((one) => one.name === name);
      if (at > 0) marks.length = at;
      return;
    }
    case 'TRANS_STMT_ROLLBACK': {
      ctx.affects = 'rollback';
      const first = marks[0];
      if (first) {
        ctx.ws.rewind(first.mark);
        ctx.note('rolled-back', 'everything since BEGIN was rolled back');
      }
      end();
      return;
    }
    case 'TRANS_STMT_ROLLBACK_TO': {
      ctx.affects = 'rollback';
      const at = marks.findLastIndex((one) => one.name === name);
      const mark = marks[at];
      if (mark && at > 0) {
        ctx.ws.rewind(mark.mark);
        marks.length = at + 1;
      }
      return;
    }
    case 'TRANS_STMT_COMMIT':
      end();
      return;
    default:
  }
}
