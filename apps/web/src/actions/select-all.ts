/** Select every table of the diagram. */
import { stageStore } from '../canvas/stage.ts';
import { select } from '../state/ui.ts';
import type { Action } from './action.ts';
import { canvasHasTables } from './conditions.ts';

export const selectAll: Action = {
  id: 'select-all',
  label: 'Select all tables',
  group: 'Selection',
  keys: ['Mod+A'],
  scope: 'canvas',
  when: canvasHasTables,
  run: () => select(stageStore.get()?.diagram.tables.map((table) => table.id) ?? []),
};
