/** Says that there is more than the first view shows, until the camera is moved (editor:C8). */
import { useSyncExternalStore } from 'react';
import { fitAll } from '../actions/fit-all.ts';
import { isMac, keyText } from '../actions/keys.ts';
import styles from './opening-hint.module.css';
import { useStage } from './stage-context.ts';

const key = keyText(fitAll.keys[0] ?? '', isMac(navigator.platform));

/** The hint, or nothing. */
export function OpeningHint() {
  const stage = useStage();
  const shown = useSyncExternalStore(
    (listener) => stage.on('camera', listener),
    () => !stage.touched && !stage.travelling && stage.partly,
  );
  if (!shown) return null;
  return (
    <button type="button" className={styles.hint} onClick={() => fitAll.run()}>
      <kbd>{key}</kbd> shows all {stage.diagram.tables.length.toLocaleString('en')}
    </button>
  );
}
