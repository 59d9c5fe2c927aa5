/** What the canvas says of a design without tables and views (editor:S11). */
import { Table2 } from 'lucide-react';
import { openDesign } from '../actions/open-design.ts';
import { showReport } from '../actions/show-report.ts';
import button from '../ui/button.module.css';
import { Empty } from '../ui/empty.tsx';
import styles from './nothing-to-draw.module.css';

/** Why the canvas is empty, and what to do. */
export function NothingToDraw() {
  return (
    <div className={styles.area}>
      <Empty icon={Table2} title="This design has no tables and no views">
        <p>Whatever else it holds is in the navigator.</p>
        <div className={styles.buttons}>
          {showReport.when?.() ? (
            <button type="button" className={button.button} onClick={() => showReport.run()}>
              {showReport.label}
            </button>
          ) : null}
          <button type="button" className={button.button} onClick={() => openDesign.run()}>
            {openDesign.label}
          </button>
        </div>
      </Empty>
    </div>
  );
}
