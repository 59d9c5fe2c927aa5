// The order of several files: one that needs what a later one makes is read after it. The given order
// stands unless another one leaves fewer statements waiting or failed.
import type { ImportReport, ReportEntry } from '@ermine/postgres';
import type { Imported, SqlSource } from './import-sql.ts';

type Accepted = Extract<Imported, { ok: true }>;

/** Tells whether a statement needed something that was not there when it came. */
function isEarly(entry: ReportEntry): boolean {
  return entry.diagnostics.some(
    ({ code }) => code === 'order' || (entry.outcome === 'failed' && code.startsWith('undefined-')),
  );
}

/** For each source, how many of its statements came too early. */
function earlyBySource(report: ImportReport): number[] {
  const counts = report.sources.map(() => 0);
  for (const entry of report.statements) {
    if (isEarly(entry)) counts[entry.source] = (counts[entry.source] as number) + 1;
  }
  return counts;
}

function total(report: ImportReport): number {
  return earlyBySource(report).reduce((sum, count) => sum + count, 0);
}

/** The report with a note on the first statement of every source that was moved behind another. */
function withNote(best: Accepted, moved: ReadonlySet<string>): Accepted {
  const noted = new Set<number>();
  const statements = best.report.statements.map((entry): ReportEntry => {
    const name = best.report.sources[entry.source]?.name ?? '';
    if (!moved.has(name) || noted.has(entry.source)) return entry;
    noted.add(entry.source);
    return {
      ...entry,
      diagnostics: [
        ...entry.diagnostics,
        {
          code: 'file-order',
          severity: 'note',
          message: `${name} was read after the files that make what it needs`,
          range: entry.range,
        },
      ],
    };
  });
  return { ...best, report: { ...best.report, statements } };
}

/** Imports sources in the given order, or in one in which fewer statements come too early. */
export function inWorkingOrder(
  sources: readonly SqlSource[],
  run: (order: readonly SqlSource[]) => Imported,
): Imported {
  const first = run(sources);
  if (!first.ok) return first;
  let best = first;
  let order = sources;
  const moved = new Set<string>();
  for (let tries = 0; tries < sources.length && total(best.report) > 0; tries++) {
    const early = earlyBySource(best.report);
    const waiting = order.filter((_, i) => (early[i] as number) > 0);
    const next = [...order.filter((_, i) => early[i] === 0), ...waiting];
    if (next.every((source, i) => source === order[i])) break;
    const again = run(next);
    if (!again.ok || total(again.report) >= total(best.report)) break;
    for (const source of waiting) moved.add(source.name);
    best = again;
    order = next;
  }
  return moved.size === 0 ? best : withNote(best, moved);
}
