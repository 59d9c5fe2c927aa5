/**
 * Guard: packages know each other in one direction only. Pure knowledge (model, postgres) must not
 * learn of what uses it, or it can no longer be used alone; tests may import anything.
 */
import { posix } from 'node:path';
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

const pure = ['model', 'postgres', 'layout', 'formats'];

/** What each workspace may import of the others; a new one gets its line with its first file. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'packages/model': [],
  'packages/postgres': ['model'],
  'packages/layout': ['model'],
  'packages/formats': ['model', 'postgres', 'layout'],
  'packages/database': ['model', 'postgres'],
  'packages/testkit': [...pure, 'database'],
  'apps/server': [...pure, 'database'],
  'apps/web': pure,
  'apps/cli': [...pure, 'database', 'server'],
};

/** Of these a workspace may import types, which leave no trace in what runs. */
const mayImportTypes: Readonly<Record<string, readonly string[]>> = { 'apps/web': ['server'] };

function problems(files: readonly SourceFile[]): string[] {
  const found: string[] = [];
  for (const file of files) {
    const workspace = workspaceOf(file.path);
    if (!isCode(file.path) || workspace === undefined) continue;
    const allowed = mayImport[workspace];
    if (allowed === undefined) {
      found.push(`${workspace} is missing in the map of layers in test/layers.test.ts`);
      continue;
    }
    for (const { specifier, typeOnly } of importsOf(file)) {
      if (specifier.startsWith('.')) {
        const target = posix.join(posix.dirname(file.path), specifier);
        if (!target.startsWith(`${workspace}/`) && !isTest(file.path))
          found.push(`${file.path} leaves its package by ${specifier}: import the package by name`);
        continue;
      }
      const name = packageOf(specifier)?.match(/^@ermine\/(.+)$/)?.[1];
      if (name === undefined || `${workspace.split('/')[1]}` === name || isTest(file.path))
        continue;
      const types = typeOnly && mayImportTypes[workspace]?.includes(name);
      if (!allowed.includes(name) && !types)
        found.push(
          `${file.path} imports ${specifier}: ${workspace} may import ${allowed.join(', ') || 'no other package'}`,
        );
      if (/^@ermine\/[^/]+\/src\b/.test(specifier))
        found.push(`${file.path} imports ${specifier}: what a package does not export is private`);
    }
  }
  return [...new Set(found)];
}

test('packages import only what the map of layers allows', () => {
  expect(problems(repositoryFiles())).toEqual([]);
});

test.each([
  [
    'packages/model/src/a.ts',
    "import { x } from '@ermine/postgres';",
    'may import no other package',
  ],
  ['packages/layout/src/a.ts', "import type { X } from '@ermine/postgres';", 'may import model'],
  ['packages/postgres/src/a.ts', "export * from '@ermine/testkit';", '@ermine/testkit'],
  ['apps/web/src/a.ts', "import { x } from '@ermine/server';", '@ermine/server'],
  ['apps/web/src/a.ts', "const x = import('@ermine/database');", '@ermine/database'],
  ['apps/cli/src/a.ts', "import { x } from '@ermine/model/src/id.ts';", 'private'],
  ['packages/formats/src/a.ts', "import { x } from '../../model/src/id.ts';", 'leaves its package'],
  ['packages/new/src/a.ts', '', 'missing in the map'],
])('goes red: %s with %s', (path, text, message) => {
  expect(problems([{ path, text }])).toEqual([expect.stringContaining(message)]);
});

test.each([
  ['packages/model/src/a.test.ts', "import { x } from '@ermine/testkit';"],
  ['apps/web/src/a.ts', "import type { X } from '@ermine/server';"],
  ['packages/postgres/src/kinds/a.ts', "import { x } from '../b.ts';"],
])('allows: %s with %s', (path, text) => {
  expect(problems([{ path, text }])).toEqual([]);
});
