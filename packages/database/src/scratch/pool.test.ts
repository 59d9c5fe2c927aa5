import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScratchJob, ScratchResult } from './job.ts';
import { createScratchPool, type ScratchPool } from './pool.ts';

let cacheDir: string;
let pool: ScratchPool;

beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'ermine-pool-'));
  pool = createScratchPool({ cacheDir, statementDeadlineMs: 3000 });
  await pool.warm();
}, 120_000);

afterAll(async () => {
  await pool.close();
  await rm(cacheDir, { recursive: true });
});

function job(texts: readonly string[], extensions: readonly string[] = []): ScratchJob {
  return {
    statements: texts.map((text, i) => ({ text, key: `key ${i}` })),
    extensions,
    roles: [],
    snapshot: true,
  };
}

function done(result: ScratchResult): Extract<ScratchResult, { state: 'done' }> {
  if (result.state !== 'done') throw new Error(JSON.stringify(result.failure));
  return result;
}

const tablesOf = (result: ScratchResult) =>
  done(result)
    .snapshot?.filter(({ kind }) => kind === 'table')
    .map(({ address }) => address[1]);

const endless =
  'create table never as with recursive r(x) as (select 1 union all select x from r) select count(*) from r';

/** The scratch processes that a process has started, by its id. */
async function scratchProcesses(parent: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
    const stat = await read('stat');
    const ppid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (ppid === parent && (await read('cmdline')).includes('scratch/child.ts')) found.push(pid);
  }
  return found;
}

async function isAlive(pid: string): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat !== '' && !/\) Z/.test(stat);
}

describe('a scratch database', { timeout: 120_000 }, () => {
  test('is empty each time and says what it is', async () => {
    const first = done(await pool.run(job(['create table a (x int)', 'create role r'])));
    const second = done(await pool.run(job(['create table b (x int)'])));
    expect(first.engine).toMatch(/^PGlite 18\./);
    expect(first.errors).toEqual([]);
    expect(tablesOf(first)).toEqual(['a']);
    expect(tablesOf(second)).toEqual(['b']);
    expect(second.snapshot?.filter(({ kind }) => kind === 'role')).toEqual([]);
  });

  test('reports errors with the caller’s key', async () => {
    const { errors } = done(
      await pool.run(job(['create table a (x nosuch)', `copy a to program 'id'`])),
    );
    expect(errors).toMatchObject([
      { index: 0, key: 'key 0', code: '42704', message: 'type "nosuch" does not exist' },
      { index: 1, key: 'key 1', code: 'refused' },
    ]);
  });

  test('reads no snapshot unless asked', async () => {
    const result = await pool.run({ ...job(['create table a (x int)']), snapshot: false });
    expect(done(result).snapshot).toBeUndefined();
  });

  test('is ended when a statement never ends, and the next job works', async () => {
    const result = await pool.run(job(['create table a (x int)', endless]));
    expect(result).toMatchObject({ failure: { code: 'scratch-deadline', key: 'key 1' } });
    expect(tablesOf(await pool.run(job(['create table b (x int)'])))).toEqual(['b']);
  });

  test('is ended when a job takes too long in all', async () => {
    const hasty = createScratchPool({ cacheDir, deadlineMs: 1, statementDeadlineMs: 60_000 });
    const result = await hasty.run(job([endless]));
    expect(result).toMatchObject({ failure: { code: 'scratch-deadline' } });
    await hasty.close();
  });

  test('sees an empty environment', async () => {
    process.env.ERMINE_CANARY = 'secret';
    const running = pool.run(job([endless]));
    let environment: string | undefined;
    while (environment === undefined) {
      const [pid] = await scratchProcesses(process.pid);
      if (pid) environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => undefined);
      await sleep(20);
    }
    delete process.env.ERMINE_CANARY;
    const names = environment.split('\0').flatMap((entry) => entry.split('=')[0] || []);
    expect(names.filter((name) => !name.startsWith('NODE_CHANNEL'))).toEqual([]);
    await running;
  });

  test('rebuilds an image that cannot be read', async () => {
    const [image] = (await readdir(cacheDir)).filter((name) => name.endsWith('.tar'));
    await writeFile(join(cacheDir, image ?? ''), 'no image');
    expect(tablesOf(await pool.run(job(['create table a (x int)'])))).toEqual(['a']);
    expect(await readdir(cacheDir)).toEqual([image]);
  });

  test('two jobs run at a time, twenty wait, more are turned away', async () => {
    const busy = createScratchPool({ cacheDir, size: 2 });
    const all = Array.from({ length: 25 }, () => busy.run(job([endless])));
    const turned = await Promise.race(all);
    expect(turned).toMatchObject({ failure: { code: 'scratch-busy' } });
    await sleep(500);
    expect((await scratchProcesses(process.pid)).length).toBeLessThanOrEqual(2);
    await busy.close();
    const codes = (await Promise.all(all)).map((one) =>
      one.state === 'failed' ? one.failure.code : one.state,
    );
    expect(codes.filter((code) => code === 'scratch-closed')).toHaveLength(22);
    expect(codes.filter((code) => code === 'scratch-busy')).toHaveLength(3);
    expect(await scratchProcesses(process.pid)).toEqual([]);
  });

  test('ends when its parent is killed, even in an endless statement', async () => {
    const script = `
      import { createScratchPool } from ${JSON.stringify(new URL('./pool.ts', import.meta.url).href)};
      const pool = createScratchPool({ cacheDir: ${JSON.stringify(cacheDir)} });
      pool.run(${JSON.stringify(job([endless]))});`;
    const parent: ChildProcess = spawn(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', script],
      { stdio: 'ignore' },
    );
    let pid: string | undefined;
    while (pid === undefined) {
      await sleep(50);
      [pid] = await scratchProcesses(parent.pid ?? 0);
    }
    await sleep(2500);
    expect(await isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    while (await isAlive(pid)) await sleep(100);
  });
});
