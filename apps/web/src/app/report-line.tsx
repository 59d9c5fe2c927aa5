/** The import report in one line, shown first after an import (editor:S10). */
import { X } from 'lucide-react';
import { showReport } from '../actions/show-report.ts';
import type { OpenDesign } from '../state/design.ts';
import { outcomeCounts, summary } from '../state/report-summary.ts';
import { useUi } from '../state/ui.ts';
import button from '../ui/button.module.css';
import styles from './report-line.module.css';

/** The line, or nothing once it was closed. */
export function ReportLine({ design }: { readonly design: OpenDesign }) {
  const closed = useUi((state) => state.reportLineClosed);
  if (closed || !design.report) return null;
  const counts = outcomeCounts(design.report);
  const failed = design.report.totals.failed > 0;
  return (
    <section className={styles.line} aria-label="Import report" data-failed={failed || undefined}>
      <strong>{summary(design.report)}</strong>
      <ul className={styles.counts}>
        {counts.map(({ outcome, label, count }) => (
          <li key={outcome} data-outcome={outcome} data-none={count === 0 || undefined}>
            <span className={styles.dot} />
            {count.toLocaleString('en')} {label}
          </li>
        ))}
      </ul>
      <span className={styles.end}>
        Nothing was dropped silently
        <button
          type="button"
          className={`${button.button} ${button.small}`}
          onClick={() => showReport.run()}
        >
          Open report
        </button>
        <button
          type="button"
          className={button.icon}
          aria-label="Close the report line"
          onClick={() => useUi.setState({ reportLineClosed: true })}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </span>
    </section>
  );
}
