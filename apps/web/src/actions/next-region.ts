/** Move the focus to the next region of the editor. */
import { moveFocus } from '../app/regions.ts';
import type { Action } from './action.ts';
import { designIsOpen } from './conditions.ts';

export const nextRegion: Action = {
  id: 'next-region',
  label: 'Focus the next region',
  group: 'Panels',
  keys: ['F6'],
  scope: 'everywhere',
  when: designIsOpen,
  run: () => moveFocus(1),
};
