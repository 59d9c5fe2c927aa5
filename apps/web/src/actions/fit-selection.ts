/** Show the selection wholly. */
import { stageStore } from '../canvas/stage.ts';
import { useUi } from '../state/ui.ts';
import type { Action } from './action.ts';
import { somethingIsSelected } from './conditions.ts';

export const fitSelection: Action = {
  id: 'fit-selection',
  label: 'Show the selection',
  group: 'View',
  keys: ['Shift+2'],
  scope: 'canvas',
  when: somethingIsSelected,
  run: () => stageStore.get()?.control.fitTo(useUi.getState().selection),
};
