/** The canvas: levels, the window of mounted tables, gestures, and that canvas and DOM look alike. */
import { Buffer } from 'node:buffer';
import type { Page } from '@playwright/test';
import {
  drop,
  elements,
  expect,
  openApp,
  openSample,
  overlaps,
  scene,
  settled,
  tableNamed,
  test,
  themes,
} from './app.ts';

/** A thousand tables in clusters, each with a key to an earlier one. */
function thousandTables(): string {
  const out: string[] = [];
  for (let i = 0; i < 1_000; i++) {
    const parent = i === 0 ? '' : `, parent_id int REFERENCES table_${Math.floor(i / 3)}`;
    const columns = Array.from({ length: 3 + (i % 9) }, (_, c) => `, column_${c} text`).join('');
    out.push(`CREATE TABLE table_${i} (id int PRIMARY KEY${parent}${columns});`);
  }
  return out.join('\n');
}

async function zoomTo(page: Page, k: number): Promise<void> {
  await page.evaluate((zoom) => {
    const now = window.ermineTest?.scene();
    if (now) window.ermineTest?.setCamera(now.camera.x, now.camera.y, zoom);
  }, k);
  await page.waitForTimeout(500);
}

test('editor:T8 a thousand tables: few elements at any zoom, no measured sizes, few renders', async ({
  page,
}) => {
  await openApp(page);
  await drop(page, [{ name: 'thousand.sql', content: thousandTables() }]);
  const opened = await settled(page);
  expect(opened.tables).toHaveLength(1_000);
  expect(overlaps(opened)).toEqual([]);
  for (const k of [0.02, 0.1, 0.2, 0.44, 0.46, 0.7, 1, 2, 4]) {
    await zoomTo(page, k);
    expect(await elements(page)).toBeLessThanOrEqual(3_000);
    const { mounted } = await scene(page);
    expect(mounted.length).toBeLessThanOrEqual(k < 0.42 ? 1 : 40);
  }
  await zoomTo(page, 1);
  const before = (await scene(page)).counters;
  const { view } = await scene(page);
  await page.mouse.move(view.x + view.width / 2, view.y + view.height / 2);
  for (let i = 0; i < 120; i++) {
    await page.mouse.wheel(12, 8);
    await page.waitForTimeout(16);
  }
  await page.waitForTimeout(400);
  const after = (await scene(page)).counters;
  expect(after.draws).toBeGreaterThan(before.draws + 50);
  expect(after.nodeRenders - before.nodeRenders).toBeLessThanOrEqual(100);
  expect(after.dimensionChanges).toBe(0);
  await page.keyboard.press('Shift+1');
  await page.waitForTimeout(700);
  expect((await scene(page)).level).toBe('boxes');
  expect(await elements(page)).toBeLessThanOrEqual(3_000);
});

test('editor:C12 a drag moves a table and Escape puts it back', async ({ page }) => {
  await openApp(page);
  const before = tableNamed(await openSample(page, 'User management'), 'team');
  const at = { x: before.x + 20, y: before.y + 8 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 60, at.y + 90, { steps: 8 });
  const moved = tableNamed(await scene(page), 'team');
  expect(Math.abs(moved.x - before.x - 60)).toBeLessThan(1);
  expect(Math.abs(moved.y - before.y - 90)).toBeLessThan(1);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const restored = tableNamed(await scene(page), 'team');
  expect([restored.x, restored.y]).toEqual([before.x, before.y]);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 40, at.y + 30, { steps: 6 });
  await page.mouse.up();
  const dropped = tableNamed(await scene(page), 'team');
  expect(Math.abs(dropped.x - before.x - 40)).toBeLessThan(1);
  // The mounted table stands where the scene says.
  const node = page.locator('[data-table="team"]');
  await expect(node).toBeVisible();
  const box = await node.boundingBox();
  expect(Math.abs((box?.x ?? 0) - dropped.x)).toBeLessThan(1);
});

