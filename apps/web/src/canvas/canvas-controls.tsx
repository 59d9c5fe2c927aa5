/** Small zoom buttons in the corner of the canvas. */
import { Maximize, Minus, Plus } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { fitAll } from '../actions/fit-all.ts';
import { zoomActual } from '../actions/zoom-actual.ts';
import { zoomIn } from '../actions/zoom-in.ts';
import { zoomOut } from '../actions/zoom-out.ts';
import { ActionButton } from '../ui/action-button.tsx';
import styles from './canvas-controls.module.css';
import { useStage } from './stage-context.ts';

/** Zoom out, the zoom, zoom in, show everything. */
export function CanvasControls() {
  const stage = useStage();
  const percent = useSyncExternalStore(
    (listener) => stage.on('camera', listener),
    () => Math.round(stage.camera.k * 100),
  );
  return (
    <div className={styles.controls} role="toolbar" aria-label="Zoom">
      <ActionButton action={zoomOut} icon={Minus} />
      <button
        type="button"
        className={styles.zoom}
        title={zoomActual.label}
        aria-label={`Zoom ${percent} %, ${zoomActual.label}`}
        onClick={() => zoomActual.run()}
      >
        {percent} %
      </button>
      <ActionButton action={zoomIn} icon={Plus} />
      <span className={styles.divider} />
      <ActionButton action={fitAll} icon={Maximize} />
    </div>
  );
}
