/** import, export and verify as processes on real input: what they write, print and refuse. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Finished, run, start } from './test-cli.ts';

const shop = `CREATE SCHEMA shop;
CREATE TYPE shop.state AS ENUM ('open', 'paid');
CREATE TABLE shop.customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE,
  CHECK (email LIKE '%@%')
);
CREATE TABLE shop."Order" (
  id bigint PRIMARY KEY,
  customer bigint NOT NULL REFERENCES shop.customer ON DELETE CASCADE DEFERRABLE,
  state shop.state DEFAULT 'open',
  total numeric(12,2)
);
CREATE INDEX order_open ON shop."Order" (customer) INCLUDE (total) WHERE state = 'open';
CREATE VIEW shop.open_order AS SELECT id, total FROM shop."Order" WHERE state = 'open';
COMMENT ON COLUMN shop."Order".total IS 'with tax; isn''t null when paid';
`;
const broken = `${shop}CREATE TABEL nothing ();\n`;

let base: string;
let folder: string;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'ermine-trip-'));
});
beforeEach(async () => {
  folder = await mkdtemp(join(base, 'case-'));
  await writeFile(join(folder, 'shop.sql'), shop);
  await writeFile(join(folder, 'broken.sql'), broken);
});
afterAll(() => rm(base, { recursive: true }));

const ermine = (...args: readonly string[]): Promise<Finished> => run(folder, args);
const content = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

describe('ermine import', () => {
  test('reads all: exit code 0, a summary, a design', async () => {
    const { code, stdout, stderr } = await ermine('import', 'shop.sql', '-o', 'd.ermine.json');
    expect([code, stderr]).toEqual([0, 'wrote d.ermine.json\n']);
    expect(stdout).toMatch(/^note: not verified/);
    expect(stdout).toMatch(/^ {2}tables +2$/m);
    expect(stdout).toMatch(/^ {2}read +7$/m);
    expect(JSON.parse(await content('d.ermine.json'))).toHaveProperty('ermine', 1);
  });

  test('a bad statement is one finding with its place: exit code 1, the rest is written', async () => {
    const { code, stderr } = await ermine('import', 'broken.sql', '-o', 'd.ermine.json');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^broken\.sql:17:\d+: error: .*TABEL/m);
    expect(await content('d.ermine.json')).toContain('"customer"');
  });

  test('--json is the report and nothing else', async () => {
    const { code, stdout } = await ermine('import', 'broken.sql', '--json');
    const report = JSON.parse(stdout) as {
      sources: unknown;
      totals: { read: number; failed: number; byKind: Record<string, number> };
    };
    expect(code).toBe(1);
    const sha256 = createHash('sha256').update(broken).digest('hex');
    expect(report.sources).toEqual([{ name: 'broken.sql', bytes: broken.length, sha256 }]);
    expect(report.totals).toMatchObject({ read: 7, failed: 1, byKind: { table: 2, column: 6 } });
  });

  test('standard input and several files make one script', async () => {
    await writeFile(join(folder, 'more.sql'), 'CREATE TABLE shop.more (id shop.state);');
    const { code, stdout } = await run(folder, ['import', '-', 'more.sql', '--json'], shop);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      sources: [{ name: '<stdin>' }, { name: 'more.sql' }],
      totals: { byKind: { table: 3 } },
    });
  });

  test('placeholders and encodings', async () => {
    const latin = Buffer.from("CREATE TABLE @app.t (a text DEFAULT 'é');", 'latin1');
    await writeFile(join(folder, 'latin.sql'), latin);
    const unread = await ermine('import', 'latin.sql');
    expect([unread.code, unread.stdout]).toEqual([2, '']);
    expect(unread.stderr).toMatch(/^ermine: error: latin\.sql: .*UTF-8/);
    const options = ['--encoding', 'latin1', '--define', '@app=shop'];
    const { code } = await ermine('import', 'latin.sql', '-o', 'd.ermine.json', ...options);
    expect(code).toBe(0);
    expect(await content('d.ermine.json')).toMatch(/"name":"shop"[\s\S]*é/);
  });

  test.each([
    ['not UTF-8', Buffer.from([0xc3, 0x28])],
    ['a custom dump', Buffer.from('PGDMP\u0001\u000e')],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0])],
    ['MySQL', Buffer.from('CREATE TABLE `a` (`b` int) ENGINE=InnoDB;')],
  ])('%s is unusable: exit code 2 and the design that was there', async (_, bytes) => {
    await ermine('import', 'shop.sql', '-o', 'd.ermine.json');
    const before = await content('d.ermine.json');
    await writeFile(join(folder, 'bad.sql'), bytes);
    const { code, stderr } = await ermine('import', 'bad.sql', '-o', 'd.ermine.json');
    expect(code).toBe(2);
    expect(stderr).toMatch(/error: .*\n(.*\n)* {2}hint: /);
    expect(await content('d.ermine.json')).toBe(before);
    expect((await readdir(folder)).sort()).toEqual([
      'bad.sql',
      'broken.sql',
      'd.ermine.json',
      'shop.sql',
    ]);
  });

  test('a file that is no design is not written over', async () => {
    await writeFile(join(folder, 'package.json'), '{"name": "mine"}');
    const { code, stderr } = await ermine('import', 'shop.sql', '-o', 'package.json');
    expect(code).toBe(2);
    expect(stderr).toContain('"package.json" exists and is not a design');
    expect(await content('package.json')).toBe('{"name": "mine"}');
  });

  test('what has the same address keeps its id', async () => {
    await ermine('import', 'shop.sql', '-o', 'd.ermine.json');
    const before = await content('d.ermine.json');
    await ermine('import', 'shop.sql', '-o', 'd.ermine.json');
    expect(await content('d.ermine.json')).toBe(before);
    await writeFile(join(folder, 'more.sql'), 'ALTER TABLE shop.customer ADD extra text;');
    await ermine('import', 'shop.sql', 'more.sql', '-o', 'd.ermine.json');
    const after = (await content('d.ermine.json')).split('\n');
    expect(after.filter((line) => !before.includes(line))).toEqual([
      expect.stringMatching(/^\{"id":"col_.*"name":"extra"/),
    ]);
  });
});

describe('what a design holds beside the schema', () => {
  const stranger = '{"id":"zbr_0000000000000000","kind":"zebra","parent":"PARENT","stripes":7},';

  /** A design with a record of a kind that this version does not know, below a table. */
  async function designWithStranger(): Promise<string> {
    await ermine('import', 'shop.sql', '-o', 'd.ermine.json');
    const text = await content('d.ermine.json');
    const table = /"id":"(tbl_[^"]+)".*"name":"customer"/.exec(text)?.[1] as string;
    const line = stranger.replace('PARENT', table);
    await writeFile(join(folder, 'd.ermine.json'), text.replace('\nnull]}', `\n${line}\nnull]}`));
    return line;
  }

  test('survives an import into it', async () => {
    const line = await designWithStranger();
    expect((await ermine('import', 'shop.sql', '-o', 'd.ermine.json')).code).toBe(0);
    expect(await content('d.ermine.json')).toContain(line);
  });

  test('goes when its object goes', async () => {
    await designWithStranger();
    await writeFile(join(folder, 'drop.sql'), 'DROP TABLE shop.customer CASCADE;');
    await ermine('import', 'shop.sql', 'drop.sql', '-o', 'd.ermine.json');
    expect(await content('d.ermine.json')).not.toContain('zebra');
  });

  test('is exported unless only the schema is wanted', async () => {
    const line = await designWithStranger();
    const all = await ermine('export', 'd.ermine.json', '--format', 'ermine');
    expect(all.stdout).toContain(line);
    const schema = await ermine('export', 'd.ermine.json', '--format', 'ermine', '--schema-only');
    expect(schema.stdout).not.toContain('zebra');
    expect(schema.stdout).toContain('"customer"');
  });
});

