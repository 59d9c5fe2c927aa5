/** Show everything. */
import { stageStore } from '../canvas/stage.ts';
import type { Action } from './action.ts';
import { canvasHasTables } from './conditions.ts';

export const fitAll: Action = {
  id: 'fit-all',
  label: 'Show everything',
  group: 'View',
  keys: ['Shift+1'],
  scope: 'canvas',
  when: canvasHasTables,
  run: () => stageStore.get()?.control.fitAll(),
};
