/** Real schemas by drop: drawn, read without a failure, proved; skipped where there is no corpus. */
import {
  corpusFiles,
  drop,
  elements,
  expect,
  openApp,
  overlaps,
  settled,
  test,
  themes,
  verdict,
} from './app.ts';

const schemas = [
  { name: 'sakila', boxes: 28 },
  { name: 'danbooru', boxes: 68 },
  { name: 'tbls-1000', boxes: 1_000 },
] as const;

for (const theme of themes) {
  for (const { name, boxes } of schemas) {
    test(`${name}, ${theme}`, async ({ page }) => {
      const files = corpusFiles(name);
      test.skip(files === undefined, 'skipped: no test corpus at ../shared/corpus');
      if (!files) return;
      await openApp(page, theme);
      await drop(page, files);
      const report = await settled(page);
      expect(report.tables).toHaveLength(boxes);
      expect(overlaps(report)).toEqual([]);
      expect(report.counters.dimensionChanges).toBe(0);
      expect(await elements(page)).toBeLessThanOrEqual(3_000);
      await expect(page.getByRole('region', { name: 'Import report' })).toContainText('0 failed');
      // The proof is the same in both themes, and long for a thousand tables.
      if (theme === 'light') expect(await verdict(page)).toMatch(/^Verified: loaded into PGlite/);
    });
  }
}
