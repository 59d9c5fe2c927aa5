/** Zoom in. */
import { stageStore } from '../canvas/stage.ts';
import type { Action } from './action.ts';
import { canvasHasTables } from './conditions.ts';

export const zoomIn: Action = {
  id: 'zoom-in',
  label: 'Zoom in',
  group: 'View',
  keys: ['+', '='],
  scope: 'canvas',
  when: canvasHasTables,
  run: () => stageStore.get()?.control.zoomBy(1.25),
};
