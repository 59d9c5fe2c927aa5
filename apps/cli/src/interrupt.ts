/** Ctrl+C and termination while a command waits for something that must be ended in order. */
import { exitCode } from './exit-code.ts';
import { Failure } from './failure.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves with the first signal that asks to end; a second one ends the process at once. */
export function interrupted(): { readonly signal: Promise<void>; readonly ignore: () => void } {
  let ignore = (): void => {};
  const signal = new Promise<void>((resolve) => {
    const asked = (): void => {
      ignore();
      resolve();
    };
    for (const name of signals) process.once(name, asked);
    ignore = () => {
      for (const name of signals) process.removeListener(name, asked);
    };
  });
  return { signal, ignore };
}

/** The result of work, or a Failure with exit code 130 when a signal comes first. */
export async function interruptible<Result>(work: () => Promise<Result>): Promise<Result> {
  const { signal, ignore } = interrupted();
  const stop = signal.then(() => {
    throw new Failure(exitCode.interrupted, [
      { code: 'interrupted', severity: 'error', message: 'interrupted' },
    ]);
  });
  try {
    return await Promise.race([work(), stop]);
  } finally {
    ignore();
  }
}
