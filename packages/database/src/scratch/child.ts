// The process of one scratch database: does one order and reports. It reads nothing but its messages and
// the image it is pointed to, and ends when its parent does.
import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { loadModule, parseSync } from 'libpg-query';
import { readSnapshot } from '../snapshot.ts';
import { loadExtensions } from './extensions.ts';
import type { ScratchJob, StatementError } from './job.ts';
import { EngineError, loadScript } from './load.ts';
import type { Order, Report } from './protocol.ts';

/** Snapshots are bounded (security:B6): a catalog of 20,000 tables has some 150 MB. */
const maxSnapshotBytes = 512 * 1024 * 1024;

/** The lock table's default of 64 a transaction is too small for a script of 3,000 tables. */
const startParams = [...PGlite.defaultStartParams, '-c', 'max_locks_per_transaction=512'];

function report(message: Report): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!process.send) throw new Error('a scratch process needs a parent');
    const sent = (error: Error | null) => (error ? reject(error) : resolve());
    process.send(message, undefined, undefined, sent);
  });
}

async function buildImage(image: string): Promise<void> {
  const database = await PGlite.create({ startParams });
  const dump = await database.dumpDataDir('none');
  const temporary = `${image}.${randomUUID()}`;
  await writeFile(temporary, Buffer.from(await dump.arrayBuffer()));
  await rename(temporary, image);
  await report({ type: 'image-built' });
}

/** Starts the database from its image; null if the image cannot be used. */
async function open(image: string, extensions: readonly string[]): Promise<PGlite | null> {
  try {
    const loadDataDir = new Blob([await readFile(image)]);
    return await PGlite.create({
      startParams,
      loadDataDir,
      extensions: await loadExtensions(extensions),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await report({ type: 'image-unreadable', reason });
    return null;
  }
}

async function run(image: string, job: ScratchJob): Promise<void> {
  await loadModule();
  const database = await open(image, job.extensions);
  if (!database) return;
  const version = await database.query<{ server_version: string }>('SHOW server_version');
  const server = version.rows[0]?.server_version ?? '';
  await report({ type: 'ready' });

  const progress = (index: number | null) => report({ type: 'progress', index });

  let errors: readonly StatementError[];
  try {
    errors = await loadScript(database, parseSync, job, progress);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const index = error.index < 0 ? undefined : error.index;
    return report({
      type: 'failed',
      failure: {
        code: 'scratch-crashed',
        message: 'the scratch database broke down',
        detail: error.message.slice(0, 2000),
        ...(index === undefined ? {} : { index, key: job.statements[index]?.key }),
      },
    });
  }
  if (job.snapshot) {
    let bytes = 0;
    await progress(null);
    await database.exec('RESET ALL');
    await database.exec('DISCARD TEMP');
    const session = { query: async (sql: string) => (await database.query(sql)).rows };
    await readSnapshot(session, Number.parseInt(server, 10), async (rows) => {
      bytes += JSON.stringify(rows).length;
      if (bytes > maxSnapshotBytes) {
        await report({
          type: 'failed',
          failure: {
            code: 'snapshot-too-large',
            message: `the catalog snapshot is larger than ${maxSnapshotBytes} bytes`,
          },
        });
        process.exit(0);
      }
      await report({ type: 'rows', rows });
    });
  }
  await report({ type: 'done', engine: `PGlite ${server}`, errors });
}

// Tells when the parent is gone even while a query blocks this thread.
new Worker(new URL('./orphan.mjs', import.meta.url), { execArgv: [] });
process.on('disconnect', () => process.exit(0));
process.once('message', (message) => {
  const order = message as Order;
  const work = order.type === 'run' ? run(order.image, order.job) : buildImage(order.image);
  work.catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
