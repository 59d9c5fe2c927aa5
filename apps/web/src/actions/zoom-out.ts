/** Zoom out. */
import { stageStore } from '../canvas/stage.ts';
import type { Action } from './action.ts';
import { canvasHasTables } from './conditions.ts';

export const zoomOut: Action = {
  id: 'zoom-out',
  label: 'Zoom out',
  group: 'View',
  keys: ['-'],
  scope: 'canvas',
  when: canvasHasTables,
  run: () => stageStore.get()?.control.zoomBy(0.8),
};
