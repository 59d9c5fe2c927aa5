/**
 * Verification as a service: a bounded queue in front of a worker that imports and prints, and the
 * scratch databases behind it. Decides only what is told to the caller.
 */
import type { Diagnostic } from '@ermine/model';
import type { Script, Verified } from '@ermine/postgres';
import { createJobQueue } from '../job-queue.ts';
import type { Problem } from '../problem.ts';
import type { Prepared, VerifyInput } from './prepare.ts';

/** What came of a verification: the comparison, or why the input cannot be used. */
export type VerifyOutcome =
  | { readonly ok: true; readonly verified: Verified }
  | { readonly ok: false; readonly problem: Problem };

/** Verifies inputs one after the other. */
export interface Verifier {
  verify(input: VerifyInput, signal: AbortSignal): Promise<VerifyOutcome>;
}

/** The parts that do the work. */
export interface VerifierParts {
  prepare(input: VerifyInput, signal: AbortSignal): Promise<Prepared>;
  compare(scripts: { original: Script; printed: Script }): Promise<Verified>;
}

/** Makes a verifier: two jobs at a time, twenty waiting (security:L9). */
export function createVerifier(parts: VerifierParts): Verifier {
  const queue = createJobQueue({ running: 2, waiting: 20 });
  return {
    verify: (input, signal) =>
      queue.run(async () => {
        const prepared = await parts.prepare(input, signal);
        switch (prepared.state) {
          case 'ready':
            return { ok: true, verified: await parts.compare(prepared.scripts) };
          case 'unprintable':
            return { ok: true, verified: prepared.verified };
          case 'unusable':
            return { ok: false, problem: problemOf(prepared.diagnostics) };
        }
      }, signal),
  };
}

function problemOf(diagnostics: readonly Diagnostic[]): Problem {
  const first = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  if (!first) throw new Error('an input is unusable without a reason');
  const { code, message, detail, hint } = first;
  return { code, message, detail, hint };
}
