/** Climb from a row to its table, from a table to nothing (editor:C9). */
import { stageStore } from '../canvas/stage.ts';
import { select, useUi } from '../state/ui.ts';
import type { Action } from './action.ts';
import { somethingIsSelected } from './conditions.ts';

export const selectParent: Action = {
  id: 'select-parent',
  label: 'Select the table of the row, then nothing',
  group: 'Selection',
  keys: ['Escape'],
  scope: 'canvas',
  when: somethingIsSelected,
  run: () => {
    const stage = stageStore.get();
    const { selection } = useUi.getState();
    const only = selection.length === 1 ? selection[0] : undefined;
    const slot = stage && only !== undefined ? stage.slotFor(only) : -1;
    const table = stage?.scene.tables.source[slot]?.id;
    select(table !== undefined && table !== only ? [table] : []);
  },
};