describe('ermine export', () => {
  test('a design and its SQL give each other back', async () => {
    await ermine('import', 'shop.sql', '-o', 'a.ermine.json');
    expect((await ermine('export', 'a.ermine.json', '--format', 'sql', '-o', 'a.sql')).code).toBe(
      0,
    );
    expect((await ermine('import', 'a.sql', '-o', 'b.ermine.json')).code).toBe(0);
    const again = await ermine('export', 'b.ermine.json', '--format', 'sql');
    expect([again.code, again.stderr]).toEqual([0, '']);
    expect(again.stdout).toBe(await content('a.sql'));
  });

  test('both modes, and as a document', async () => {
    const readable = await ermine('export', 'shop.sql', '--format', 'sql');
    const canonical = await ermine('export', 'shop.sql', '--format', 'sql', '--mode', 'canonical');
    expect(readable.stdout).toContain('CREATE TABLE');
    expect(canonical.stdout).not.toBe(readable.stdout);
    const { stdout } = await ermine('export', 'shop.sql', '--format', 'sql', '--json');
    expect(JSON.parse(stdout)).toEqual({
      format: 'sql',
      file: null,
      text: readable.stdout,
      diagnostics: [],
    });
  });

  test('--check: 0 for what export prints, 1 for anything else, and nothing is written', async () => {
    await ermine('import', 'shop.sql', '-o', 'd.ermine.json');
    const check = ['export', 'd.ermine.json', '--format', 'ermine', '--check'];
    expect((await ermine(...check)).code).toBe(0);
    const spaced = (await content('d.ermine.json')).replace('"kind":', '"kind": ');
    await writeFile(join(folder, 'd.ermine.json'), spaced);
    expect((await ermine(...check)).code).toBe(1);
    expect(await content('d.ermine.json')).toBe(spaced);
    const other = await ermine(
      'export',
      'shop.sql',
      '--format',
      'sql',
      '--check',
      '-o',
      'd.ermine.json',
    );
    expect(other.code).toBe(1);
    expect((await ermine('export', '-', '--format', 'sql', '--check')).code).toBe(2);
  });

  test('what was not read is not left out in silence', async () => {
    const refused = await ermine('export', 'broken.sql', '--format', 'sql', '-o', 'out.sql');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('1 statement could not be read');
    expect(await readdir(folder)).not.toContain('out.sql');
    const partial = await ermine('export', 'broken.sql', '--format', 'sql', '--partial');
    expect([partial.code, partial.stdout]).toEqual([1, expect.stringContaining('CREATE TABLE')]);
  });

  test.each([
    '',
    '{',
    '{"ermine":1,"records":[',
    '{"ermine":99,"records":[\nnull]}\n',
    '<<<<<<< ours\n',
  ])('a damaged design is refused: %j', async (text) => {
    await writeFile(join(folder, 'd.ermine.json'), text);
    const { code, stdout, stderr } = await ermine('export', 'd.ermine.json', '--format', 'sql');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^d\.ermine\.json(:\d+:\d+)?: error: /);
  });

  test('a reader that goes away is no error', async () => {
    const { child, finished } = start(folder, ['export', 'shop.sql', '--format', 'sql']);
    child.stdout?.destroy();
    expect(await finished).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('ermine verify', () => {
  test('equal is exit code 0, for SQL and for its design', async () => {
    const sql = await ermine('verify', 'shop.sql', '--json');
    expect(JSON.parse(sql.stdout)).toMatchObject({
      state: 'equal',
      differences: [],
      notVerified: [],
    });
    expect(sql.code).toBe(0);
    await ermine('import', 'shop.sql', '-o', 'd.ermine.json');
    const design = await ermine('verify', 'd.ermine.json');
    expect(design.stdout).toMatch(/^equal: .*PGlite 18/);
    expect(design.code).toBe(0);
  });

  test('not run is exit code 3', async () => {
    await writeFile(join(folder, '.ermine'), 'in the way');
    const { code, stdout } = await ermine('verify', 'shop.sql', '--json');
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'not-run', reason: expect.any(String) });
  });

  test('unusable input is exit code 2', async () => {
    await writeFile(join(folder, 'bad.sql'), Buffer.from([0xc3, 0x28]));
    const { code, stdout } = await ermine('verify', 'bad.sql', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ errors: [{ severity: 'error' }] });
  });

  test('interrupted is exit code 130', async () => {
    const verify = start(folder, ['verify', 'shop.sql']);
    await verify.wrote('stderr', /loading/);
    verify.child.kill('SIGINT');
    const { code, stderr } = await verify.finished;
    expect(code).toBe(130);
    expect(stderr).toContain('ermine: error: interrupted');
  });
});
