/** Move the focus to the previous region of the editor. */
import { moveFocus } from '../app/regions.ts';
import type { Action } from './action.ts';
import { designIsOpen } from './conditions.ts';

export const previousRegion: Action = {
  id: 'previous-region',
  label: 'Focus the previous region',
  group: 'Panels',
  keys: ['Shift+F6'],
  scope: 'everywhere',
  when: designIsOpen,
  run: () => moveFocus(-1),
};