test('editor:C10 a marquee selects by intersection, and all selected move together', async ({
  page,
}) => {
  await openApp(page);
  await openSample(page, 'User management');
  await page.keyboard.press('Shift+1');
  await page.waitForTimeout(500);
  const { view, tables } = await scene(page);
  const from = { x: view.x + 4, y: view.y + 4 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const to = { x: view.x + view.width * 0.6, y: view.y + view.height * 0.5 };
  await page.mouse.move(to.x, to.y, { steps: 10 });
  await page.mouse.up();
  const expected = tables
    .filter((t) => t.x < to.x && t.y < to.y && t.x + t.width > from.x && t.y + t.height > from.y)
    .map((t) => t.id)
    .sort();
  const { selection } = await scene(page);
  expect(expected.length).toBeGreaterThan(2);
  expect([...selection].sort()).toEqual(expected);
  const [first] = tables.filter((t) => selection.includes(t.id));
  if (!first) throw new Error('nothing is selected');
  await page.mouse.move(first.x + first.width / 2, first.y + first.height / 2);
  await page.mouse.down();
  await page.mouse.move(first.x + first.width / 2 + 30, first.y + first.height / 2 + 20, {
    steps: 5,
  });
  await page.mouse.up();
  const after = await scene(page);
  for (const table of tables) {
    const now = after.tables.find((one) => one.id === table.id);
    const expectedX = table.x + (selection.includes(table.id) ? 30 : 0);
    expect(Math.abs((now?.x ?? 0) - expectedX)).toBeLessThan(1);
  }
});

test('editor:C4 wheel pans, Ctrl and wheel zooms at the pointer, Space and middle drag pan', async ({
  page,
}) => {
  await openApp(page);
  const start = await openSample(page, 'Shop');
  const at = { x: start.view.x + 300, y: start.view.y + 200 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, 50);
  await page.waitForTimeout(200);
  const panned = await scene(page);
  expect(panned.camera.k).toBe(start.camera.k);
  expect(panned.camera.y).toBeLessThan(start.camera.y);
  const under = (camera: { x: number; y: number; k: number }) => [
    (300 - camera.x) / camera.k,
    (200 - camera.y) / camera.k,
  ];
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await page.waitForTimeout(300);
  const zoomed = await scene(page);
  expect(zoomed.camera.k).toBeGreaterThan(panned.camera.k);
  for (const [i, value] of under(zoomed.camera).entries()) {
    expect(Math.abs(value - (under(panned.camera)[i] ?? 0))).toBeLessThan(1);
  }
  for (const button of ['left', 'middle'] as const) {
    const before = await scene(page);
    if (button === 'left') await page.keyboard.down('Space');
    await page.mouse.move(at.x, at.y);
    await page.mouse.down({ button });
    await page.mouse.move(at.x + 80, at.y + 40, { steps: 5 });
    await page.mouse.up({ button });
    if (button === 'left') await page.keyboard.up('Space');
    await page.waitForTimeout(100);
    const after = await scene(page);
    expect(Math.abs(after.camera.x - before.camera.x - 80)).toBeLessThan(2);
    expect(after.selection).toEqual(before.selection);
  }
});

test('editor:C6 the camera history goes back and forward', async ({ page }) => {
  await openApp(page);
  const start = await openSample(page, 'Shop');
  await page.keyboard.press('Shift+1');
  await page.waitForTimeout(500);
  const fitted = await scene(page);
  expect(fitted.camera.k).not.toBe(start.camera.k);
  await page.keyboard.press('[');
  await page.waitForTimeout(500);
  expect((await scene(page)).camera.k).toBeCloseTo(start.camera.k, 5);
  await page.keyboard.press(']');
  await page.waitForTimeout(500);
  expect((await scene(page)).camera.k).toBeCloseTo(fitted.camera.k, 5);
});

test('editor:A4 with reduced motion the camera jumps', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openApp(page);
  const start = await openSample(page, 'Shop');
  await page.keyboard.press('Shift+1');
  await page.waitForTimeout(50);
  const first = await scene(page);
  expect(first.camera.k).not.toBe(start.camera.k);
  await page.waitForTimeout(400);
  expect((await scene(page)).camera).toEqual(first.camera);
});

for (const theme of themes) {
  for (const scale of [1, 2]) {
    test(`editor:R17 a mounted table looks as it is painted, ${theme}, ${scale}×`, async ({
      browser,
      baseURL,
    }) => {
      const context = await browser.newContext({ baseURL, deviceScaleFactor: scale });
      const page = await context.newPage();
      await openApp(page, theme);
      await openSample(page, 'User management');
      for (const k of [0.5, 0.75, 1, 1.5, 2]) {
        const share = await disagreement(page, k);
        expect(share, `at zoom ${k}`).toBeLessThanOrEqual(0.01);
      }
      await context.close();
    });
  }
}

/** The share of pixels of one table that differ by more than 32 between DOM and canvas. */
async function disagreement(page: Page, k: number): Promise<number> {
  const now = await scene(page);
  const table = tableNamed(now, 'account');
  const x = (table.x - now.view.x - now.camera.x) / now.camera.k;
  const y = (table.y - now.view.y - now.camera.y) / now.camera.k;
  await page.mouse.move(now.view.x + 2, now.view.y + 2);
  await page.evaluate(([left, top, zoom]) => window.ermineTest?.setCamera(left, top, zoom), [
    Math.round(40 - x * k),
    Math.round(40 - y * k),
    k,
  ] as const);
  await page.waitForTimeout(600);
  expect((await scene(page)).mounted).toContain(table.id);
  const clip = {
    x: now.view.x + 36,
    y: now.view.y + 36,
    width: Math.min(480, (table.width / now.camera.k) * k + 8),
    height: Math.min(420, (table.height / now.camera.k) * k + 8),
  };
  const dom = await page.screenshot({ clip });
  await page.evaluate(() => window.ermineTest?.setCanvasOnly(true));
  await page.waitForTimeout(500);
  expect((await scene(page)).mounted).toEqual([]);
  const painted = await page.screenshot({ clip });
  await page.evaluate(() => window.ermineTest?.setCanvasOnly(false));
  return page.evaluate(
    async ([a, b]) => {
      const pixels = async (base64: string) => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        const context = canvas.getContext('2d');
        if (!context) throw new Error('no canvas');
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, canvas.width, canvas.height).data;
      };
      const [one, other] = [await pixels(a), await pixels(b)];
      let different = 0;
      for (let i = 0; i < one.length; i += 4) {
        const most = Math.max(
          Math.abs((one[i] ?? 0) - (other[i] ?? 0)),
          Math.abs((one[i + 1] ?? 0) - (other[i + 1] ?? 0)),
          Math.abs((one[i + 2] ?? 0) - (other[i + 2] ?? 0)),
        );
        if (most > 32) different++;
      }
      return different / (one.length / 4);
    },
    [Buffer.from(dom).toString('base64'), Buffer.from(painted).toString('base64')] as const,
  );
}
