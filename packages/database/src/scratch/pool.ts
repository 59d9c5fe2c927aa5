// A pool of scratch databases: at most two processes at a time, each used for one job and then ended, since
// a script may leave anything behind (security:B2). Processes start lazily from a cached image.
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScratchFailure, ScratchJob, ScratchResult } from './job.ts';
import { type OrderResult, type RunningOrder, runOrder, type ScratchDeadlines } from './process.ts';
import type { Order } from './protocol.ts';

/** How a pool is made. */
export interface ScratchPoolOptions {
  /** The folder that keeps the image of an empty database; made when missing. */
  readonly cacheDir: string;
  /** Processes at a time: 1 or 2 (default). */
  readonly size?: number;
  /** Deadline of a job, 90 s by default; it grows with the number of statements. */
  readonly deadlineMs?: number;
  /** Deadline of a statement, 20 s by default. */
  readonly statementDeadlineMs?: number;
}

/** Scratch databases that load scripts and read back what they made. */
export interface ScratchPool {
  /** Loads a script into an empty database of its own. Does not reject: failure is part of the result. */
  run(job: ScratchJob): Promise<ScratchResult>;
  /** Makes the image of an empty database if there is none; rejects if that fails. */
  warm(): Promise<void>;
  /** Ends all processes; jobs that run or wait fail as `scratch-closed`. */
  close(): Promise<void>;
}

const maxSize = 2;
const maxWaiting = 20;

/** The version of PGlite in use; its package does not export its package.json. */
async function pgliteVersion(): Promise<string> {
  const manifest = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'));
  return (JSON.parse(await readFile(manifest, 'utf8')) as { version: string }).version;
}

const failed = (failure: ScratchFailure): ScratchResult => ({ state: 'failed', failure });

/** Makes a pool; nothing is started before it is needed. */
export function createScratchPool(options: ScratchPoolOptions): ScratchPool {
  const size = Math.max(1, Math.min(options.size ?? maxSize, maxSize));
  const deadlines: ScratchDeadlines = {
    startMs: 120_000,
    jobMs: options.deadlineMs ?? 90_000,
    perStatementMs: 40,
    statementMs: options.statementDeadlineMs ?? 20_000,
  };
  // Extensions lie outside the data folder, so one image serves every set of them.
  const imagePath = async () => join(options.cacheDir, `pglite-${await pgliteVersion()}.tar`);
  const running = new Set<RunningOrder>();
  const waiting: (() => void)[] = [];
  let busy = 0;
  let closed = false;
  let building: Promise<OrderResult> | undefined;

  const order = async (what: Order): Promise<OrderResult> => {
    if (closed) {
      return failed({ code: 'scratch-closed', message: 'the scratch databases have been closed' });
    }
    const one = runOrder(what, deadlines);
    running.add(one);
    try {
      return await one.result;
    } finally {
      running.delete(one);
    }
  };

  const build = (image: string): Promise<OrderResult> => {
    building ??= (async () => {
      try {
        await mkdir(options.cacheDir, { recursive: true });
        return await order({ type: 'build-image', image });
      } finally {
        building = undefined;
      }
    })();
    return building;
  };

  const ensureImage = async (image: string): Promise<ScratchFailure | null> => {
    if (await exists(image)) return null;
    const built = await build(image);
    return built.state === 'failed' ? built.failure : null;
  };

  const execute = async (job: ScratchJob): Promise<ScratchResult> => {
    const image = await imagePath();
    for (let attempt = 1; ; attempt += 1) {
      const failure = await ensureImage(image);
      if (failure) return failed(failure);
      const result = await order({ type: 'run', image, job });
      if (result.state === 'done' || result.state === 'failed') return result;
      if (attempt === 2) {
        return failed({
          code: 'scratch-unavailable',
          message: 'the image of the scratch database cannot be read',
          hint: `Remove "${image}"`,
        });
      }
      await rm(image, { force: true });
    }
  };

  return {
    run: async (job) => {
      if (busy >= size) {
        if (waiting.length >= maxWaiting) {
          return failed({
            code: 'scratch-busy',
            message: `${maxWaiting} jobs already wait for a scratch database`,
            hint: 'Try again later',
          });
        }
        await new Promise<void>((resolve) => waiting.push(resolve));
      } else {
        busy += 1;
      }
      try {
        return await execute(job);
      } catch (error) {
        return failed({
          code: 'scratch-unavailable',
          message: 'no scratch database can be started',
          detail: error instanceof Error ? error.message : String(error),
        });
      } finally {
        const next = waiting.shift();
        if (next) next();
        else busy -= 1;
      }
    },
    warm: async () => {
      const failure = await ensureImage(await imagePath());
      if (failure) throw new Error(failure.message, { cause: failure });
    },
    close: async () => {
      closed = true;
      const ends = [...running].map((one) => one.result);
      for (const one of running) one.end();
      await Promise.allSettled(ends);
    },
  };
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
