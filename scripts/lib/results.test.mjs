import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { countPlaywright, countVitest, nothing, resultOf, sum, summary } from './results.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ermine-results-'));
afterAll(() => rmSync(folder, { recursive: true }));

const vitest = (...files) => ({
  testResults: files.map(([status, ...tests]) => ({
    status,
    assertionResults: tests.map(([title, outcome]) => ({
      title,
      status: outcome,
      ancestorTitles: [],
    })),
  })),
});
const playwright = (errors, ...tests) => ({
  errors,
  suites: [
    {
      title: 'a.spec.ts',
      suites: [{ title: 'inner', specs: tests.map(([title, test]) => ({ title, tests: [test] })) }],
    },
  ],
});
const counts = ({ passed, failed, skipped }) => [passed, failed, skipped];

describe('Vitest', () => {
  test.each([
    [
      'all sorts',
      [['failed', ['a', 'passed'], ['b', 'failed'], ['c', 'skipped'], ['d', 'todo']]],
      [1, 1, 2],
    ],
    ['a file that could not be loaded', [['failed'], ['passed', ['a', 'passed']]], [1, 1, 0]],
    ['a failed hook', [['failed', ['a', 'passed']]], [1, 1, 0]],
  ])('%s', (_what, files, expected) => {
    expect(counts(countVitest(vitest(...files)))).toEqual(expected);
  });

  test('reasons of skipped tests are kept', () => {
    const { reasons } = countVitest(
      vitest([
        'passed',
        ['a (skipped: no corpus)', 'skipped'],
        ['b (skipped: no corpus) c', 'skipped'],
        ['d', 'todo'],
      ]),
    );
    expect([...reasons]).toEqual([
      ['no corpus', 2],
      ['no reason given: d', 1],
    ]);
  });
});

describe('Playwright', () => {
  test.each([
    [
      'all sorts',
      [],
      [
        ['a', 'expected'],
        ['b', 'unexpected'],
        ['c', 'skipped'],
        ['d', 'flaky'],
      ],
      [1, 2, 1],
    ],
    ['errors outside of tests', [{ message: 'x' }], [['a', 'expected']], [1, 1, 0]],
  ])('%s', (_what, errors, tests, expected) => {
    const report = playwright(errors, ...tests.map(([title, status]) => [title, { status }]));
    expect(counts(countPlaywright(report))).toEqual(expected);
  });

  test('reasons of skipped tests are kept', () => {
    const annotations = [{ type: 'skip', description: 'no corpus' }];
    const { reasons } = countPlaywright(playwright([], ['a', { status: 'skipped', annotations }]));
    expect([...reasons]).toEqual([['no corpus', 1]]);
  });
});

describe('a runner', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  afterAll(() => said.mockRestore());

  test.each([
    ['that passes', [['passed', ['a', 'passed']]], 0, [1, 0, 0]],
    ['that fails', [['failed', ['a', 'failed']]], 1, [0, 1, 0]],
    ['without a test', [], 0, [0, 1, 0]],
    ['that crashes after its tests', [['passed', ['a', 'passed']]], 139, [1, 1, 0]],
  ])('%s', (_what, files, code, expected) => {
    const file = join(folder, 'report.json');
    writeFileSync(file, JSON.stringify(vitest(...files)));
    expect(counts(resultOf('runner', file, countVitest, code))).toEqual(expected);
  });

  test('without a report', () => {
    expect(counts(resultOf('runner', join(folder, 'none.json'), countVitest, 0))).toEqual([
      0, 1, 0,
    ]);
  });

  test('whose report is cut off', () => {
    const file = join(folder, 'cut.json');
    writeFileSync(file, '{"testResults": [');
    expect(() => resultOf('runner', file, countVitest, 0)).toThrow();
  });
});

test('results add up', () => {
  const one = { passed: 1, failed: 2, skipped: 3, reasons: new Map([['a', 3]]) };
  const total = sum([one, one, nothing()]);
  expect(summary(total)).toBe('2 passed, 4 failed, 6 skipped');
  expect([...total.reasons]).toEqual([['a', 6]]);
});
