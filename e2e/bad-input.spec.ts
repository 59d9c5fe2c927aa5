/** Bad input: each a clear error with a hint, and what was open stays open. */
import { drop, expect, openApp, openSample, scene, settled, test } from './app.ts';

const text = (content: string) => new TextEncoder().encode(content);

const bad = [
  { name: 'prose.sql', content: text('Dear all, please find attached what we said.\n'), says: /./ },
  { name: 'latin.sql', content: Uint8Array.of(0x2d, 0x2d, 0x20, 0xe9, 0x0a), says: /UTF-8/i },
  {
    name: 'dump.custom',
    content: text('PGDMP\u0001\u000e\u0000binary'),
    says: /pg_restore|custom|archive/i,
  },
  {
    name: 'mysql.sql',
    content: text(
      '-- MySQL dump 10.13\n/*!40101 SET NAMES utf8 */;\nCREATE TABLE `t` (`id` int AUTO_INCREMENT) ENGINE=InnoDB;\n',
    ),
    says: /MySQL/i,
  },
  { name: 'broken.ermine.json', content: text('{"ermine": 1, "rec'), says: /./ },
  {
    name: 'image.sql',
    content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0),
    says: /./,
  },
  { name: 'empty.sql', content: text(''), says: /./ },
];

for (const { name, content, says } of bad) {
  test(`${name} is refused or reported, and the open design stays`, async ({ page }) => {
    await openApp(page);
    const before = await openSample(page, 'Shop');
    await drop(page, [{ name, content }]);
    const dialog = page.getByRole('dialog', { name: /was not opened/ });
    await expect(dialog).toBeVisible();
    await expect(dialog).toContainText(says);
    await expect(dialog).toContainText('shop is still open');
    await dialog.getByRole('button', { name: 'Close' }).click();
    const after = await scene(page);
    expect(after.tables.map((table) => table.id)).toEqual(before.tables.map((table) => table.id));
  });
}

test('a design file is opened alone', async ({ page }) => {
  await openApp(page);
  await drop(page, [
    { name: 'a.ermine.json', content: '{}' },
    { name: 'b.sql', content: 'CREATE TABLE t (id int);' },
  ]);
  await expect(page.getByRole('dialog')).toContainText('A design file is opened alone');
});

test('names that are hard to bear are drawn as text and print again', async ({ page }) => {
  await openApp(page);
  const names = [
    '<img src=x onerror=alert(1)>',
    '</script><script>alert(1)</script>',
    '__proto__',
    'constructor',
    'a"; DROP TABLE x; --',
    'ünïcødé 🦊',
    'x'.repeat(63),
  ];
  const sql = names
    .map((name) => {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      return `CREATE TABLE ${quoted} (${quoted} int);\nCOMMENT ON TABLE ${quoted} IS '<b>${name.replaceAll("'", "''")}</b>';`;
    })
    .join('\n');
  page.on('dialog', () => {
    throw new Error('a script ran');
  });
  await drop(page, [{ name: 'hostile.sql', content: sql }]);
  const report = await settled(page);
  expect(report.tables.map((table) => table.name).sort()).toEqual([...names].sort());
  await expect(page.getByRole('region', { name: 'Import report' })).toContainText('0 failed');
  for (const name of names) {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox').fill(name);
    await page.getByRole('option').first().click();
    await expect(page.getByTestId('inspector').getByRole('heading', { level: 2 })).toHaveText(name);
  }
  await page.keyboard.press('ControlOrMeta+e');
  await expect(page.getByTestId('ddl')).toContainText('x'.repeat(63));
});

test('without a server the badge says so and the design stays readable', async ({ page }) => {
  await openApp(page);
  await page.route('**/api/verify', (route) => route.abort());
  await openSample(page, 'Shop');
  await expect(page.getByTestId('verified-badge')).toHaveAttribute(
    'title',
    'Not run: the server does not answer',
  );
  await page.getByTestId('verified-badge').click();
  await expect(page.getByRole('region', { name: 'Verification' })).toContainText('npm start');
});

test('the launch token leaves the address bar', async ({ page }) => {
  await openApp(page);
  expect(page.url()).not.toContain('#');
  expect(page.url()).not.toContain('t=');
});
