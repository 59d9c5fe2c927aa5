/** The start screen: what Ermine is in one line, and the ways to open a schema. */

import { Mark } from './mark.tsx';
import styles from './start.module.css';
import { ThemeToggle } from './theme-toggle.tsx';
import { WaysToOpen } from './ways-to-open.tsx';

/** Shown while no design is open. */
export function Start() {
  return (
    <main className={styles.start}>
      <div className={styles.corner}>
        <ThemeToggle />
      </div>
      <div className={styles.column}>
        <header className={styles.header}>
          <Mark size={36} />
          <div>
            <h1>Ermine</h1>
            <p>See a PostgreSQL schema whole, and get back DDL that is proved to load.</p>
          </div>
        </header>
        <WaysToOpen />
      </div>
    </main>
  );
}
