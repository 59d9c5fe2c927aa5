/**
 * Guard: a lockfile says what is installed and nothing about the machine it was written on, every
 * package has a checksum and a licence we may ship, and none runs a script when it is installed.
 */
import { expect, test } from 'vitest';
import { missingOptional } from '../scripts/complete-lockfile.mjs';
import { repositoryFiles, type SourceFile } from './sources.ts';

interface Entry {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly license?: string;
  readonly optional?: boolean;
  readonly cpu?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const licences = new Set([
  'Apache-2.0',
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  '0BSD',
  'MPL-2.0',
  'BlueOak-1.0.0',
  'MIT OR Apache-2.0',
]);

/** Packages under another licence, each with why it may be used. */
const licenceExceptions: Readonly<Record<string, string>> = {
  '@fontsource-variable/inter': 'OFL-1.1: a font, bundled unmodified with its licence',
};

/** Packages that must not come in by any way, and why. */
const forbidden: Readonly<Record<string, string>> = {
  '@hono/node-ws': 'it downgrades @hono/node-server; use its own upgradeWebSocket',
  codemirror: 'its latest version is a mis-published 5.x; use the @codemirror packages',
};

function problems(files: readonly SourceFile[]): string[] {
  const found: string[] = [];
  for (const file of files.filter(({ path }) => /(?:^|\/)package-lock\.json$/.test(path))) {
    const { packages } = JSON.parse(file.text) as { packages: Record<string, Entry> };
    for (const name of missingOptional(packages).keys())
      found.push(
        `${file.path} lacks ${name}, so that npm ci refuses it: run node scripts/complete-lockfile.mjs`,
      );
    for (const [path, entry] of Object.entries(packages)) {
      const name = path.split('node_modules/').at(-1) as string;
      if (!path.includes('node_modules/') || entry.link) continue;
      if (entry.resolved !== undefined)
        found.push(
          `${file.path} names a registry for ${name}: npm install with omit-lockfile-registry-resolved`,
        );
      // A package for another platform that the registry at hand did not have has none.
      const elsewhere = entry.optional && entry.cpu !== undefined;
      if (entry.integrity === undefined && !elsewhere)
        found.push(`${file.path} has no checksum for ${name}`);
      if (!licences.has(entry.license ?? '') && !(name in licenceExceptions))
        found.push(`${file.path}: ${name} has the licence ${entry.license ?? 'unknown'}`);
      if (name in forbidden)
        found.push(`${file.path}: ${name} is not used here: ${forbidden[name]}`);
    }
  }
  for (const file of files.filter(({ path }) => /(?:^|\/)\.npmrc$/.test(path))) {
    for (const line of [
      'ignore-scripts=true',
      'save-exact=true',
      'omit-lockfile-registry-resolved=true',
    ])
      if (!file.text.split('\n').includes(line)) found.push(`${file.path} lacks ${line}`);
    if (/registry\s*=|_auth/i.test(file.text))
      found.push(`${file.path} names a registry or credentials`);
  }
  return found;
}

test('lockfiles and settings of npm are clean', () => {
  const files = repositoryFiles();
  expect(files.map((file) => file.path)).toEqual(
    expect.arrayContaining(['package-lock.json', '.npmrc']),
  );
  expect(problems(files)).toEqual([]);
});

const good: Entry = { integrity: 'sha512-x', license: 'MIT' };
const lock = (packages: Record<string, Entry>): SourceFile => ({
  path: 'package-lock.json',
  text: JSON.stringify({ packages }),
});

test.each([
  [
    lock({ 'node_modules/a': { ...good, resolved: 'https://registry.example.org/a.tgz' } }),
    'names a registry',
  ],
  [lock({ 'node_modules/a': { license: 'MIT' } }), 'no checksum'],
  [
    lock({ 'node_modules/a': { ...good, optionalDependencies: { 'a-linux-x64': '1.0.0' } } }),
    'lacks a-linux-x64',
  ],
  [lock({ 'node_modules/a': { ...good, license: 'AGPL-3.0' } }), 'AGPL-3.0'],
  [lock({ 'node_modules/b/node_modules/@hono/node-ws': good }), '@hono/node-ws'],
  [
    { path: '.npmrc', text: 'save-exact=true\nomit-lockfile-registry-resolved=true\n' },
    'ignore-scripts=true',
  ],
])('goes red: %j', (file, message) => {
  expect(problems([file])).toEqual([expect.stringContaining(message)]);
});

test('allows a package with a checksum and a known licence', () => {
  expect(
    problems([
      lock({ '': {}, 'packages/a': {}, 'node_modules/a': good, 'node_modules/b': { link: true } }),
    ]),
  ).toEqual([]);
});
