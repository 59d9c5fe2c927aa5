/** `ermine serve` as a process: address, token, port, end. */
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run, type Started, start } from './test-cli.ts';

let folder: string;
let running: Started[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ermine-serve-'));
  running = [];
});
afterEach(async () => {
  for (const { child, finished } of running) {
    child.kill('SIGKILL');
    await finished;
  }
  await rm(folder, { recursive: true });
});

async function serve(args: readonly string[]): Promise<{ started: Started; url: URL }> {
  const started = start(folder, ['serve', '--port', '0', '--json', ...args]);
  running.push(started);
  const { url } = JSON.parse(await started.wrote('stdout', /\}\n$/)) as { url: string };
  return { started, url: new URL(url) };
}

async function end({ child, finished }: Started, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  return (await finished).code;
}

describe('ermine serve', () => {
  test('prints the address with the token in its fragment, and answers there', async () => {
    const { started, url } = await serve([]);
    expect(url.hash).toMatch(/^#t=[A-Za-z0-9_-]{43}$/);
    expect(url.search).toBe('');
    const health = await fetch(new URL('/api/health', url));
    expect(await health.json()).toEqual({ status: 'ok', version: '0.1.0' });
    expect((await stat(join(folder, '.ermine', 'token'))).mode & 0o777).toBe(0o600);
    expect(await end(started, 'SIGINT')).toBe(0);
    expect((await started.finished).stderr).not.toContain(url.hash.slice(3));
  });

  test('keeps the token until a new one is asked for', async () => {
    const first = await serve([]);
    expect(await end(first.started, 'SIGTERM')).toBe(0);
    const second = await serve([]);
    expect(second.url.hash).toBe(first.url.hash);
    expect(await end(second.started, 'SIGHUP')).toBe(0);
    const third = await serve(['--new-token']);
    expect(third.url.hash).not.toBe(first.url.hash);
    await end(third.started, 'SIGTERM');
  });

  test('says which port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const { code, stdout, stderr } = await run(folder, ['serve', '--port', String(port), '--json']);
    other.close();
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ errors: [{ code: 'port-in-use' }] });
    expect(stderr).toContain(`ermine: error: port ${port} is taken by another program\n  hint: `);
  });

  test('refuses a token that others can read', async () => {
    const { started } = await serve([]);
    await end(started, 'SIGTERM');
    await chmod(join(folder, '.ermine', 'token'), 0o644);
    const { code, stderr } = await run(folder, ['serve', '--port', '0']);
    expect(code).toBe(3);
    expect(stderr).toContain('chmod 600');
  });
});
