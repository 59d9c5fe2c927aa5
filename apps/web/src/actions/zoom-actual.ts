/** Zoom to 100 %; again within a second shows everything (editor:C6). */
import { stageStore } from '../canvas/stage.ts';
import type { Action } from './action.ts';
import { canvasHasTables } from './conditions.ts';

const againMs = 1_000;
let last = Number.NEGATIVE_INFINITY;

export const zoomActual: Action = {
  id: 'zoom-actual',
  label: 'Zoom to 100 %',
  group: 'View',
  keys: ['Mod+0'],
  scope: 'canvas',
  when: canvasHasTables,
  run: () => {
    const control = stageStore.get()?.control;
    const now = performance.now();
    if (now - last < againMs) control?.fitAll();
    else control?.zoomTo(1);
    last = now;
  },
};
