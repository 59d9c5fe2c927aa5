/**
 * Guard: the repository holds nothing of the machine it was written on, no file that has grown
 * beyond reading, and no large binary.
 */
import { expect, test } from 'vitest';
import { isCode, isTest, lineAt, repositoryFiles, type SourceFile } from './sources.ts';

/** Longest source and test file in lines, and largest file of any sort in bytes. */
const limits = { source: 500, test: 900, bytes: 1_500_000 };

/** Longer files, each with the one idea that it is. */
const longFiles: Readonly<Record<string, string>> = {
  'packages/database/src/sabotage/cases.ts': 'one table for tests: a change for each attribute',
  'packages/database/src/sabotage/cases-unmodelled.ts': 'its counterpart for unmodelled kinds',
};

const isGenerated = (path: string) => /\.gen\.ts$|(?:^|\/)package-lock\.json$/.test(path);

// Put together so that this file does not name what it forbids.
const homes = ['work', 'home', 'Users', 'root'].join('|');
const registries = ['registry', 'npmjs'].join('\\.');
const machine = new RegExp(
  `(?<![\\w.:/@-])/(?:${homes})/[\\w.-]+|\\b[A-Z]:\\\\\\\\?Users\\\\|\\bfile:///(?!tmp/)\\w|${registries}\\.org`,
  'g',
);

function machinePaths(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !file.text.includes('\0'))
    .flatMap((file) =>
      [...file.text.matchAll(machine)].map(
        (match) =>
          `${file.path}:${lineAt(file.text, match.index)} names ${match[0]}, a place on one machine`,
      ),
    );
}

function tooLarge(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    if (file.text.length > limits.bytes)
      return [`${file.path} has ${file.text.length} bytes, more than ${limits.bytes}`];
    if (!isCode(file.path) || isGenerated(file.path) || file.path in longFiles) return [];
    const lines = file.text.split('\n').length - 1;
    const limit = isTest(file.path) ? limits.test : limits.source;
    return lines > limit
      ? [`${file.path} has ${lines} lines, more than ${limit}: split it by idea`]
      : [];
  });
}

function unfinished(files: readonly SourceFile[]): string[] {
  const marks = new RegExp(
    `\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b|@ts-ignore|@ts-nocheck|\\b(?:test|it|describe)\\.only\\(`,
    'g',
  );
  return files
    .filter((file) => isCode(file.path) && file.path !== 'test/tidy.test.ts')
    .flatMap((file) =>
      [...file.text.matchAll(marks)].map(
        (match) =>
          `${file.path}:${lineAt(file.text, match.index)} has ${match[0]}: finish it or leave it out`,
      ),
    );
}

test('no file names a place on one machine', () => {
  expect(machinePaths(repositoryFiles())).toEqual([]);
});

test('no file is too large', () => {
  expect(tooLarge(repositoryFiles())).toEqual([]);
});

test('nothing is left unfinished', () => {
  expect(unfinished(repositoryFiles())).toEqual([]);
});

test.each([
  ['work', 'main/a.ts'],
  ['home', 'ann/a.ts'],
  ['Users', 'ann/a.ts'],
  ['root', '.cache'],
])('goes red: a path below %s', (home, rest) => {
  expect(machinePaths([{ path: 'a.md', text: `see \`/${home}/${rest}\`` }])).toHaveLength(1);
});

test('goes red: a registry, a path of Windows, a file URL', () => {
  const bad = [
    `https://${registries.replace('\\', '')}.org/a`,
    'C:\\' + 'Users\\ann',
    'file://' + '/srv/a',
  ];
  for (const text of bad) expect(machinePaths([{ path: 'a.md', text }])).toHaveLength(1);
});

test('allows relative paths, addresses and places that every machine has', () => {
  const text = 'src/work/a.ts https://example.org/home/a /usr/bin/env /tmp/a ./home/a';
  expect(machinePaths([{ path: 'a.md', text }])).toEqual([]);
});

test('goes red: long sources, long tests, large files', () => {
  const lines = (count: number) => 'x\n'.repeat(count);
  expect(tooLarge([{ path: 'packages/a/src/a.ts', text: lines(limits.source + 1) }])).toHaveLength(
    1,
  );
  expect(tooLarge([{ path: 'packages/a/src/a.ts', text: lines(limits.source) }])).toEqual([]);
  expect(
    tooLarge([{ path: 'packages/a/src/a.test.ts', text: lines(limits.test + 1) }]),
  ).toHaveLength(1);
  expect(tooLarge([{ path: 'a.png', text: 'x'.repeat(limits.bytes + 1) }])).toHaveLength(1);
});

test('goes red: unfinished code', () => {
  for (const mark of ['// TO' + 'DO', '// @ts-' + 'ignore', 'test.on' + "ly('a', f)"])
    expect(unfinished([{ path: 'packages/a/src/a.ts', text: mark }])).toHaveLength(1);
});
