/**
 * Runs `prepare` away from the thread that answers requests, with a deadline and a memory bar
 * (security:B7): a hostile text costs one worker. Knows nothing of what is prepared.
 */
import { Worker } from 'node:worker_threads';
import type { Diagnostic } from '@ermine/model';
import type { Prepared, VerifyInput } from './prepare.ts';

const MEGABYTE = 1_048_576;
/** What the worker's heap may hold, in megabytes; 20 MB of DDL need about half of it. */
const MAX_HEAP_MB = 2_048;

/** The time an input may take: half a minute on the clock of a busy machine, and ten seconds for each megabyte. */
export function deadlineMs(input: VerifyInput): number {
  const length =
    'design' in input
      ? input.design.length
      : input.sources.reduce((sum, { text }) => sum + text.length, 0);
  return 30_000 + Math.round((10_000 * length) / MEGABYTE);
}

/** How a worker is run. */
export interface WorkerOptions {
  /** Ends the worker early; its reason is thrown. */
  readonly signal: AbortSignal;
  /** Told why a worker broke down; the caller only learns that it did. */
  readonly onCrash: (error: Error) => void;
  /** The worker's first file; tests pass their own. */
  readonly entry?: URL;
  readonly deadlineMs?: number;
}

const prepareWorker = new URL('./prepare-worker.js', import.meta.url);

/** Prepares an input in a worker thread. A worker that breaks down makes the input unusable. */
export function prepareInWorker(input: VerifyInput, options: WorkerOptions): Promise<Prepared> {
  const { signal, onCrash, entry = prepareWorker } = options;
  const limitMs = options.deadlineMs ?? deadlineMs(input);
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, {
      workerData: input,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    let settled = false;
    const finish = (settle: () => void): void => {
      settled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      void worker.terminate();
      settle();
    };
    const abort = (): void => finish(() => reject(signal.reason));
    const give = (prepared: Prepared): void => finish(() => resolve(prepared));
    const crash = (error: Error): void => {
      onCrash(error);
      give(unusable(crashed));
    };
    const timer = setTimeout(() => give(unusable(timedOut(limitMs))), limitMs);
    signal.addEventListener('abort', abort, { once: true });
    worker.once('message', give);
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? give(unusable(outOfMemory)) : crash(error),
    );
    worker.once('exit', (code) => {
      if (!settled) crash(new Error(`the worker ended with code ${code}`));
    });
  });
}

function unusable(diagnostic: Diagnostic): Prepared {
  return { state: 'unusable', diagnostics: [diagnostic] };
}

function timedOut(ms: number): Diagnostic {
  return {
    code: 'import-timeout',
    severity: 'error',
    message: `the import took longer than ${Math.round(ms / 1000)} s and was ended`,
    hint: 'Split the input, or remove statements that are not schema',
  };
}

const outOfMemory: Diagnostic = {
  code: 'import-memory',
  severity: 'error',
  message: 'the import needed more memory than it may take and was ended',
  hint: 'Split the input, or remove statements that are not schema',
};

const crashed: Diagnostic = {
  code: 'import-crashed',
  severity: 'error',
  message: 'the import broke down on this input',
  hint: 'Please report it with the smallest part of the input that shows it',
};
