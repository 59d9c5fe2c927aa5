/** Runs things once in the next animation frame, however often they are asked for (editor:R7). */

/** A function that is coalesced to one call per frame; `now` runs it at once instead. */
export class FrameTask {
  #handle = 0;
  readonly #run: () => void;

  constructor(run: () => void) {
    this.#run = run;
  }

  /** Asks for a run in the next frame. */
  request(): void {
    if (this.#handle !== 0) return;
    this.#handle = requestAnimationFrame(() => {
      this.#handle = 0;
      this.#run();
    });
  }

  /** Runs in this task; a request that waits is answered by it. */
  now(): void {
    this.stop();
    this.#run();
  }

  /** Forgets a request. */
  stop(): void {
    if (this.#handle !== 0) cancelAnimationFrame(this.#handle);
    this.#handle = 0;
  }
}

/** Calls `frame` with 0…1 over a time and stops at 1; the answer stops it earlier. */
export function animate(
  durationMs: number,
  frame: (t: number) => void,
  done?: () => void,
): () => void {
  let handle = 0;
  let start: number | undefined;
  const tick = (time: number) => {
    start ??= time;
    const t = Math.min(1, (time - start) / durationMs);
    handle = 0;
    frame(t);
    if (t < 1) handle = requestAnimationFrame(tick);
    else done?.();
  };
  handle = requestAnimationFrame(tick);
  return () => cancelAnimationFrame(handle);
}
