/** A bar for work that takes a while: how far it is, or that it is under way. */
import styles from './progress-bar.module.css';

interface ProgressBarProps {
  readonly label: string;
  readonly done?: number;
  readonly total?: number;
}

/** Determinate where `total` is known. */
export function ProgressBar({ label, done, total }: ProgressBarProps) {
  const share = total !== undefined && total > 0 ? Math.min(1, (done ?? 0) / total) : undefined;
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
    >
      <div
        className={styles.bar}
        data-running={share === undefined || undefined}
        style={share === undefined ? undefined : { transform: `scaleX(${share})` }}
      />
    </div>
  );
}
