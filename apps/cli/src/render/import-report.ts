/** The import report for people: what was read, what was not and where. */
import { kinds } from '@ermine/model';
import type { ImportReport, Outcome } from '@ermine/postgres';
import { diagnosticLines } from './diagnostics.ts';
import { tableLines } from './table.ts';

/** The most findings that are shown; `--json` has them all. */
const MAX_SHOWN = 50;

/** The findings of errors and warnings, in the order of the sources. */
export function findingLines({ sources, statements }: ImportReport): readonly string[] {
  const findings = statements.flatMap((entry) =>
    entry.diagnostics
      .filter(({ severity }) => severity !== 'note')
      .map((diagnostic) => ({
        file: sources[entry.source]?.name ?? '',
        diagnostic: { ...diagnostic, range: diagnostic.range ?? entry.range },
      })),
  );
  const lines = findings
    .slice(0, MAX_SHOWN)
    .flatMap(({ file, diagnostic }) => diagnosticLines(file, [diagnostic]));
  const hidden = findings.length - MAX_SHOWN;
  return hidden > 0 ? [...lines, `${hidden} more findings; --json has them all`] : lines;
}

/** What needs a look, in one line (postgres-model:Q2); undefined when all is read and verified. */
export function attentionLine({ totals, verified }: ImportReport): string | undefined {
  const parts = (['failed', 'dynamic', 'opaque'] as const)
    .filter((outcome) => totals[outcome] > 0)
    .map((outcome) => `${totals[outcome]} ${outcome}`);
  if (verified.state === 'not-run') parts.push('not verified (ermine verify does)');
  if (verified.state === 'different') parts.push('different from the original when printed');
  return parts.length === 0 ? undefined : `note: ${parts.join(', ')}`;
}

const outcomes: readonly (readonly [Outcome, string])[] = [
  ['read', 'read'],
  ['opaque', 'kept as they are (opaque)'],
  ['session', 'for a session only'],
  ['data', 'data, left out'],
  ['dynamic', 'dynamic, not evaluated'],
  ['skipped', 'skipped on demand'],
  ['failed', 'failed'],
];

/** Statements by outcome and records by kind, as two aligned tables. */
export function summaryLines(report: ImportReport): readonly string[] {
  const { totals } = report;
  const statements = outcomes
    .filter(([outcome]) => totals[outcome] > 0)
    .map(([outcome, label]) => [`  ${label}`, String(totals[outcome])]);
  const records = Object.values(kinds)
    .map(({ kind, plural }) => [`  ${plural}`, String(totals.byKind[kind] ?? 0)])
    .filter(([, count]) => count !== '0');
  const attention = attentionLine(report);
  return [
    ...(attention === undefined ? [] : [attention]),
    `statements: ${report.statements.length}`,
    ...tableLines(statements),
    'objects:',
    ...tableLines(records),
  ];
}
