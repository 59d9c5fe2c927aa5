// Loads a script into a session, statement by statement; what fails is reported and the rest goes on.
// Knows neither processes nor PGlite.

import { refuse } from './allow.ts';
import type { ScratchJob, ScratchStatement, StatementError } from './job.ts';
import { field, list, type Tree, text } from './tree.ts';

/** A database session that executes text; errors of Postgres carry `code`. */
export interface LoadSession {
  exec(sql: string): Promise<unknown>;
}

/** Parses SQL; throws an error with `sqlDetails` for wrong text. */
export type Parse = (sql: string) => unknown;

/** An error that is not about the statement: the engine itself broke down. */
export class EngineError extends Error {
  readonly index: number;
  constructor(index: number, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.index = index;
  }
}

/** Texts of a database are other people's: they are cut (security:B6). */
const maxText = 2000;
const cut = (value: string) => (value.length > maxText ? `${value.slice(0, maxText)}…` : value);

interface ServerError {
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly position?: string;
}

function isServerError(error: unknown): error is ServerError {
  return error instanceof Error && 'code' in error && /^[0-9A-Z]{5}$/.test(String(error.code));
}

function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The nodes of a text's statements. */
function statementsOf(tree: unknown): readonly Tree[] {
  return list(tree as Tree, 'stmts').flatMap((statement): readonly Tree[] => {
    const node = field(statement, 'stmt');
    return node ? [node] : [];
  });
}

/** A parser's message as an error of the statement; its position counts from 0. */
function syntaxError(error: unknown): Omit<StatementError, 'index' | 'key'> {
  const message = error instanceof Error ? error.message : String(error);
  const details = field(error as Tree, 'sqlDetails');
  const at = details?.cursorPosition;
  return {
    code: '42601',
    message: cut(message),
    ...(typeof at === 'number' && at >= 0 ? { position: at + 1 } : {}),
  };
}

type Parsed = { readonly nodes: readonly Tree[] } | { readonly error: unknown };

function parseStatement(parse: Parse, statement: ScratchStatement): Parsed {
  try {
    return { nodes: statementsOf(parse(statement.text)) };
  } catch (error) {
    return { error };
  }
}

/** The roles that a script makes itself. */
function createdRoles(nodes: readonly Tree[]): ReadonlySet<string> {
  return new Set(nodes.map((node) => text(field(node, 'CreateRoleStmt'), 'role')));
}

/** Whether a transaction block is open after a statement. */
function staysOpen(node: Tree, open: boolean): boolean {
  const kind = text(field(node, 'TransactionStmt'), 'kind');
  if (kind === 'TRANS_STMT_BEGIN' || kind === 'TRANS_STMT_START') return true;
  if (kind === 'TRANS_STMT_COMMIT' || kind === 'TRANS_STMT_ROLLBACK') return false;
  return open;
}

const savepoint = 'ermine_statement';

/**
 * Executes the statements that the allow-list permits. In a transaction block of the script each is
 * guarded by a savepoint, so that one that fails costs only itself; a block left open is committed.
 * `onStatement` is called before each statement. Throws EngineError when the engine breaks down.
 */
export async function loadScript(
  session: LoadSession,
  parse: Parse,
  job: Pick<ScratchJob, 'statements' | 'roles'>,
  onStatement: (index: number) => Promise<void>,
): Promise<readonly StatementError[]> {
  const errors: StatementError[] = [];
  const parsed = job.statements.map((statement) => parseStatement(parse, statement));
  const created = createdRoles(parsed.flatMap((one) => ('nodes' in one ? one.nodes : [])));

  /** What Postgres says against a text; null if it was executed. */
  const attempt = async (index: number, sql: string): Promise<ServerError | null> => {
    try {
      await session.exec(sql);
      return null;
    } catch (error) {
      if (isServerError(error)) return error;
      throw new EngineError(index, error);
    }
  };

  for (const role of new Set(job.roles)) {
    if (!created.has(role)) await attempt(-1, `CREATE ROLE ${quoteIdentifier(role)}`);
  }
  await attempt(-1, 'SET check_function_bodies = off');
  await attempt(-1, 'SET client_min_messages = error');

  let open = false;
  for (const [index, statement] of job.statements.entries()) {
    const one = parsed[index];
    const mark = statement.key === undefined ? { index } : { index, key: statement.key };
    if (!one || 'error' in one) {
      errors.push({ ...mark, ...syntaxError(one?.error) });
      continue;
    }
    const refusals = one.nodes.flatMap((node) => refuse(node) ?? []);
    const refusal = refusals.find(({ code }) => code !== 'skipped') ?? refusals[0];
    if (refusal) {
      if (refusal.code !== 'skipped') errors.push({ ...mark, ...refusal, code: refusal.code });
      continue;
    }
    await onStatement(index);
    const guarded = open && !one.nodes.some((node) => 'TransactionStmt' in node);
    if (guarded) await attempt(index, `SAVEPOINT ${savepoint}`);
    const error = await attempt(index, statement.text);
    if (guarded) {
      if (error) await attempt(index, `ROLLBACK TO SAVEPOINT ${savepoint}`);
      await attempt(index, `RELEASE SAVEPOINT ${savepoint}`);
    }
    if (error) {
      errors.push({
        ...mark,
        code: error.code,
        message: cut(error.message),
        ...(error.detail ? { detail: cut(error.detail) } : {}),
        ...(error.hint ? { hint: cut(error.hint) } : {}),
        ...(error.position ? { position: Number(error.position) } : {}),
      });
    } else {
      for (const node of one.nodes) open = staysOpen(node, open);
    }
  }
  if (open) await attempt(job.statements.length, 'COMMIT');
  return errors;
}
