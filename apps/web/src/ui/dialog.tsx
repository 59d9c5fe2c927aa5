/** A modal dialog on the browser's own element: it traps the focus and gives it back (editor:A9). */
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './dialog.module.css';

interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly width?: 'normal' | 'wide';
  /** Where it stands: `top` for palettes. */
  readonly place?: 'centre' | 'top';
}

/** Shown as long as it is rendered; Escape or a press outside closes it. */
export function Dialog({
  label,
  onClose,
  children,
  width = 'normal',
  place = 'centre',
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the element closes on Escape by itself.
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={label}
      data-width={width}
      data-place={place}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.content}>{children}</div>
    </dialog>
  );
}
