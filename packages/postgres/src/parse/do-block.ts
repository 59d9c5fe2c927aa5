// DO blocks whose body is only DDL, bare or guarded, read as those statements (postgres-model §3.3).
// Anything else in a block is dynamic and never evaluated.

interface Statement {
  readonly PLpgSQL_stmt_execsql?: {
    sqlstmt?: { PLpgSQL_expr?: { query?: string } };
    into?: boolean;
  };
  readonly PLpgSQL_stmt_if?: {
    cond?: { PLpgSQL_expr?: { query?: string } };
    then_body?: Statement[];
    elsif_list?: unknown[];
    else_body?: unknown[];
  };
  readonly PLpgSQL_stmt_block?: {
    body?: Statement[];
    exceptions?: { PLpgSQL_exception_block?: { exc_list?: { PLpgSQL_exception?: Handler }[] } };
  };
  readonly PLpgSQL_stmt_return?: object;
}

interface Handler {
  readonly conditions?: readonly { PLpgSQL_condition?: { condname?: string } }[];
  readonly action?: readonly Statement[];
}

/** A statement of a block, and whether it is guarded against objects that exist. */
export interface BlockStatement {
  readonly text: string;
  readonly guarded: boolean;
}

const tolerated = /^(duplicate_\w+|others|undefined_\w+)$/;
const guard = /^\s*\(?\s*not\s*\(?\s*exists\b/i;

function read(statements: readonly Statement[], guarded: boolean, out: BlockStatement[]): boolean {
  return statements.every((one) => {
    if (one.PLpgSQL_stmt_execsql) {
      const text = one.PLpgSQL_stmt_execsql.sqlstmt?.PLpgSQL_expr?.query;
      if (text === undefined || one.PLpgSQL_stmt_execsql.into) return false;
      out.push({ text, guarded });
      return true;
    }
    if (one.PLpgSQL_stmt_if) {
      const { cond, then_body, elsif_list, else_body } = one.PLpgSQL_stmt_if;
      if (elsif_list || else_body || !guard.test(cond?.PLpgSQL_expr?.query ?? '')) return false;
      return read(then_body ?? [], true, out);
    }
    if (one.PLpgSQL_stmt_block) {
      const { body, exceptions } = one.PLpgSQL_stmt_block;
      const handlers = exceptions?.PLpgSQL_exception_block?.exc_list ?? [];
      const harmless = handlers.every(({ PLpgSQL_exception: handler }) =>
        (handler?.conditions ?? []).every((condition) =>
          tolerated.test(condition.PLpgSQL_condition?.condname ?? ''),
        ),
      );
      return harmless && read(body ?? [], guarded || handlers.length > 0, out);
    }
    return one.PLpgSQL_stmt_return !== undefined;
  });
}

/** The statements of a parsed plpgsql block, or undefined where it does more than run them. */
export function blockStatements(parsed: unknown): BlockStatement[] | undefined {
  const tree = parsed as {
    plpgsql_funcs?: { PLpgSQL_function?: { action?: Statement } }[];
  } & { PLpgSQL_function?: { action?: Statement } }[];
  const action =
    tree.plpgsql_funcs?.[0]?.PLpgSQL_function?.action ?? tree[0]?.PLpgSQL_function?.action;
  if (!action) return undefined;
  const out: BlockStatement[] = [];
  return read([action], false, out) && out.length > 0 ? out : undefined;
}
