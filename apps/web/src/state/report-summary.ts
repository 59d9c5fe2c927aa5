/** An import report in words: what became of how many statements. */
import type { ImportReport, Outcome } from '@ermine/postgres';

/** Words for each outcome, for one line. */
export const outcomeLabels: Readonly<Record<Outcome, string>> = {
  read: 'read',
  opaque: 'kept as they are',
  session: 'session settings',
  data: 'data',
  dynamic: 'code, not run',
  skipped: 'skipped',
  failed: 'failed',
};

/** What an outcome means, for the report. */
export const outcomeMeanings: Readonly<Record<Outcome, string>> = {
  read: 'Became records of the design',
  opaque: 'Kept word for word, shown and printed again, not understood in detail',
  session: 'Settings of the session or commands of psql; they make no object',
  data: 'Rows; a design holds no rows',
  dynamic: 'Runs code that may make objects; what it does is not known before it runs',
  skipped: 'Has no effect on the schema',
  failed: 'Could not be read; the reason is named',
};

const order: readonly Outcome[] = [
  'read',
  'opaque',
  'data',
  'session',
  'dynamic',
  'skipped',
  'failed',
];

/** The outcomes that occur, with their number; read and failed are always among them. */
export function outcomeCounts(
  report: ImportReport,
): readonly { readonly outcome: Outcome; readonly label: string; readonly count: number }[] {
  return order.flatMap((outcome) => {
    const count = report.totals[outcome];
    if (count === 0 && outcome !== 'read' && outcome !== 'failed') return [];
    return [{ outcome, label: outcomeLabels[outcome], count }];
  });
}

/** How many statements of how many sources. */
export function summary(report: ImportReport): string {
  const statements = report.statements.length;
  const sources = report.sources.length;
  const from = sources === 1 ? '' : ` in ${sources} files`;
  return `${statements.toLocaleString('en')} ${statements === 1 ? 'statement' : 'statements'}${from}`;
}
