/** What people read: places, tables, and texts that must not steer a terminal. */
import type { ImportReport, Verified } from '@ermine/postgres';
import { describe, expect, test } from 'vitest';
import { diagnosticLines } from './diagnostics.ts';
import { attentionLine, findingLines, summaryLines } from './import-report.ts';
import { tableLines } from './table.ts';
import { verifiedLines } from './verified.ts';
import { visible } from './visible.ts';

const range = { start: 5, end: 9, line: 2, column: 3 };
const verified: Verified = { state: 'not-run', differences: [], notVerified: [] };

function report(change: Partial<ImportReport['totals']>, findings = 1): ImportReport {
  const totals = { read: 0, opaque: 0, session: 0, data: 0, dynamic: 0, skipped: 0, failed: 0 };
  return {
    version: 1,
    sources: [{ name: 'a.sql', bytes: 10 }],
    postgres: { elaborator: null },
    statements: Array.from({ length: findings }, (_, n) => ({
      n: n + 1,
      source: 0,
      range,
      tag: 'CREATE TABLE',
      outcome: 'failed' as const,
      objects: [],
      diagnostics: [
        { code: 'syntax', severity: 'error', message: `number ${n}` },
        { code: 'order', severity: 'note', message: 'a note' },
      ],
    })),
    totals: { ...totals, byKind: {}, ...change },
    verified,
  };
}

describe('diagnostics', () => {
  test('have place, severity and hint', () => {
    const diagnostic = { code: 'x', severity: 'warning', message: 'odd', hint: 'Look' } as const;
    expect(diagnosticLines('a.sql', [{ ...diagnostic, range }, diagnostic])).toEqual([
      'a.sql:2:3: warning: odd',
      '  hint: Look',
      'a.sql: warning: odd',
      '  hint: Look',
    ]);
  });

  test.each([
    ['\u001b[31mred\u0007', '\\u001b[31mred\\u0007'],
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['\u009b31m\u007f', '\\u009b31m\\u007f'],
    ['two\nlines\tand 😀é', 'two\nlines\tand 😀é'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

describe('the import report', () => {
  test('notes stay in the document, a statement lends its place', () => {
    expect(findingLines(report({}))).toEqual(['a.sql:2:3: error: number 0']);
  });

  test('the many end with a count', () => {
    const lines = findingLines(report({}, 53));
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)).toBe('3 more findings; --json has them all');
  });

  test.each([
    [{ failed: 2, opaque: 1 }, 'note: 2 failed, 1 opaque, not verified (ermine verify does)'],
    [{ dynamic: 3 }, 'note: 3 dynamic, not verified (ermine verify does)'],
    [{ session: 3 }, 'note: not verified (ermine verify does)'],
  ])('%j needs a look in one line', (totals, line) => {
    expect(attentionLine(report(totals))).toBe(line);
  });

  test('nothing to look at is no line', () => {
    expect(attentionLine({ ...report({}), verified: { ...verified, state: 'equal' } })).toBe(
      undefined,
    );
  });

  test('kinds stand in their order, in the words of people', () => {
    const lines = summaryLines(report({ read: 12, byKind: { index: 1, table: 10, check: 0 } }));
    expect(lines.slice(1)).toEqual([
      'statements: 1',
      '  read  12',
      'objects:',
      '  tables   10',
      '  indexes   1',
    ]);
  });
});

describe('tables', () => {
  test('flush numbers right and trim what follows', () => {
    expect(
      tableLines([
        ['a', '1', 'x'],
        ['bcd', '200'],
        ['', '3.5', 'long'],
      ]),
    ).toEqual(['a      1  x', 'bcd  200', '     3.5  long']);
    expect(tableLines([])).toEqual([]);
  });
});

describe('a verification', () => {
  test('names each difference and what was left out', () => {
    const lines = verifiedLines({
      state: 'different',
      engine: 'PGlite 18.6',
      differences: [
        { address: 'column public.a.b', attribute: 'default', imported: '1', elaborated: '2' },
        { address: 'index public.i', imported: 'there', elaborated: undefined },
      ],
      notVerified: [{ address: 'extension postgis', reason: 'not at hand' }],
    });
    expect(lines).toEqual([
      'different: the printed schema is not what was read (PGlite 18.6)',
      '  column public.a.b: default',
      '    read     "1"',
      '    printed  "2"',
      '  index public.i',
      '    read     "there"',
      '    printed  (missing)',
      'left out of the comparison: 1',
      '  extension postgis: not at hand',
    ]);
  });

  test('that was not run says why', () => {
    expect(verifiedLines({ ...verified, reason: 'no memory' })).toEqual(['not run: no memory']);
  });

  test('the many end with a count', () => {
    const one = { address: 'table a', imported: 1, elaborated: 2 };
    const many = { ...verified, state: 'different' as const, differences: Array(23).fill(one) };
    expect(verifiedLines(many).at(-1)).toBe('  3 more differences; --json has them all');
  });
});
