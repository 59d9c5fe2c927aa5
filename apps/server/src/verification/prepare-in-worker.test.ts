/** A worker that hangs, breaks down, eats memory or is given up costs no more than itself (security:B7). */
import { describe, expect, test } from 'vitest';
import { deadlineMs, prepareInWorker } from './prepare-in-worker.ts';

const never = new AbortController().signal;
const input = { sources: [{ name: 'a.sql', text: 'select 1' }] };

/** Runs a worker made of the given code. */
function runCode(code: string, limits: { deadlineMs?: number; signal?: AbortSignal } = {}) {
  const crashes: string[] = [];
  const entry = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  const prepared = prepareInWorker(input, {
    signal: never,
    onCrash: ({ message }) => crashes.push(message),
    entry,
    ...limits,
  });
  return { prepared, crashes };
}

const send = "import { parentPort, workerData } from 'node:worker_threads';";

describe('an import in a worker', () => {
  test('answers with what the worker sends', async () => {
    const { prepared } = runCode(`${send} parentPort.postMessage(workerData)`);
    expect(await prepared).toEqual(input);
  });

  test('that never ends is ended', async () => {
    const { prepared, crashes } = runCode('for (;;);', { deadlineMs: 300 });
    expect(await prepared).toMatchObject({
      state: 'unusable',
      diagnostics: [{ code: 'import-timeout' }],
    });
    expect(crashes).toEqual([]);
  });

  test.each([
    ['throws', "throw new Error('the reason')", 'the reason'],
    ['ends without a word', 'process.exit(7)', 'the worker ended with code 7'],
  ])('that %s makes the input unusable and is told to the log', async (_, code, message) => {
    const { prepared, crashes } = runCode(code);
    expect(await prepared).toMatchObject({
      state: 'unusable',
      diagnostics: [{ code: 'import-crashed' }],
    });
    expect(crashes).toEqual([message]);
  });

  test('that nobody waits for any more is ended', async () => {
    const giver = new AbortController();
    const { prepared } = runCode('for (;;);', { signal: giver.signal });
    giver.abort(new Error('gone'));
    await expect(prepared).rejects.toThrow('gone');
  });

  test('sees nothing of the environment', async () => {
    const { prepared } = runCode(`${send} parentPort.postMessage(Object.keys(process.env))`);
    expect(await prepared).toEqual([]);
  });

  test('has more time for more text', () => {
    const megabyte = 'x'.repeat(1_048_576);
    expect(deadlineMs({ design: '' })).toBe(30_000);
    expect(deadlineMs({ design: megabyte })).toBe(40_000);
    const sources = [1, 2].map((n) => ({ name: `${n}.sql`, text: megabyte }));
    expect(deadlineMs({ sources })).toBe(50_000);
  });
});
