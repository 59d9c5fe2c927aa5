/** Says why a file was not opened and what to do; what was open stays open. */
import { CircleAlert } from 'lucide-react';
import { useDesign } from '../state/design.ts';
import { refusalStore } from '../state/opening.ts';
import { useStoreValue } from '../state/store.ts';
import button from '../ui/button.module.css';
import { Dialog } from '../ui/dialog.tsx';
import styles from './refusal-dialog.module.css';

const most = 20;

/** The dialog, or nothing. */
export function RefusalDialog() {
  const refusal = useStoreValue(refusalStore);
  const design = useDesign();
  if (!refusal) return null;
  const close = () => refusalStore.set(undefined);
  return (
    <Dialog label={`${refusal.name} was not opened`} onClose={close}>
      <div className={styles.body}>
        <h2 className={styles.title}>
          <CircleAlert size={18} strokeWidth={1.75} aria-hidden="true" />
          {refusal.name} was not opened
        </h2>
        <ul className={styles.list}>
          {refusal.diagnostics.slice(0, most).map((diagnostic, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown.
            <li key={i}>
              <p className={styles.message}>{sentence(diagnostic.message)}</p>
              {diagnostic.range ? (
                <p className={styles.detail}>Line {diagnostic.range.line}</p>
              ) : null}
              {diagnostic.detail ? (
                <p className={styles.detail}>{sentence(diagnostic.detail)}</p>
              ) : null}
              {diagnostic.hint ? <p className={styles.hint}>{diagnostic.hint}</p> : null}
            </li>
          ))}
        </ul>
        {refusal.diagnostics.length > most ? (
          <p className={styles.detail}>and {refusal.diagnostics.length - most} more</p>
        ) : null}
        <div className={styles.foot}>
          <span>{design ? `${design.name} is still open.` : null}</span>
          <button type="button" className={`${button.button} ${button.primary}`} onClick={close}>
            Close
          </button>
        </div>
      </div>
    </Dialog>
  );
}

/** A file's name at the start keeps its case. */
function sentence(text: string): string {
  if (/^\S+: /.test(text)) return text;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
