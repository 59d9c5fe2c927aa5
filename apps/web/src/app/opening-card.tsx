/** Shows what is being opened, the stage it is at, and how to stop it (editor:A5). */

import { openingStore } from '../state/opening.ts';
import { useStoreValue } from '../state/store.ts';
import button from '../ui/button.module.css';
import { ProgressBar } from '../ui/progress-bar.tsx';
import styles from './opening-card.module.css';

/** The card, or nothing. */
export function OpeningCard() {
  const opening = useStoreValue(openingStore);
  if (!opening) return null;
  const { stage, done, total } = opening.progress;
  return (
    <div className={styles.veil}>
      <section className={styles.card} aria-label={`Opening ${opening.name}`}>
        <strong>{opening.name}</strong>
        <ProgressBar label={stage} done={done} total={total} />
        <div className={styles.line}>
          <span role="status">
            {stage}
            {total === undefined
              ? '…'
              : ` ${(done ?? 0).toLocaleString('en')} of ${total.toLocaleString('en')}`}
          </span>
          <button
            type="button"
            className={`${button.button} ${button.small}`}
            onClick={() => opening.cancel()}
          >
            Cancel
          </button>
        </div>
      </section>
    </div>
  );
}
