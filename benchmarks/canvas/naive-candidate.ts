/** The naive React Flow page: built by Vite into a temporary folder and served from it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { synthetic } from '@ermine/testkit';
import { build, preview } from 'vite';
import type { Candidate } from './candidate.ts';

const source = fileURLToPath(new URL('./naive', import.meta.url));

/** Builds and serves the page. */
export async function startNaive(): Promise<Candidate> {
  const folder = mkdtempSync(join(tmpdir(), 'ermine-naive-'));
  const options = { root: source, base: './', configFile: false, logLevel: 'error' } as const;
  await build({ ...options, build: { outDir: folder, target: 'es2023', emptyOutDir: true } });
  const server = await preview({
    ...options,
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the naive page is not served');
  return {
    zoomModifiers: 0,
    load: async (page, tables) => {
      writeFileSync(join(folder, 'diagram.json'), JSON.stringify(synthetic({ tables }).diagram));
      await page.goto(address);
      await page.waitForFunction(() => window.naive !== undefined);
    },
    open: (page) =>
      page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            window.naive?.open();
            const look = () => {
              if (window.naive?.painted()) resolve();
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          }),
      ),
    settled: async () => {},
    centre: (page, zoom) => page.evaluate((to) => window.naive?.centre(to), zoom),
    fit: (page) => page.evaluate(() => window.naive?.fit()),
    grip: (page) =>
      page.evaluate(() => {
        const middle = { x: window.innerWidth / 2, y: window.innerHeight / 2 };
        const grips = [...document.querySelectorAll<HTMLElement>('.react-flow__node')].map(
          (node) => {
            const { x, y } = node.getBoundingClientRect();
            return { id: node.dataset.id ?? '', x: x + 60, y: y + 20 };
          },
        );
        const far = (grip: { x: number; y: number }) =>
          Math.hypot(grip.x - middle.x, grip.y - middle.y);
        const [nearest] = grips.sort((a, b) => far(a) - far(b));
        if (!nearest) throw new Error('no table is shown');
        return nearest;
      }),
    placeOf: async (page, id) => {
      const place = await page.evaluate((of) => window.naive?.placeOf(of), id);
      if (!place) throw new Error(`the naive page has no table "${id}"`);
      return place;
    },
    nodeRenders: (page) => page.evaluate(() => window.naive?.nodeRenders() ?? 0),
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
