// One scratch process as its parent sees it: started with nothing of the parent's, watched, ended by force.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CatalogRow } from '@ermine/postgres';
import type { ScratchFailure, ScratchJob, ScratchResult } from './job.ts';
import type { Order, Report } from './protocol.ts';

/** How long things may take, in milliseconds. */
export interface ScratchDeadlines {
  /** A process until it can take statements. */
  readonly startMs: number;
  /** A job, from then on; see also `perStatementMs`. */
  readonly jobMs: number;
  /** What each statement of a job adds to its deadline. */
  readonly perStatementMs: number;
  /** Any one statement. */
  readonly statementMs: number;
}

/** What came of an order: a result, a new image, or an image that cannot be used. */
export type OrderResult = ScratchResult | { readonly state: 'image-built' | 'image-unreadable' };

/** A running order; `end` kills its process. */
export interface RunningOrder {
  readonly result: Promise<OrderResult>;
  end(): void;
}

const childPath = fileURLToPath(new URL('./child.ts', import.meta.url));

/** JavaScript heap of a process; the database's own memory is WebAssembly's, at most 4 GB. */
const heapMegabytes = 1024;

function start(cwd: string): ChildProcess {
  const loader = import.meta.resolve('tsx');
  const flags = [`--max-old-space-size=${heapMegabytes}`, '--import', loader];
  return spawn(process.execPath, [...flags, childPath], {
    env: {},
    cwd,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/** Starts a process for one order. It is ended when the order is done, whatever came of it. */
export function runOrder(order: Order, deadlines: ScratchDeadlines): RunningOrder {
  let end: (failure: ScratchFailure) => void = () => {};
  let ended: ScratchFailure | undefined;
  const closed: ScratchFailure = {
    code: 'scratch-closed',
    message: 'the scratch databases have been closed',
  };
  const result = (async (): Promise<OrderResult> => {
    const cwd = await mkdtemp(join(tmpdir(), 'ermine-scratch-'));
    try {
      if (ended) return { state: 'failed', failure: ended };
      return await new Promise<OrderResult>((resolve) => {
        const child = start(cwd);
        end = watch(child, order, deadlines, resolve);
      });
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  })();
  return {
    result,
    end: () => {
      ended = closed;
      end(closed);
    },
  };
}

/** Follows a process until it has reported, failed or overrun a deadline; returns what ends it early. */
function watch(
  child: ChildProcess,
  order: Order,
  deadlines: ScratchDeadlines,
  resolve: (result: OrderResult) => void,
): (failure: ScratchFailure) => void {
  const job: ScratchJob | undefined = order.type === 'run' ? order.job : undefined;
  const rows: CatalogRow[] = [];
  let stderr = '';
  let at: number | undefined;
  let outcome: OrderResult | undefined;

  const settle = (result: OrderResult): void => {
    if (outcome) return;
    outcome = result;
    clearTimeout(jobTimer);
    clearTimeout(stepTimer);
    child.kill('SIGKILL');
  };
  const fail = (failure: ScratchFailure): void => {
    const statement = at === undefined ? {} : { index: at, key: job?.statements[at]?.key };
    settle({ state: 'failed', failure: { ...statement, ...failure } });
  };
  const overrun = (what: string, ms: number) => (): void =>
    fail({
      code: 'scratch-deadline',
      message: `${what} took longer than ${ms} ms in the scratch database`,
    });
  let jobTimer = setTimeout(overrun('the start', deadlines.startMs), deadlines.startMs);
  let stepTimer: NodeJS.Timeout | undefined;

  const step = (index: number | undefined): void => {
    at = index;
    clearTimeout(stepTimer);
    stepTimer = setTimeout(
      overrun(index === undefined ? 'a step' : 'a statement', deadlines.statementMs),
      deadlines.statementMs,
    );
  };

  const take = (message: Report): void => {
    switch (message.type) {
      case 'ready': {
        const ms = deadlines.jobMs + deadlines.perStatementMs * (job?.statements.length ?? 0);
        clearTimeout(jobTimer);
        jobTimer = setTimeout(overrun('the job', ms), ms);
        step(undefined);
        break;
      }
      case 'progress':
        step(message.index ?? undefined);
        break;
      case 'rows':
        for (const row of message.rows) rows.push(row);
        step(undefined);
        break;
      case 'done': {
        const { engine, errors } = message;
        const snapshot = job?.snapshot ? { snapshot: rows } : {};
        settle({ state: 'done', engine, errors, ...snapshot });
        break;
      }
      case 'failed':
        settle({ state: 'failed', failure: message.failure });
        break;
      case 'image-built':
      case 'image-unreadable':
        settle({ state: message.type });
        break;
    }
  };

  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = `${stderr}${chunk.toString()}`.slice(-2000);
  });
  child.on('message', take);
  child.on('error', (error) =>
    fail({
      code: 'scratch-unavailable',
      message: 'a scratch process cannot start',
      detail: error.message,
    }),
  );
  child.on('close', (code, signal) => {
    fail({
      code: 'scratch-crashed',
      message: `a scratch process ended by itself (${signal ?? `exit code ${code}`})`,
      ...(stderr === '' ? {} : { detail: stderr.trim() }),
    });
    if (outcome) resolve(outcome);
  });
  child.send(order, (error) => {
    if (error) stderr = stderr || error.message;
  });
  return fail;
}
