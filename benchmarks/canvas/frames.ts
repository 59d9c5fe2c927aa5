/** Waits for a page to keep up with its frames. */
import type { Page } from '@playwright/test';

/** Resolves after five frames in a row of less than 80 ms each (editor:B18). */
export function responsive(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let last: number | undefined;
        let quick = 0;
        const frame = () => {
          const now = performance.now();
          quick = last !== undefined && now - last < 80 ? quick + 1 : 0;
          last = now;
          if (quick >= 5) resolve();
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
  );
}

/** Resolves when a frame with everything that was asked for until now has been painted. */
export function painted(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}
