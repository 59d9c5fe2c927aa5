// How interpreting a statement stops: with an error about the input, which costs that statement alone.
import type { Diagnostic } from '@ermine/model';

/** Thrown by statement handlers for wrong input; the interpreter turns it into the entry's diagnostic. */
export class StatementProblem extends Error {
  readonly code: string;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  /** UTF-16 offset in the source text, where known. */
  readonly position: number | undefined;

  constructor(
    code: string,
    message: string,
    more: { detail?: string; hint?: string; position?: number } = {},
  ) {
    super(message);
    this.code = code;
    this.detail = more.detail;
    this.hint = more.hint;
    this.position = more.position;
  }

  /** The problem as data. */
  diagnostic(): Diagnostic {
    return {
      code: this.code,
      severity: 'error',
      message: this.message,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.hint === undefined ? {} : { hint: this.hint }),
    };
  }
}
