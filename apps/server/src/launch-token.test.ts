/** The launch token's file (security:U2): who may read it, and that it stays. */
import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureDataFolder } from './data-folder.ts';
import { launchToken, tokenMatcher } from './launch-token.ts';

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'ermine-data-'));
  folder = join(parent, '.ermine');
  await ensureDataFolder(folder);
});
afterEach(() => rm(parent, { recursive: true }));

describe('the launch token', () => {
  test('is 256 bits in a file of its owner, in an ignored folder of its owner', async () => {
    const token = await launchToken(folder, false);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect((await stat(join(folder, 'token'))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
    expect((await readdir(folder)).sort()).toEqual(['.gitignore', 'token']);
  });

  test('stays from start to start until a new one is asked for', async () => {
    const first = await launchToken(folder, false);
    expect(await launchToken(folder, false)).toBe(first);
    const second = await launchToken(folder, true);
    expect(second).not.toBe(first);
    expect(await launchToken(folder, false)).toBe(second);
  });

  test.each([0o640, 0o604, 0o644, 0o620, 0o610, 0o777])('mode %i is refused', async (mode) => {
    await launchToken(folder, false);
    await chmod(join(folder, 'token'), mode);
    await expect(launchToken(folder, false)).rejects.toMatchObject({
      code: 'token-exposed',
      hint: expect.stringContaining('chmod 600'),
    });
  });

  test('a new one replaces one that others could read', async () => {
    const old = await launchToken(folder, false);
    await chmod(join(folder, 'token'), 0o644);
    expect(await launchToken(folder, true)).not.toBe(old);
    expect((await stat(join(folder, 'token'))).mode & 0o777).toBe(0o600);
  });

  test.each(['', 'short', 'x'.repeat(44), `${'x'.repeat(42)}!`])(
    '"%s" is no token',
    async (text) => {
      await writeFile(join(folder, 'token'), text, { mode: 0o600 });
      await expect(launchToken(folder, false)).rejects.toMatchObject({ code: 'token-damaged' });
    },
  );

  test('a link is not followed', async () => {
    await writeFile(join(folder, 'elsewhere'), 'x'.repeat(43), { mode: 0o600 });
    await symlink(join(folder, 'elsewhere'), join(folder, 'token'));
    await expect(launchToken(folder, false)).rejects.toMatchObject({ code: 'token-unreadable' });
  });

  test('a folder that cannot be made is told', async () => {
    await writeFile(join(parent, 'file'), '');
    await expect(ensureDataFolder(join(parent, 'file', '.ermine'))).rejects.toMatchObject({
      fault: 'environment',
      code: 'data-folder',
    });
  });

  test('only the whole token matches', () => {
    const matches = tokenMatcher('right');
    expect(['right', 'Right', 'righ', 'right ', ''].map(matches)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
