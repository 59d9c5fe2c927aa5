/** A titled part of the inspector that can be folded. */
import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import styles from './inspector.module.css';

interface SectionProps {
  readonly title: string;
  readonly count?: number;
  readonly folded?: boolean;
  /** A button at the end of the title line. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A section; its children are rendered only while it is open. */
export function Section({ title, count, folded = false, action, children }: SectionProps) {
  const [open, setOpen] = useState(!folded);
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h3>
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <ChevronRight
              size={12}
              strokeWidth={2}
              aria-hidden="true"
              data-open={open || undefined}
            />
            {title}
            {count === undefined ? null : (
              <span className={styles.count}>{count.toLocaleString('en')}</span>
            )}
          </button>
        </h3>
        {open ? action : null}
      </div>
      {open ? <div className={styles.sectionBody}>{children}</div> : null}
    </section>
  );
}
