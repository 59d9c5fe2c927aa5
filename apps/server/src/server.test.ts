/** The whole server on real input: import, print, scratch databases, and what hostile text does to it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from './log.ts';
import { type RunningServer, startServer } from './server.ts';

let folder: string;
let server: RunningServer;
let logged = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ermine-server-'));
  const write = (line: string): void => {
    logged += line;
  };
  server = await startServer({
    port: 0,
    dataDir: join(folder, '.ermine'),
    webDir: join(folder, 'nothing'),
    log: createLog('info', { write }),
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function verify(body: unknown): Promise<{ status: number; answer: unknown }> {
  const { origin, hash } = new URL(server.url);
  const response = await fetch(`${origin}/api/verify`, {
    method: 'POST',
    headers: {
      Origin: origin,
      Authorization: `Bearer ${hash.slice(3)}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json() };
}

const sql = (text: string): unknown => ({ sources: [{ name: 'a.sql', text }] });

describe('the server', () => {
  test('tells what is not ready', async () => {
    expect(server.notices).toEqual(['The web application is not built: run npm run build']);
    const page = await fetch(new URL('/', server.url));
    expect([page.status, await page.json()]).toMatchObject([503, { error: { code: 'not-built' } }]);
  });

  test('verifies SQL on a scratch Postgres', async () => {
    const text =
      'CREATE TABLE a (id int PRIMARY KEY, b int REFERENCES a, UNIQUE NULLS NOT DISTINCT (b));' +
      'CREATE INDEX ON a ((b + 1)) WHERE b > 0;';
    const { status, answer } = await verify(sql(text));
    expect(answer).toMatchObject({
      verified: { state: 'equal', differences: [], notVerified: [] },
    });
    expect(status).toBe(200);
  });

  test('names what is not SQL', async () => {
    const dump = await verify(sql('CREATE TABLE `a` (`b` int) ENGINE=InnoDB;'));
    expect(dump).toMatchObject({ status: 422, answer: { error: { code: 'other-database' } } });
    const design = await verify({ design: '{"ermine":1,' });
    expect(design).toMatchObject({ status: 422, answer: { error: { code: expect.any(String) } } });
  });

  test('answers others while a hostile text is read, and still stands afterwards', async () => {
    const nested = `SELECT ${'('.repeat(200_000)}1${')'.repeat(200_000)};`;
    const endless = 'CREATE TABLE a (b int DEFAULT (SELECT 1));'.repeat(2_000);
    const jobs = [verify(sql(nested)), verify(sql(endless))];
    const answers: number[] = [];
    for (let asked = 0; asked < 5; asked++) {
      answers.push((await fetch(new URL('/api/health', server.url))).status);
    }
    expect(answers).toEqual([200, 200, 200, 200, 200]);
    for (const { status } of await Promise.all(jobs)) expect([200, 422]).toContain(status);
    expect(logged).not.toMatch(/request failed|broke down/);
  });
});
