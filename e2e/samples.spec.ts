/** The samples open, are wholly read, are drawn without overlaps, and are proved; in both themes. */
import { expect, openApp, openSample, overlaps, test, themes, verdict } from './app.ts';

const samples = [
  { title: 'User management', tables: 15, views: 2 },
  { title: 'Shop', tables: 15, views: 3 },
  { title: 'Multi-tenant billing', tables: 16, views: 2 },
] as const;

for (const theme of themes) {
  for (const { title, tables, views } of samples) {
    test(`${title}, ${theme}`, async ({ page }) => {
      await openApp(page, theme);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      const report = await openSample(page, title);
      expect(report.tables).toHaveLength(tables + views);
      expect(overlaps(report)).toEqual([]);
      const line = page.getByRole('region', { name: 'Import report' });
      await expect(line).toContainText('0 failed');
      await expect(line).toContainText('Nothing was dropped silently');
      await expect(line).not.toContainText('kept as they are');
      expect(await verdict(page)).toMatch(
        /^Verified: loaded into PGlite 18\.\d+, read back, equal$/,
      );
    });
  }
}
