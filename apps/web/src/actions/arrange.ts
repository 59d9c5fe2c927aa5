/** Arrange all tables anew with the default layout. */
import { runLayout } from '../canvas/layout-run.ts';
import { stageStore } from '../canvas/stage.ts';
import type { Action } from './action.ts';
import { canvasHasTables } from './conditions.ts';

export const arrange: Action = {
  id: 'arrange',
  label: 'Arrange all tables',
  group: 'View',
  keys: ['Shift+T'],
  scope: 'canvas',
  words: 'layout auto untangle',
  when: canvasHasTables,
  run: () => {
    const stage = stageStore.get();
    if (stage) runLayout(stage, () => stage.control.fitAll());
  },
};
