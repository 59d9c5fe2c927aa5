/**
 * Guard: shared code never branches on a kind. What differs between kinds is a property that each
 * kind declares in its own file below `kinds/`, so that a new kind touches its own folder only.
 */
import { kinds } from '@ermine/model';
import { expect, test } from 'vitest';
import { codeOf, isCode, isTest, lineAt, repositoryFiles, type SourceFile } from './sources.ts';

const shared = [
  'packages/model/src/',
  'packages/postgres/src/',
  'packages/formats/src/',
  'packages/database/src/',
];

/** Files that may name a kind, each with the reason. */
const allowed: Readonly<Record<string, string>> = {};

function problems(files: readonly SourceFile[]): string[] {
  const names = Object.keys(kinds).join('|');
  const literal = `(?<quote>['"\`])(?<kind>${names})\\k<quote>`;
  const patterns = [
    `\\bkind\\s*[!=]==?\\s*${literal}`,
    `${literal}\\s*[!=]==?\\s*[\\w$.?!]*\\bkind\\b`,
    `\\bkindOf\\([^()]*\\)\\s*[!=]==?\\s*${literal}`,
    `\\bcase\\s+${literal}\\s*:`,
    `(?<!\\w)kind\\s*:\\s*${literal}`,
  ].map((pattern) => new RegExp(pattern, 'g'));
  const found: string[] = [];
  for (const file of files) {
    if (!isCode(file.path) || isTest(file.path) || file.path.includes('/kinds/')) continue;
    if (!shared.some((folder) => file.path.startsWith(folder)) || file.path in allowed) continue;
    const code = codeOf(file.text, { strings: true });
    for (const pattern of patterns)
      for (const match of code.matchAll(pattern))
        found.push(
          `${file.path}:${lineAt(file.text, match.index)} names the kind "${match.groups?.kind}": let kinds declare the property that is asked for`,
        );
  }
  return found;
}

test('shared code names no kind', () => {
  expect(problems(repositoryFiles())).toEqual([]);
});

test('every exception still exists', () => {
  const paths = repositoryFiles().map((file) => file.path);
  for (const path of Object.keys(allowed)) expect(paths).toContain(path);
});

test.each([
  "if (record.kind === 'table') {}",
  "if ('column' !== record.kind) {}",
  "if (kindOf(id) === 'index') {}",
  "switch (record.kind) { case 'foreignKey': break; }",
  "const record = { kind: 'table', name };",
  'const kind = record.kind == "view";',
])('goes red: %s', (text) => {
  for (const folder of shared)
    expect(problems([{ path: `${folder}a.ts`, text }])).toEqual([
      expect.stringContaining('names the kind'),
    ]);
});

test.each([
  ['packages/model/src/kinds/table.ts', "const table = { kind: 'table' };"],
  ['packages/postgres/src/kinds/table/parse.ts', "if (record.kind === 'table') {}"],
  ['packages/postgres/src/a.test.ts', "if (record.kind === 'table') {}"],
  ['packages/postgres/src/a.ts', "if (node.kind === 'CreateStmt') {} // kind === 'table'"],
  ['apps/web/src/a.ts', "if (record.kind === 'table') {}"],
])('allows: %s with %s', (path, text) => {
  expect(problems([{ path, text }])).toEqual([]);
});
