/** The product: the built web application, served by the real server, with SQL dropped onto it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { synthetic } from '@ermine/testkit';
import type { ErmineTest } from '../../apps/web/src/canvas/test-hook.ts';
import { buildWeb } from '../../scripts/lib/build.mjs';
import type { Candidate } from './candidate.ts';

const ermine = fileURLToPath(new URL('../../apps/cli/bin/ermine.js', import.meta.url));
const controlKey = 2;
/** More than the time until the layout shows its progress, and until its tables have arrived. */
const progressAppearsMs = 500;
const travelMs = 1_000;

declare global {
  interface Window {
    ermineTest?: ErmineTest;
    /** The file that will be dropped. */
    schemaFile?: File;
    /** Resolves when the first name of a table is drawn. */
    firstTable?: Promise<void>;
  }
}

/** Builds the web application if its sources have changed, and starts the server. */
export async function startProduct(): Promise<Candidate> {
  if (!(await buildWeb())) throw new Error('the web application could not be built');
  const folder = mkdtempSync(join(tmpdir(), 'ermine-bench-'));
  const server = spawn(process.execPath, [ermine, 'serve', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = new URL(await addressOf(server));
  address.searchParams.set('test', '');
  return {
    zoomModifiers: controlKey,
    load: async (page, tables) => {
      // The proof runs in the server and would take the processor from what is measured.
      await page.route('**/api/verify', (route) => route.abort());
      await page.addInitScript(watchFirstTable);
      await page.goto(address.href);
      await page.getByRole('heading', { name: 'Ermine' }).waitFor();
      await page.evaluate((sql) => {
        window.schemaFile = new File([sql], 'synthetic.sql');
      }, synthetic({ tables }).sql);
    },
    open: (page) =>
      page.evaluate(async () => {
        const transfer = new DataTransfer();
        if (window.schemaFile) transfer.items.add(window.schemaFile);
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
        await window.firstTable;
      }),
    settled: async (page) => {
      await sleep(progressAppearsMs);
      await page.waitForFunction(
        () => document.querySelector('[aria-label="Arranging tables"]') === null,
        null,
        { polling: 500 },
      );
      await sleep(travelMs);
    },
    centre: (page, zoom) =>
      page.evaluate((k) => {
        const scene = window.ermineTest?.scene();
        if (!scene || scene.layoutRunning) throw new Error('the diagram is not arranged');
        const { camera, view } = scene;
        const across = scene.tables.map(({ x, width }) => x + width / 2).sort((a, b) => a - b);
        const down = scene.tables.map(({ y, height }) => y + height / 2).sort((a, b) => a - b);
        const half = Math.floor(across.length / 2);
        const x = ((across[half] ?? 0) - view.x - camera.x) / camera.k;
        const y = ((down[half] ?? 0) - view.y - camera.y) / camera.k;
        window.ermineTest?.setCamera(view.width / 2 - x * k, view.height / 2 - y * k, k);
      }, zoom),
    fit: async (page) => {
      await page.getByRole('application').focus();
      await page.keyboard.press('Shift+Digit1');
    },
    grip: (page) =>
      page.evaluate(() => {
        const scene = window.ermineTest?.scene();
        if (!scene) throw new Error('no diagram is open');
        const { view, camera, tables } = scene;
        const middle = { x: view.x + view.width / 2, y: view.y + view.height / 2 };
        const far = (grip: { x: number; y: number }) =>
          Math.hypot(grip.x - middle.x, grip.y - middle.y);
        const [nearest] = tables
          .map(({ id, x, y }) => ({ id, x: x + 60 * camera.k, y: y + 16 * camera.k }))
          .sort((a, b) => far(a) - far(b));
        if (!nearest) throw new Error('no table is shown');
        return nearest;
      }),
    placeOf: async (page, id) => {
      const place = await page.evaluate((of) => {
        const scene = window.ermineTest?.scene();
        const table = scene?.tables.find((one) => one.id === of);
        if (!scene || !table) return undefined;
        const { camera, view } = scene;
        return {
          x: (table.x - view.x - camera.x) / camera.k,
          y: (table.y - view.y - camera.y) / camera.k,
        };
      }, id);
      if (!place) throw new Error(`the product has no table "${id}"`);
      return place;
    },
    nodeRenders: (page) =>
      page.evaluate(() => window.ermineTest?.scene()?.counters.nodeRenders ?? 0),
    close: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function addressOf(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('the server has no output');
  for await (const line of createInterface(server.stdout)) {
    const [address] = /http:\S+/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error('the server ended before it listened');
}

/** Runs in the page before its scripts; costs nothing once the first name is drawn. */
function watchFirstTable(): void {
  const { prototype } = CanvasRenderingContext2D;
  const { fillText } = prototype;
  window.firstTable = new Promise((resolve) => {
    prototype.fillText = function (...given) {
      prototype.fillText = fillText;
      resolve();
      fillText.apply(this, given);
    };
  });
}
