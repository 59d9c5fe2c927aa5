/** Forward to the next view. */
import { stageStore } from '../canvas/stage.ts';
import type { Action } from './action.ts';
import { canvasHasTables } from './conditions.ts';

export const cameraForward: Action = {
  id: 'camera-forward',
  label: 'Forward to the next view',
  group: 'View',
  keys: [']'],
  scope: 'canvas',
  when: canvasHasTables,
  run: () => stageStore.get()?.control.forward(),
};
