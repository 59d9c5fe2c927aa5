/** Takes files that are dropped anywhere on the page, and shows that it will (editor:S2). */
import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { openFiles } from '../state/opening.ts';
import styles from './drop-veil.module.css';

/** A veil over the page while files hover above it. */
export function DropVeil() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    window.addEventListener(
      'dragenter',
      (event) => {
        if (!hasFiles(event)) return;
        depth++;
        setOver(true);
      },
      { signal },
    );
    window.addEventListener(
      'dragleave',
      (event) => {
        if (!hasFiles(event)) return;
        depth = Math.max(0, depth - 1);
        if (depth === 0) setOver(false);
      },
      { signal },
    );
    window.addEventListener(
      'dragover',
      (event) => {
        if (hasFiles(event)) event.preventDefault();
      },
      { signal },
    );
    window.addEventListener(
      'drop',
      (event) => {
        depth = 0;
        setOver(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        void openFiles([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
    return () => abort.abort();
  }, []);
  if (!over) return null;
  return (
    <div className={styles.veil}>
      <div className={styles.card}>
        <FileDown size={28} strokeWidth={1.5} aria-hidden="true" />
        <strong>Drop to open</strong>
        <span>SQL files, several at once, or one .ermine.json</span>
      </div>
    </div>
  );
}
