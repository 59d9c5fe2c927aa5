/**
 * Errors of the HTTP interface as data (security:X8): what a caller may know, with the id under
 * which the log has the rest. Knows no route and no reason for an error.
 */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What a caller is told: `message` is one factual line, `hint` says what to do. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
}

/** The variables of every request. */
export interface RequestEnv {
  Variables: { requestId: string };
}

/** The longest text that an error carries, in UTF-16 units; databases may send megabytes. */
const MAX_TEXT = 4_000;

/** Ends a request with an answer that is not the asked one. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';

  constructor(
    readonly status: ContentfulStatusCode,
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.message);
  }
}

function bounded(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`;
}

/** The answer to a request that failed: `{error: {code, message, detail?, hint?, requestId}}`. */
export function problemResponse(c: Context<RequestEnv>, failure: HttpProblem): Response {
  const { code, message, detail, hint } = failure.problem;
  const error = {
    code,
    message: bounded(message),
    ...(detail === undefined ? {} : { detail: bounded(detail) }),
    ...(hint === undefined ? {} : { hint: bounded(hint) }),
    requestId: c.get('requestId'),
  };
  return c.json({ error }, failure.status, { ...failure.headers });
}
