// Settings of the database itself.
import type { AlterDatabaseSetStmt } from '@pgsql/types';
import { constText } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import type { ParseSlot } from '../../parse/slot.ts';

function alterSet(node: AlterDatabaseSetStmt, ctx: StatementContext): void {
  const stmt = node.setstmt ?? {};
  const settings = new Map(Object.entries(ctx.root.settings ?? {}));
  if (stmt.kind === 'VAR_SET_VALUE') {
    const values = (stmt.args ?? []).map((arg) =>
      constText((arg as { A_Const?: Parameters<typeof constText>[0] }).A_Const ?? {}),
    );
    settings.set(stmt.name ?? '', values.join(', '));
  } else settings.delete(stmt.name ?? '');
  ctx.ws.set(ctx.root, { settings: settings.size > 0 ? Object.fromEntries(settings) : undefined });
}

export const parse: ParseSlot<'database'> = { statements: { AlterDatabaseSetStmt: alterSet } };
