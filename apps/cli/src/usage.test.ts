/** What every command refuses, and the help. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from './test-cli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ermine-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('bad usage is exit code 2, with the usage on standard error', () => {
  test.each([
    [[], 'a command is missing'],
    [['nothing'], 'there is no command "nothing"'],
    [['constructor'], 'there is no command "constructor"'],
    [['--bogus'], 'there is no command "--bogus"'],
    [['import'], 'FILE is missing'],
    [['import', '--bogus', 'a.sql'], "unknown option '--bogus'"],
    [['import', 'a.sql', '-o'], "option '-o, --out <value>' argument missing"],
    [['import', 'a.sql', '-o', 'a.sql'], '"a.sql" is not a design file'],
    [['import', 'a.sql', '--define', 'x'], '--define "x" is not name=value'],
    [['import', 'a.sql', '--encoding', 'klingon'], 'there is no encoding "klingon"'],
    [['import', '-', '-'], '- is given twice'],
    [['export', 'a.sql'], '--format is missing'],
    [['export', 'a.sql', '--format', 'svg'], '--format is one of sql, ermine, not "svg"'],
    [['export', 'a.sql', '--format', 'ermine', '--mode', 'readable'], '--mode is for --format sql'],
    [['verify'], 'INPUT is missing'],
    [['verify', '--json=yes', 'a.sql'], "option '--json' does not take an argument"],
    [['serve', 'x'], 'unexpected argument "x"'],
    [['serve', '--port', '65536'], '"65536" is not a port'],
    [['serve', '--port', '-1'], "option '--port' argument is ambiguous"],
    [['serve', '--no-new-token'], "unknown option '--no-new-token'"],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await run(folder, args);
    expect(stderr).toContain(`ermine: error: ${message}`);
    expect(stderr).toContain('USAGE');
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe('input that cannot be used is exit code 2', () => {
  test.each([
    [['import', 'missing.sql'], 'cannot read "missing.sql": there is no such file'],
    [['import', '.'], 'cannot read ".": it is a folder'],
    [['verify', 'postgres://me:secret@host/db'], 'a database cannot be read directly'],
    [['export', 'https://host/d', '--format', 'sql'], 'an address cannot be read'],
    [['serve', '--host', '0.0.0.0'], 'cannot listen on "0.0.0.0"'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await run(folder, args);
    expect(stderr).toContain(`ermine: error: ${message}`);
    expect(stderr).not.toMatch(/USAGE|secret/);
    expect([code, stdout]).toEqual([2, '']);
  });

  test('with --json the reason is the one document on standard output', async () => {
    const { code, stdout } = await run(folder, ['import', 'missing.sql', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      errors: [
        {
          code: 'cannot-read',
          severity: 'error',
          message: 'cannot read "missing.sql": there is no such file',
        },
      ],
    });
  });
});

describe('help', () => {
  test.each([[['--help']], [['-h']], [['help']]])('%j names every command', async (args) => {
    const { code, stdout, stderr } = await run(folder, args);
    expect([code, stderr]).toEqual([0, '']);
    for (const name of ['import', 'export', 'verify', 'serve']) expect(stdout).toContain(name);
    expect(stdout).not.toContain('\u001b');
  });

  test('of a command names its flags', async () => {
    const { code, stdout } = await run(folder, ['export', '--help']);
    expect(code).toBe(0);
    for (const flag of ['--format', '-o, --out', '--mode', '--check', '--partial', '--json']) {
      expect(stdout).toContain(flag);
    }
  });

  test('--version is the version', async () => {
    const { code, stdout } = await run(folder, ['--version']);
    expect([code, stdout]).toEqual([0, '0.1.0\n']);
  });
});
