/** How a command ends before its end: an exit code and what to tell. Caught in `main` alone. */
import type { Diagnostic } from '@ermine/model';
import { type ExitCode, exitCode } from './exit-code.ts';

/** Ends a command; the diagnostics go to standard error, or with `--json` to standard output. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly exitCode: ExitCode,
    readonly diagnostics: readonly Diagnostic[],
    /** Whether the usage of the command helps. */
    readonly showsUsage = false,
    /** The file that the diagnostics are about. */
    readonly file = 'ermine',
  ) {
    super(diagnostics.map(({ message }) => message).join('; '));
  }
}

/** A failure of bad usage: `main` shows how the command is used. */
export function misuse(message: string, hint?: string): Failure {
  return new Failure(exitCode.usage, [{ code: 'usage', severity: 'error', message, hint }], true);
}

/** A failure for input that cannot be used. */
export function badInput(code: string, message: string, hint?: string): Failure {
  return new Failure(exitCode.usage, [{ code, severity: 'error', message, hint }]);
}
