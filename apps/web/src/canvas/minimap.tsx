/** The minimap: the whole diagram small, with the frame of the view; a press goes there (editor:R19). */
import { darkTheme, drawMinimap, lightTheme, minimapCamera } from '@ermine/layout';
import { type PointerEvent, useCallback, useEffect, useRef } from 'react';
import { useThemeName } from '../state/theme.ts';
import styles from './minimap.module.css';
import { resizeCanvas } from './pixel-ratio.ts';
import { useStage } from './stage-context.ts';

const size = { width: 200, height: 140 };
/** Fewer tables than this need no map. */
const fewest = 12;
/** Least time between two redraws, in ms. */
const redrawMs = 200;

/** The minimap, or nothing for a small diagram. */
export function Minimap() {
  const stage = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useThemeName() === 'dark' ? darkTheme : lightTheme;
  const shown = stage.diagram.tables.length >= fewest;

  useEffect(() => {
    if (!shown) return undefined;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let last = Number.NEGATIVE_INFINITY;
    const draw = () => {
      waiting = undefined;
      last = performance.now();
      const context = canvas.current?.getContext('2d');
      if (!canvas.current || !context) return;
      const pixelRatio = window.devicePixelRatio || 1;
      resizeCanvas(canvas.current, size.width, size.height, pixelRatio);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.current.width, canvas.current.height);
      drawMinimap(context, stage.scene, stage.view(), theme, { ...size, pixelRatio });
    };
    const request = () => {
      waiting ??= setTimeout(draw, Math.max(0, last + redrawMs - performance.now()));
    };
    draw();
    const stops = [stage.on('camera', request), stage.on('scene', request)];
    return () => {
      clearTimeout(waiting);
      for (const stop of stops) stop();
    };
  }, [stage, theme, shown]);

  const go = useCallback(
    (event: PointerEvent<HTMLCanvasElement>) => {
      if (event.buttons !== 1) return;
      const camera = minimapCamera(stage.scene, { ...size, pixelRatio: 1 });
      if (!camera) return;
      stage.touched = true;
      const box = event.currentTarget.getBoundingClientRect();
      stage.control.panTo(
        (event.clientX - box.left - camera.x) / camera.k,
        (event.clientY - box.top - camera.y) / camera.k,
      );
    },
    [stage],
  );

  if (!shown) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex takes no focus.
    <canvas
      ref={canvas}
      className={styles.minimap}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => {
        event.stopPropagation();
        go(event);
      }}
    />
  );
}
