/** The queue of heavy work (security:L9). */
import { describe, expect, test } from 'vitest';
import { createJobQueue, QueueFull } from './job-queue.ts';

const never = new AbortController().signal;

function gate(): { open: () => void; opened: Promise<void> } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('a queue of two running and two waiting', () => {
  test('runs two at a time, in order, and refuses the fifth', async () => {
    const queue = createJobQueue({ running: 2, waiting: 2 });
    const gates = [gate(), gate(), gate(), gate()];
    const started: number[] = [];
    const jobs = gates.map(({ opened }, n) =>
      queue.run(async () => {
        started.push(n);
        await opened;
        return n;
      }, never),
    );
    await expect(queue.run(async () => 4, never)).rejects.toEqual(new QueueFull(2));
    expect(started).toEqual([0, 1]);
    gates[1]?.open();
    await jobs[1];
    expect(started).toEqual([0, 1, 2]);
    for (const { open } of gates) open();
    expect(await Promise.all(jobs)).toEqual([0, 1, 2, 3]);
    expect(started).toEqual([0, 1, 2, 3]);
  });

  test('a failed job gives its place to the next', async () => {
    const queue = createJobQueue({ running: 1, waiting: 1 });
    const failing = queue.run(() => Promise.reject(new Error('broken')), never);
    const next = queue.run(async () => 'ran', never);
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('ran');
    expect(await queue.run(async () => 'free again', never)).toBe('free again');
  });

  test('who gives up while waiting leaves the line', async () => {
    const queue = createJobQueue({ running: 1, waiting: 1 });
    const first = gate();
    const running = queue.run(() => first.opened, never);
    const giver = new AbortController();
    const given = queue.run(async () => 'never', giver.signal);
    giver.abort(new Error('gone'));
    await expect(given).rejects.toThrow('gone');
    const next = queue.run(async () => 'next', never);
    first.open();
    await running;
    expect(await next).toBe('next');
    await expect(queue.run(async () => 'never', giver.signal)).rejects.toThrow('gone');
  });
});
