/**
 * Guard: a workspace declares every package that it imports, where it is needed (what runs in
 * production is no devDependency), declares nothing else, and pins exact versions. npm hoists
 * packages, so that an undeclared one works until it does not.
 */
import { expect, test } from 'vitest';
import {
  importsOf,
  isCode,
  isTest,
  packageOf,
  repositoryFiles,
  type SourceFile,
  workspaceOf,
} from './sources.ts';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Declared packages that no import names, each with what uses it. */
const usedOtherwise: Readonly<Record<string, string>> = {
  '@types/node': 'types of Node, named in tsconfig.json',
};

const manifestPath = (workspace: string | undefined) =>
  workspace === undefined ? 'package.json' : `${workspace}/package.json`;

function manifests(files: readonly SourceFile[]): Map<string, Manifest> {
  return new Map(
    files
      .filter((file) => /(?:^|\/)package\.json$/.test(file.path))
      .map((file) => [file.path, JSON.parse(file.text) as Manifest]),
  );
}

const declared = (manifest: Manifest | undefined): Record<string, string> => ({
  ...manifest?.dependencies,
  ...manifest?.devDependencies,
  ...manifest?.peerDependencies,
  ...manifest?.optionalDependencies,
});

/** Whether the file is a part of what runs in production. */
const isShipped = (path: string) =>
  /^(?:packages|apps)\/[^/]+\/(?:src|bin)\//.test(path) && !isTest(path);

function undeclared(files: readonly SourceFile[]): string[] {
  const all = manifests(files);
  const atRoot = declared(all.get('package.json'));
  const anywhere = Object.assign({}, ...[...all.values()].map(declared));
  const found = new Set<string>();
  for (const file of files) {
    if (!isCode(file.path)) continue;
    const workspace = workspaceOf(file.path);
    const manifest = all.get(manifestPath(workspace));
    for (const { specifier, typeOnly } of importsOf(file)) {
      const name = packageOf(specifier);
      if (name === undefined || name === `@ermine/${workspace?.split('/')[1]}`) continue;
      // Tools of the whole repository stand at its root; npm links our own packages everywhere.
      if (!isShipped(file.path) && (name in atRoot || name.startsWith('@ermine/'))) continue;
      // Benchmarks and tests of the whole product use what its parts use.
      if (workspace === undefined && name in anywhere) continue;
      if (!(name in declared(manifest)))
        found.add(`${file.path} imports ${name}: declare it in ${manifestPath(workspace)}`);
      else if (isShipped(file.path) && !typeOnly && name in (manifest?.devDependencies ?? {}))
        found.add(
          `${file.path} imports ${name} at run time: move it to dependencies in ${manifestPath(workspace)}`,
        );
    }
  }
  return [...found];
}

function unused(files: readonly SourceFile[]): string[] {
  const found: string[] = [];
  for (const [path, manifest] of manifests(files)) {
    const folder = path.slice(0, -'package.json'.length);
    // Packages that are not ours to import, such as the test servers, have no code beside them.
    const mine = files.filter((file) =>
      folder === ''
        ? workspaceOf(file.path) === undefined || isTest(file.path) || !isCode(file.path)
        : file.path.startsWith(folder),
    );
    if (!mine.some((file) => isCode(file.path))) continue;
    const imported = new Set(
      mine
        .filter((file) => isCode(file.path))
        .flatMap((file) => importsOf(file).map((entry) => packageOf(entry.specifier))),
    );
    const said = mine
      .filter(
        (file) =>
          /\.(?:css|html|mjs|js|json|ts)$/.test(file.path) &&
          !file.path.endsWith('package-lock.json'),
      )
      .map((file) =>
        file.path.endsWith('package.json')
          ? JSON.stringify((JSON.parse(file.text) as { scripts?: object }).scripts ?? {})
          : file.text,
      );
    for (const name of Object.keys(declared(manifest))) {
      const typesOf = name.startsWith('@types/')
        ? name.slice('@types/'.length).replace('__', '/')
        : undefined;
      if (imported.has(name) || name in usedOtherwise) continue;
      if (typesOf !== undefined && imported.has(typesOf.includes('/') ? `@${typesOf}` : typesOf))
        continue;
      // Named in a script, a style sheet, a configuration or a started program.
      if (
        said.some((text) =>
          new RegExp(`(?<![\\w@/-])${name.replaceAll('/', '\\/')}(?![\\w-])`).test(text),
        )
      )
        continue;
      found.push(`${path} declares ${name}, which nothing uses: remove it`);
    }
  }
  return found;
}

function inexact(files: readonly SourceFile[]): string[] {
  const exact = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/;
  return [...manifests(files)].flatMap(([path, manifest]) =>
    Object.entries(declared(manifest))
      .filter(([, version]) => !exact.test(version))
      .map(([name, version]) => `${path} asks for ${name} ${version}: pin one exact version`),
  );
}

test('every import is declared', () => {
  expect(undeclared(repositoryFiles())).toEqual([]);
});

test('every declaration is used', () => {
  expect(unused(repositoryFiles())).toEqual([]);
});

test('every version is exact', () => {
  expect(inexact(repositoryFiles())).toEqual([]);
});

const manifest = (path: string, content: Manifest): SourceFile => ({
  path,
  text: JSON.stringify(content),
});
const fixture: readonly SourceFile[] = [
  manifest('package.json', { devDependencies: { vitest: '4.1.12' } }),
  manifest('packages/a/package.json', {
    dependencies: { '@ermine/model': '0.1.0', zod: '4.6.7' },
    devDependencies: { '@types/pg': '8.0.0', pg: '8.0.0' },
  }),
  { path: 'packages/a/src/a.test.ts', text: "import { test } from 'vitest'; import pg from 'pg';" },
  {
    path: 'packages/a/src/a.ts',
    text: "import '@ermine/model'; import type { Client } from 'pg'; import z from 'zod/v4';",
  },
  { path: 'scripts/a.mjs', text: "const runner = 'node_modules/vitest/vitest.mjs';" },
];

test('nothing is found in a correct repository', () => {
  expect([...undeclared(fixture), ...unused(fixture), ...inexact(fixture)]).toEqual([]);
});

test.each([
  ["import hono from 'hono';", 'declare it in packages/a/package.json'],
  ["import { Client } from 'pg';", 'move it to dependencies'],
  ["const x = await import('vitest');", 'declare it in packages/a/package.json'],
])('goes red: %s', (text, message) => {
  expect(undeclared([...fixture, { path: 'packages/a/src/b.ts', text }])).toEqual([
    expect.stringContaining(message),
  ]);
});

test.each([
  [{ dependencies: { hono: '4.13.19' } }, unused, 'declares hono'],
  [{ devDependencies: { '@types/ws': '8.0.0' } }, unused, 'declares @types/ws'],
  [{ dependencies: { zod: '^4.6.7' } }, inexact, 'zod ^4.6.7'],
  [{ dependencies: { zod: 'latest' } }, inexact, 'zod latest'],
  [{ dependencies: { zod: 'npm:other@~1.0.0' } }, inexact, 'npm:other@~1.0.0'],
  [{ dependencies: { zod: 'git+https://example.org/zod.git' } }, inexact, 'git+https'],
])('goes red: %j', (content: Manifest, check, message) => {
  const files = [
    manifest('packages/b/package.json', content),
    { path: 'packages/b/src/b.ts', text: "import 'zod';" },
  ];
  expect(check(files)).toEqual([expect.stringContaining(message)]);
});
