/**
 * A bounded queue for heavy work (security:L9): so many jobs at a time, so many waiting, the rest
 * refused at once. Knows nothing of what the jobs do; each ends by its own deadlines.
 */

/** Refuses a job because too many wait already. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';

  constructor(readonly waiting: number) {
    super(`${waiting} jobs are waiting`);
  }
}

/** Runs jobs in the order in which they came. */
export interface JobQueue {
  /**
   * Runs a job when its turn comes. Throws QueueFull when none may wait any more, and the signal's
   * reason when it is given up while waiting.
   */
  run<Result>(job: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
}

/** Makes a queue of `running` jobs at a time and at most `waiting` more. */
export function createJobQueue(limits: { running: number; waiting: number }): JobQueue {
  const waiting: (() => void)[] = [];
  let running = 0;

  function turn(signal: AbortSignal): Promise<void> {
    if (running < limits.running) {
      running += 1;
      return Promise.resolve();
    }
    if (waiting.length >= limits.waiting) throw new QueueFull(waiting.length);
    return new Promise((resolve, reject) => {
      const start = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        waiting.splice(waiting.indexOf(start), 1);
        reject(signal.reason);
      };
      waiting.push(start);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  function release(): void {
    const next = waiting.shift();
    // The place goes straight to the next in line.
    if (next) next();
    else running -= 1;
  }

  return {
    async run(job, signal) {
      signal.throwIfAborted();
      await turn(signal);
      try {
        return await job();
      } finally {
        release();
      }
    },
  };
}
