/** The dialogs that actions open. */
import { lazy, Suspense, useEffect } from 'react';
import { useDesign } from '../state/design.ts';
import { showDialog, useUi } from '../state/ui.ts';
import { Dialog } from '../ui/dialog.tsx';
import styles from './dialogs.module.css';
import { KeyReference } from './key-reference.tsx';
import { loadLaterParts, loadPalette } from './later-parts.ts';
import { WaysToOpen } from './ways-to-open.tsx';

const Palette = lazy(loadPalette);
const close = () => showDialog(undefined);

/** The open dialog, or nothing. */
export function Dialogs() {
  const dialog = useUi((state) => state.dialog);
  const design = useDesign();
  // Loaded before it is asked for: what is typed while it loads would be lost, and Enter run a command.
  useEffect(() => {
    if (design) loadLaterParts();
  }, [design]);
  switch (dialog) {
    case 'find':
    case 'commands':
      return (
        <Suspense>
          <Palette schema={design?.schema} commands={dialog === 'commands'} onClose={close} />
        </Suspense>
      );
    case 'keys':
      return <KeyReference onClose={close} />;
    case 'open':
      return (
        <Dialog label="Open a design" onClose={close}>
          <div className={styles.open}>
            <WaysToOpen />
          </div>
        </Dialog>
      );
    case undefined:
      return null;
  }
}
