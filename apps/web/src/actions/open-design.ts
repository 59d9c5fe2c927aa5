/** Show the start screen's ways to open a design, above the present one. */
import { showDialog } from '../state/ui.ts';
import type { Action } from './action.ts';
import { designIsOpen } from './conditions.ts';

export const openDesign: Action = {
  id: 'open-design',
  label: 'Open…',
  group: 'Design',
  keys: ['Mod+O'],
  scope: 'everywhere',
  words: 'import sql file sample',
  when: designIsOpen,
  run: () => showDialog('open'),
};
