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
  readonly PLpgSQL_stmt_raise?: { elog_level?: number };
  readonly PLpgSQL_stmt_return?: object;
}

interface Handler {
  readonly conditions?: readonly { PLpgSQL_condition?: { condname?: string } }[];
  readonly action?: readonly Statement[];
}

/** A part of a block: a statement, or parts that fail together where one hits a caught error. */
export type BlockPart =
  | { readonly text: string }
  | { readonly parts: readonly BlockPart[]; readonly catches: readonly string[] };

const tolerated = /^(duplicate_\w+|others|undefined_\w+)$/;
const guard = /^\s*\(?\s*not\s*\(?\s*exists\b/i;
/** ERROR in the levels of elog; below it RAISE only says something. */
const errorLevel = 21;

function isHarmlessRaise(statement: Statement): boolean {
  const level = statement.PLpgSQL_stmt_raise?.elog_level;
  return level !== undefined && level < errorLevel;
}

function readAll(statements: readonly Statement[]): BlockPart[] | undefined {
  const parts: BlockPart[] = [];
  for (const one of statements) {
    const read = readStatement(one);
    if (!read) return undefined;
    parts.push(...read);
  }
  return parts;
}

function readStatement(statement: Statement): BlockPart[] | undefined {
  if (statement.PLpgSQL_stmt_execsql) {
    const text = statement.PLpgSQL_stmt_execsql.sqlstmt?.PLpgSQL_expr?.query;
    return text === undefined || statement.PLpgSQL_stmt_execsql.into ? undefined : [{ text }];
  }
  if (statement.PLpgSQL_stmt_if) {
    const { cond, then_body, elsif_list, else_body } = statement.PLpgSQL_stmt_if;
    if (elsif_list || else_body || !guard.test(cond?.PLpgSQL_expr?.query ?? '')) return undefined;
    const parts = readAll(then_body ?? []);
    // The condition asks what a server has: the statements run unless their objects exist.
    return parts && [{ parts, catches: ['duplicate_object'] }];
  }
  if (statement.PLpgSQL_stmt_block) return readBlock(statement.PLpgSQL_stmt_block);
  return isHarmlessRaise(statement) || statement.PLpgSQL_stmt_return ? [] : undefined;
}

function readBlock(block: NonNullable<Statement['PLpgSQL_stmt_block']>): BlockPart[] | undefined {
  const parts = readAll(block.body ?? []);
  const handlers = block.exceptions?.PLpgSQL_exception_block?.exc_list ?? [];
  if (!parts || handlers.length === 0) return parts;
  const catches: string[] = [];
  for (const { PLpgSQL_exception: handler } of handlers) {
    if (!(handler?.action ?? []).every(isHarmlessRaise)) return undefined;
    for (const condition of handler?.conditions ?? []) {
      const name = condition.PLpgSQL_condition?.condname ?? '';
      if (!tolerated.test(name)) return undefined;
      catches.push(name);
    }
  }
  return [{ parts, catches }];
}

/** Tells whether a handler for one of the conditions catches a problem of reading. */
export function isCaught(code: string, catches: readonly string[]): boolean {
  const family = code.slice(0, code.indexOf('-') + 1).replace('-', '_');
  return catches.some((name) => name === 'others' || (family !== '' && name.startsWith(family)));
}

/** The statements of a parsed plpgsql block, or undefined where it does more than run them. */
export function blockParts(parsed: unknown): BlockPart[] | undefined {
  const tree = parsed as {
    plpgsql_funcs?: { PLpgSQL_function?: { action?: Statement } }[];
  } & { PLpgSQL_function?: { action?: Statement } }[];
  const action =
    tree.plpgsql_funcs?.[0]?.PLpgSQL_function?.action ?? tree[0]?.PLpgSQL_function?.action;
  const parts = action && readStatement(action);
  return parts && textsOf(parts).length > 0 ? parts : undefined;
}

/** The statements of some parts. */
export function textsOf(parts: readonly BlockPart[]): string[] {
  return parts.flatMap((part) => ('text' in part ? [part.text] : textsOf(part.parts)));
}
