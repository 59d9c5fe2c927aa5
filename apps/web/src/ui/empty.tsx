/** What a panel shows when it has nothing to show: why, and what to do (editor:S11). */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './empty.module.css';

interface EmptyProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
}

/** An empty state. */
export function Empty({ icon: Icon, title, children }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <Icon size={20} strokeWidth={1.5} aria-hidden="true" />
      <strong>{title}</strong>
      {children}
    </div>
  );
}
