// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code as data
/**
 * Guard: the pure packages decide and never act. Time, randomness, files, network and the page are
 * passed in by whoever calls, so that the same code runs in a browser, a worker and a test.
 */
import { expect, test } from 'vitest';
import {
  codeOf,
  importsOf,
  isCode,
  isTest,
  lineAt,
  repositoryFiles,
  type SourceFile,
  workspaceOf,
} from './sources.ts';

const pure = new Set([
  'packages/model',
  'packages/postgres',
  'packages/layout',
  'packages/formats',
]);

/** Names that act, and what to do instead. */
const forbidden: readonly (readonly [names: readonly string[], instead: string])[] = [
  [['console'], 'return a diagnostic'],
  [['process', 'Buffer', 'require'], 'pass in what is needed'],
  [['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'], 'let the caller do the request'],
  [
    ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'],
    'let the caller schedule',
  ],
  [['Date', 'performance'], 'pass in the time'],
  [['crypto'], 'pass in a source of randomness'],
  [
    [
      'document',
      'window',
      'globalThis',
      'self',
      'localStorage',
      'sessionStorage',
      'navigator',
      'location',
    ],
    'pass in what is needed',
  ],
];

/** Whether the file declares the name itself, as a variable, a parameter or a member. */
function declares(code: string, name: string): boolean {
  return new RegExp(
    `\\b(?:const|let|var|function|class|interface|type|import)\\s+${name}\\b|[({,\\[]\\s*(?:readonly\\s+)?${name}\\s*\\??\\s*[,:)}\\]]|^\\s*(?:readonly\\s+)?${name}\\??:`,
    'm',
  ).test(code);
}

function problems(files: readonly SourceFile[]): string[] {
  const found: string[] = [];
  for (const file of files) {
    const workspace = workspaceOf(file.path);
    if (workspace === undefined || !pure.has(workspace)) continue;
    if (!file.path.startsWith(`${workspace}/src/`) || !isCode(file.path) || isTest(file.path))
      continue;
    for (const { specifier } of importsOf(file))
      if (specifier.startsWith('node:'))
        found.push(`${file.path} imports ${specifier}: a pure package uses no IO`);
    const code = codeOf(file.text, { strings: false });
    const report = (offset: number, what: string, instead: string) =>
      found.push(`${file.path}:${lineAt(file.text, offset)} uses ${what}: ${instead}`);
    for (const match of code.matchAll(/(?<![\w$])Math\.random\b/g))
      report(match.index, 'Math.random', 'pass in a source of randomness');
    for (const [names, instead] of forbidden)
      for (const name of names) {
        const use = new RegExp(
          `(?<![\\w$.'"#-]|\\?\\.)${name}(?=\\s*(?:[.(\\[!]|\\?\\.))(?!\\s*\\?\\s*:)`,
          'g',
        );
        for (const match of code.matchAll(use))
          if (!declares(code, name)) report(match.index, name, instead);
      }
  }
  return found;
}

test('pure packages use no IO, time, randomness or page', () => {
  expect(problems(repositoryFiles())).toEqual([]);
});

test.each([
  ["import { readFileSync } from 'node:fs';", 'node:fs'],
  ["console.log('a');", 'console'],
  ['const a = process.env.HOME;', 'process'],
  ['setTimeout(() => {}, 1);', 'setTimeout'],
  ['const a = new Date();', 'Date'],
  ['const a = Date.now();', 'Date'],
  ['const a = Math.random();', 'Math.random'],
  ["await fetch('x');", 'fetch'],
  ["document.querySelector('a');", 'document'],
  ['const a = window.innerWidth;', 'window'],
  ['const a = `${performance.now()}`;', 'performance'],
])('goes red: %s', (text, name) => {
  expect(problems([{ path: 'packages/model/src/a.ts', text }])).toEqual([
    expect.stringContaining(name),
  ]);
});

test.each([
  [
    'packages/model/src/a.ts',
    '// console.log(1)\nconst a = "process.env"; const b = { document: 1 }.document;',
  ],
  ['packages/model/src/a.ts', 'function f(document: Design) { return document.records; }'],
  ['packages/model/src/a.ts', 'const key = event.location.line;'],
  ['packages/model/src/a.test.ts', "import { readFileSync } from 'node:fs';"],
  ['packages/database/src/a.ts', 'const a = new Date();'],
])('allows: %s with %s', (path, text) => {
  expect(problems([{ path, text }])).toEqual([]);
});
