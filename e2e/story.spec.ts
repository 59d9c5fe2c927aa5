/** The story of one visit: find, look, follow a relation, read the report and the DDL. */
import {
  drop,
  expect,
  openApp,
  openSample,
  pointOnEdge,
  scene,
  settled,
  tableNamed,
  test,
  verdict,
} from './app.ts';

test('find a table by its name and read everything about it', async ({ page }) => {
  await openApp(page);
  await openSample(page, 'User management');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('sessio');
  await expect(page.getByRole('option').first()).toContainText('session');
  await page.keyboard.press('Enter');
  const inspector = page.getByTestId('inspector');
  await expect(inspector.getByRole('heading', { name: 'session', exact: true })).toBeVisible();
  await expect(inspector).toContainText('token_hash');
  await expect(inspector).toContainText('SHA-256 of the token; the token itself is never stored');
  await expect(inspector).toContainText('session_ends_after_it_begins');
  await expect(inspector).toContainText('session_passkey_id_idx');
  await expect(inspector).toContainText('CREATE TABLE auth.session');
  await page.waitForTimeout(500);
  const report = await scene(page);
  const table = tableNamed(report, 'session');
  expect(report.selection).toEqual([table.id]);
  expect(report.camera.k).toBeGreaterThanOrEqual(0.6);
  expect(Math.abs(table.x + table.width / 2 - report.view.x - report.view.width / 2)).toBeLessThan(
    2,
  );
});

test('clicking a row selects the column, Escape climbs', async ({ page }) => {
  await openApp(page);
  await openSample(page, 'User management');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('team_member');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  const before = await scene(page);
  const table = tableNamed(before, 'team_member');
  const { k } = before.camera;
  // The second row: header 40, rows 32.
  await page.mouse.click(table.x + table.width / 2, table.y + (40 + 32 * 1.5) * k);
  const inspector = page.getByTestId('inspector');
  await expect(inspector.getByRole('heading', { name: 'account_id', exact: true })).toBeVisible();
  await expect(inspector).toContainText('team_member_account_id_fkey');
  await page.keyboard.press('g');
  await expect(inspector.getByRole('heading', { name: 'account', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  expect((await scene(page)).selection).toEqual([]);
});

test('hovering and clicking a relation', async ({ page }) => {
  await openApp(page);
  const { id, x, y } = pointOnEdge(await openSample(page, 'Shop'));
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
  expect((await scene(page)).selection).toEqual([id]);
  const inspector = page.getByTestId('inspector');
  await expect(inspector).toContainText(' refers to ');
  await expect(inspector).toContainText('Each row of ');
  await expect(inspector).toContainText('On delete');
  await expect(inspector).toContainText('FOREIGN KEY');
});

test('the navigator filters, opens with keys and reads tables aloud', async ({ page }) => {
  await openApp(page);
  await openSample(page, 'User management');
  await page.getByRole('searchbox', { name: 'Filter the navigator' }).fill('team');
  const tree = page.getByRole('tree');
  await expect(
    tree.getByRole('treeitem', {
      name: 'team, table in auth, 5 columns, 1 foreign key out, 3 in',
    }),
  ).toBeVisible();
  await page.keyboard.press('ArrowDown');
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect((await scene(page)).selection).toHaveLength(1);
});

test('the report lists every statement; a bad one is named with its line and leads to it', async ({
  page,
}) => {
  await openApp(page);
  const sql =
    'CREATE TABLE a (id int PRIMARY KEY);\n\nCREATE TABEL b (id int);\nCREATE TABLE c (a int REFERENCES a);\n';
  await drop(page, [{ name: 'mixed.sql', content: sql }]);
  const report = await settled(page);
  expect(report.tables.map((table) => table.name).sort()).toEqual(['a', 'c']);
  await expect(page.getByRole('region', { name: 'Import report' })).toContainText('1 failed');
  await page.getByRole('button', { name: 'Open report' }).click();
  await page.getByRole('button', { name: /^failed/ }).click();
  const row = page.getByRole('listbox', { name: 'Statements' }).getByRole('option');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('3');
  await row.click();
  await expect(page.getByRole('region', { name: 'Statement 2' })).toContainText('CREATE TABEL b');
  await page.getByRole('button', { name: /^All/ }).click();
  await page.getByRole('listbox', { name: 'Statements' }).getByRole('option').last().click();
  await expect(
    page.getByTestId('inspector').getByRole('heading', { name: 'c', exact: true }),
  ).toBeVisible();
});

test('DDL of everything and of the selection, with its proof, to copy and to keep', async ({
  page,
}) => {
  await openApp(page);
  await openSample(page, 'User management');
  await page.keyboard.press('ControlOrMeta+e');
  const ddl = page.getByTestId('ddl');
  await expect(ddl).toContainText('CREATE SCHEMA auth');
  await verdict(page);
  await expect(page.getByTestId('ddl-proof')).toContainText('Verified: loaded into PGlite 18');
  await page.getByRole('radio', { name: 'Canonical' }).click();
  await expect(ddl).toContainText('CREATE SCHEMA auth');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('recovery_code');
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Selection' }).click();
  await expect(ddl).toContainText('recovery_code');
  await expect(ddl).not.toContainText('CREATE SCHEMA auth');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '.ermine.json' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('user-management.ermine.json');
  const chunks: Uint8Array[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Uint8Array);
  await drop(page, [{ name: file.suggestedFilename(), content: Buffer.concat(chunks) }]);
  await expect(page.getByRole('heading', { name: 'user-management', level: 1 })).toBeVisible();
  const again = await settled(page);
  expect(again.tables).toHaveLength(17);
});

test('several files make one design; pasting on the start screen opens', async ({ page }) => {
  await openApp(page);
  await drop(page, [
    { name: '1.sql', content: 'CREATE TABLE parent (id int PRIMARY KEY);' },
    { name: '2.sql', content: 'CREATE TABLE child (p int REFERENCES parent);' },
  ]);
  const report = await settled(page);
  expect(report.edges).toHaveLength(1);
  await expect(page.getByRole('region', { name: 'Import report' })).toContainText('in 2 files');
  await page.reload();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'CREATE TABLE pasted (id int);');
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
  });
  expect((await settled(page)).tables.map((table) => table.name)).toEqual(['pasted']);
});

test('keys: the reference names what works, panels fold, the theme changes', async ({ page }) => {
  await openApp(page);
  await openSample(page, 'Shop');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard reference' });
  await expect(keys).toContainText('Show everything');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await page.keyboard.press('\\');
  await expect(page.getByTestId('inspector')).toBeHidden();
  await page.keyboard.press('\\');
  await expect(page.getByTestId('inspector')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('> dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
