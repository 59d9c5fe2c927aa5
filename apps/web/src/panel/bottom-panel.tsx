/** The bottom panel: DDL and import report. The SQL view is loaded when it is first shown. */
import { X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { toggleBottom } from '../actions/toggle-bottom.ts';
import { loadDdlPanel } from '../app/later-parts.ts';
import type { OpenDesign } from '../state/design.ts';
import { type BottomTab, useUi } from '../state/ui.ts';
import { ActionButton } from '../ui/action-button.tsx';
import styles from './bottom-panel.module.css';
import { ReportPanel } from './report-panel.tsx';

const DdlPanel = lazy(loadDdlPanel);

/** The panel of the open design. */
export function BottomPanel({ design }: { readonly design: OpenDesign }) {
  const wanted = useUi((state) => state.bottomTab);
  const { report } = design;
  const tabs: readonly (readonly [BottomTab, string])[] = report
    ? [
        ['ddl', 'DDL'],
        ['report', 'Import report'],
      ]
    : [['ddl', 'DDL']];
  const tab = report ? wanted : 'ddl';
  return (
    <div className={styles.panel}>
      <div className={styles.tabs}>
        <div role="tablist" aria-label="Bottom panel">
          {tabs.map(([name, label], i) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${name}`}
              aria-selected={name === tab}
              aria-controls="bottom-content"
              tabIndex={name === tab ? 0 : -1}
              onClick={() => useUi.setState({ bottomTab: name })}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
                const [other] = tabs[(i + 1) % tabs.length] ?? [name];
                useUi.setState({ bottomTab: other });
                document.getElementById(`tab-${other}`)?.focus();
              }}
            >
              {label}
            </button>
          ))}
        </div>
        <ActionButton action={toggleBottom} icon={X} />
      </div>
      <div
        id="bottom-content"
        className={styles.content}
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
      >
        {tab === 'report' && report ? (
          <ReportPanel design={design} report={report} />
        ) : (
          <Suspense fallback={<div className={styles.loading}>Loading the SQL view…</div>}>
            <DdlPanel design={design} />
          </Suspense>
        )}
      </div>
    </div>
  );
}
