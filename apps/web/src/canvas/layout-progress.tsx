/** Shows that a layout is being computed, how far it is, and how to stop it (editor:A5). */
import { useEffect, useState } from 'react';
import { useStoreValue } from '../state/store.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import styles from './layout-progress.module.css';
import { layoutStore } from './layout-run.ts';

/** Work shorter than this shows nothing, in ms. */
const patienceMs = 300;

/** The progress of the layout, or nothing. */
export function LayoutProgress() {
  const run = useStoreValue(layoutStore);
  const running = run !== undefined;
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [running]);
  if (!run || !late) return null;
  return (
    <div className={styles.card} role="status">
      <span>Arranging tables</span>
      <ProgressBar label="Arranging tables" done={run.done} total={1} />
      <button type="button" className={styles.stop} onClick={() => run.cancel()}>
        Stop
      </button>
    </div>
  );
}
