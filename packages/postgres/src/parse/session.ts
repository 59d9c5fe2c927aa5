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
  const all = node.kind === 'VAR_RESET_ALL';
  if (!all && node.name !== 'search_path') return;
  if (node.kind !== 'VAR_SET_VALUE') {
    ctx.session.searchPath = ctx.root.searchPath ?? ['public'];
    return;
  }
  const names = (node.args ?? []).map((arg) =>
    constText((arg as { A_Const?: Parameters<typeof constText>[0] }).A_Const ?? {}),
  );
  ctx.session.searchPath = names.filter((name) => name !== '' && name !== '$user');
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
      const [setting, path] = (call.args ?? []).map((arg: Node) =>
        constText((arg as { A_Const?: Parameters<typeof constText>[0] }).A_Const ?? {}),
      );
      if (setting === 'search_path') ctx.session.searchPath = splitPath(path ?? '');
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
  const { marks } = transactions;
  const name = node.savepoint_name ?? '';
  switch (node.kind) {
    case 'TRANS_STMT_BEGIN':
    case 'TRANS_STMT_START':
      marks.length = 0;
      marks.push({ name: '', mark: ctx.ws.mark() });
      return;
    case 'TRANS_STMT_SAVEPOINT':
      marks.push({ name, mark: ctx.ws.mark() });
      return;
    case 'TRANS_STMT_ROLLBACK': {
      const first = marks[0];
      if (first) {
        ctx.ws.rewind(first.mark);
        ctx.note('rolled-back', 'everything since BEGIN was rolled back');
      }
      marks.length = 0;
      return;
    }
    case 'TRANS_STMT_ROLLBACK_TO': {
      const at = marks.findLastIndex((one) => one.name === name);
      const mark = marks[at];
      if (mark) {
        ctx.ws.rewind(mark.mark);
        marks.length = at + 1;
      }
      return;
    }
    case 'TRANS_STMT_COMMIT':
      marks.length = 0;
      return;
    default:
  }
}
