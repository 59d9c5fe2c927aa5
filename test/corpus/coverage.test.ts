/** The checks of this folder, shown to fail. */
import type { ImportReport } from '@ermine/postgres';
import { expect, test } from 'vitest';
import { coverageProblems } from './coverage.ts';
import { read } from './imported.ts';

const text = '-- a;\nCREATE TABLE a (x int); /* b /* c */ ; */\n\\timing\nSELECT 1;\n';
const source = { name: 'a.sql', text };
const { report } = read([source]);
const problems = (changes: Partial<ImportReport>) =>
  coverageProblems([source], { ...report, ...changes });

test('a report of the whole input has no problem', () => {
  expect(report.statements).toHaveLength(3);
  expect(problems({})).toEqual([]);
});

test('a missing entry, an overlap, a range outside and a wrong total are problems', () => {
  const [first, ...others] = report.statements;
  if (first === undefined) throw new Error('nothing was read');
  const moved = (start: number, end: number) => [
    { ...first, range: { ...first.range, start, end } },
    ...others,
  ];
  expect(problems({ statements: others })).toEqual([
    expect.stringMatching(/^a\.sql: no entry holds CREATE TABLE a/),
    'outcomes are 3, entries 2',
  ]);
  expect(problems({ statements: moved(first.range.start, text.length) })).not.toEqual([]);
  expect(problems({ statements: moved(first.range.start + 1, first.range.end) })).not.toEqual([]);
  expect(problems({ statements: moved(first.range.start, text.length + 1) })).toContain(
    'a.sql: entry 1 is no part of the text',
  );
});
