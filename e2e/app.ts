/**
 * What every browser test uses: the opened application, its scene, dropped files. Each test fails
 * when the page breaks its content policy, asks another origin, or throws (security:HD4).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import type { SceneReport } from '../apps/web/src/canvas/test-hook.ts';

declare global {
  interface Window {
    policyViolations: string[];
  }
}

/** A theme of the application. */
export type Theme = 'light' | 'dark';
/** Both themes. */
export const themes: readonly Theme[] = ['light', 'dark'];

const corpus = fileURLToPath(new URL('../../shared/corpus/schemas/', import.meta.url));

/** A test whose page is watched. */
export const test = base.extend<{ watched: undefined }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
      page.on('console', (message) => {
        if (/Content Security Policy|Trusted Type/i.test(message.text()))
          faults.push(message.text());
      });
      page.on('request', (request) => {
        const url = request.url();
        if (!/^(?:data|blob):/.test(url) && !url.startsWith(`${baseURL}/`)) {
          faults.push(`asked another origin: ${url}`);
        }
      });
      await page.addInitScript(() => {
        window.policyViolations = [];
        document.addEventListener('securitypolicyviolation', (event) => {
          window.policyViolations.push(`${event.violatedDirective}: ${event.blockedURI}`);
        });
      });
      await use(undefined);
      const violations = await page.evaluate(() => window.policyViolations ?? []);
      expect([...faults, ...violations]).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens the start screen as a person does: with the printed address and its token. */
export async function openApp(page: Page, theme: Theme = 'light'): Promise<void> {
  const folder = process.env.ERMINE_E2E_DIR;
  if (folder === undefined)
    throw new Error('ERMINE_E2E_DIR is not set: run through playwright.config.ts');
  const token = readFileSync(join(folder, '.ermine', 'token'), 'utf8').trim();
  await page.emulateMedia({ colorScheme: theme });
  await page.goto(`/?test#t=${token}`);
  await expect(page.getByRole('heading', { name: 'Ermine' })).toBeVisible();
}

/** A file to drop. */
export interface Dropped {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Drops files on the page. */
export async function drop(page: Page, files: readonly Dropped[]): Promise<void> {
  const plain = files.map(({ name, content }) => ({
    name,
    base64: Buffer.from(content as Uint8Array).toString('base64'),
  }));
  const transfer = await page.evaluateHandle((dropped) => {
    const data = new DataTransfer();
    for (const { name, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    return data;
  }, plain);
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

/** The files of a schema of the test corpus, or undefined where the corpus is missing. */
export function corpusFiles(name: string): readonly Dropped[] | undefined {
  const folder = join(corpus, name);
  if (!existsSync(folder)) return undefined;
  const truth: unknown = JSON.parse(readFileSync(join(corpus, 'truth.json'), 'utf8'));
  const named = (truth as Record<string, Record<string, { files?: readonly string[] }>>).schemas;
  const files =
    named?.[name]?.files ??
    readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .sort();
  return files.map((file) => ({
    name: file.split('/').at(-1) ?? file,
    content: readFileSync(existsSync(join(folder, file)) ? join(folder, file) : join(corpus, file)),
  }));
}

/** The scene, once every table has its place. */
export async function settled(page: Page): Promise<SceneReport> {
  await page.waitForFunction(
    () => {
      const scene = window.ermineTest?.scene();
      return scene !== undefined && scene.view.width > 0 && !scene.layoutRunning;
    },
    undefined,
    { timeout: 120_000 },
  );
  // The camera may be moving still.
  await page.waitForTimeout(400);
  return scene(page);
}

/** The scene as it is now. */
export async function scene(page: Page): Promise<SceneReport> {
  const report = await page.evaluate(() => window.ermineTest?.scene());
  if (!report) throw new Error('no design is open');
  return report;
}

/** Opens a sample by the name on its button. */
export async function openSample(page: Page, title: string): Promise<SceneReport> {
  await page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
  return settled(page);
}

/** Pairs of tables that overlap. */
export function overlaps({ tables }: SceneReport): string[] {
  const out: string[] = [];
  const sorted = [...tables].sort((a, b) => a.x - b.x);
  for (const [i, a] of sorted.entries()) {
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j];
      if (!b || b.x >= a.x + a.width - 0.01) break;
      const apart = a.y + a.height <= b.y + 0.01 || b.y + b.height <= a.y + 0.01;
      if (!apart) out.push(`${a.schema}.${a.name} and ${b.schema}.${b.name}`);
    }
  }
  return out;
}

/** A table of the scene by its name. */
export function tableNamed(report: SceneReport, name: string): SceneReport['tables'][number] {
  const table = report.tables.find((one) => one.name === name);
  if (!table) throw new Error(`there is no table "${name}" on the canvas`);
  return table;
}

/** A free point on a relation: in the view, away from tables and from what floats above. */
export function pointOnEdge(report: SceneReport): { id: string; x: number; y: number } {
  const { view } = report;
  for (const { id, route } of report.edges) {
    for (const [i, [ax, ay]] of route.entries()) {
      const [bx, by] = route[i + 1] ?? [ax, ay];
      const x = (ax + bx) / 2;
      const y = (ay + by) / 2;
      const long = Math.hypot(ax - bx, ay - by) > 30;
      const inView =
        x > view.x + 20 &&
        x < view.x + view.width - 240 &&
        y > view.y + 20 &&
        y < view.y + view.height - 230;
      const free = report.tables.every(
        (t) => x < t.x - 12 || x > t.x + t.width + 12 || y < t.y - 12 || y > t.y + t.height + 12,
      );
      const alone = report.edges.every(
        (other) =>
          other.id === id ||
          other.route.every(([cx, cy], j) => {
            const [dx, dy] = other.route[j + 1] ?? [cx, cy];
            const nearX = x > Math.min(cx, dx) - 12 && x < Math.max(cx, dx) + 12;
            const nearY = y > Math.min(cy, dy) - 12 && y < Math.max(cy, dy) + 12;
            return !(nearX && nearY);
          }),
      );
      if (long && inView && free && alone) return { id, x, y };
    }
  }
  throw new Error('no relation has a free point in view');
}

/** Number of elements on the page. */
export function elements(page: Page): Promise<number> {
  return page.evaluate(() => document.getElementsByTagName('*').length);
}

/** Waits until the proof is there and gives its sentence. */
export async function verdict(page: Page): Promise<string> {
  const badge = page.getByTestId('verified-badge');
  await expect(badge).not.toHaveAttribute('data-tone', 'busy', { timeout: 150_000 });
  return (await badge.getAttribute('title')) ?? '';
}
