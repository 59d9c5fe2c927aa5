import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { missingPackages } from './install.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ermine-install-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'node_modules', 'a'), { recursive: true });

const a = { version: '1.0.0', integrity: 'sha512-a' };
const write = (path, packages) => writeFileSync(join(folder, path), JSON.stringify({ packages }));

test.each([
  ['what is installed as asked', { 'node_modules/a': a }, { 'node_modules/a': a }, []],
  ['nothing installed', { 'node_modules/a': a }, {}, ['node_modules/a']],
  [
    'another version',
    { 'node_modules/a': a },
    { 'node_modules/a': { ...a, version: '2.0.0' } },
    ['node_modules/a'],
  ],
  [
    'another content',
    { 'node_modules/a': a },
    { 'node_modules/a': { ...a, integrity: 'x' } },
    ['node_modules/a'],
  ],
  [
    'a folder that was removed',
    { 'node_modules/b': a },
    { 'node_modules/b': a },
    ['node_modules/b'],
  ],
  [
    'an optional package of another platform',
    { 'node_modules/b': { ...a, optional: true } },
    {},
    [],
  ],
  ['workspaces themselves', { '': {}, 'packages/x': {} }, {}, []],
])('%s', (_what, wanted, installed, missing) => {
  write('package-lock.json', wanted);
  write('node_modules/.package-lock.json', installed);
  expect(missingPackages(folder)).toEqual(missing);
});

test('no node_modules at all', () => {
  const empty = mkdtempSync(join(tmpdir(), 'ermine-install-'));
  writeFileSync(
    join(empty, 'package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/a': a } }),
  );
  expect(missingPackages(empty)).toEqual(['node_modules/a']);
  rmSync(empty, { recursive: true });
});
