/** Back to the view before. */
import { stageStore } from '../canvas/stage.ts';
import type { Action } from './action.ts';
import { canvasHasTables } from './conditions.ts';

export const cameraBack: Action = {
  id: 'camera-back',
  label: 'Back to the view before',
  group: 'View',
  keys: ['['],
  scope: 'canvas',
  when: canvasHasTables,
  run: () => stageStore.get()?.control.back(),
};
